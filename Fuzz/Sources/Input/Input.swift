import Foundation

/// The bytes that libFuzzer gave.
public func bytes(_ data: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: data, count: count))
}

/// Calls `body` with a file that holds the bytes, and the folder of this process's own that holds nothing else. An error is a finding.
public func withFile(_ bytes: [UInt8], _ body: (_ file: URL, _ folder: URL) throws -> Void) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tabularkit-fuzz-\(getpid())")
    let file = folder.appending(path: "input")
    do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        try body(file, folder)
    } catch {
        preconditionFailure("\(error)")
    }
}
