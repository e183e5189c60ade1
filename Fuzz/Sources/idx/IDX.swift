import Input
import Serialization

/// What is read has as many scalars as its shape says, whatever their type.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzIDX(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    withFile(bytes(data, count)) { file, _ in
        guard let array = try? IDXArray(contentsOf: file) else { return }
        let scalarCount =
            switch array {
            case .uint8(let array): array.scalars.count
            case .int8(let array): array.scalars.count
            case .int16(let array): array.scalars.count
            case .int32(let array): array.scalars.count
            case .float32(let array): array.scalars.count
            case .float64(let array): array.scalars.count
            }
        precondition(scalarCount == array.shape.elementCount)
    }
    return 0
}
