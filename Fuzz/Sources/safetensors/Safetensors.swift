import Input
import Serialization

/// What is read is written and read again without a change, but for the order.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSafetensors(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let file = try? SafetensorsFile(bytes: bytes(data, count)) else { return 0 }
    do {
        let again = try SafetensorsFile(bytes: file.encoded())
        precondition(again.metadata == file.metadata)
        precondition(again.arrays.count == file.arrays.count)
        for (name, array) in file.arrays { precondition(again.arrays[name] == array) }
    } catch {
        preconditionFailure("what was written cannot be read: \(error)")
    }
    return 0
}
