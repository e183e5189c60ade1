import Input
import Serialization

/// What is read is written and read again without a change.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNPY(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let array = try? NPY.decode(bytes(data, count)) else { return 0 }
    do {
        let again = try NPY.decode(NPY.encode(array))
        precondition(again == array)
    } catch {
        preconditionFailure("what was written cannot be read: \(error)")
    }
    return 0
}
