import Input
import TabularKit

/// What is read has as many scalars as its shape says.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzIDX(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    withFile(data, count) { file, _ in
        guard case .uint8(let array)? = try? IDXArray(contentsOf: file) else { return }
        precondition(array.scalars.count == array.shape.elementCount)
    }
    return 0
}
