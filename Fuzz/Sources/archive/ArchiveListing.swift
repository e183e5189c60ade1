import Archives
import Foundation
import Input

/// What is listed is extracted whole, or leaves nothing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzArchive(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    withFile(withRightChecksums(bytes(data, count))) { file, folder in
        var limits = ArchiveLimits.default
        (limits.maximumBytes, limits.maximumEntries, limits.maximumDepth) = (1 << 20, 100, 20)
        let (archive, destination) = (Archive(at: file, limits: limits), folder.appending(path: "out"))
        guard let entries = try? archive.entries(), !entries.isEmpty else { return }
        let isExtracted = (try? archive.extract(to: destination)) != nil
        let isWhole = try !isExtracted || archive.isExtracted(at: destination)
        precondition(isWhole, "not what the archive holds")
        try? FileManager.default.removeItem(at: destination)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        precondition(left == ["input"], "left behind: \(left)")
    }
    return 0
}

/// The bytes with the headers of a tar made right: nearly every change of one would otherwise be refused for its checksum.
private func withRightChecksums(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for start in stride(from: 0, through: bytes.count - 512, by: 512) {
        guard bytes[(start + 257)...].starts(with: "ustar".utf8) else { continue }
        let place = start + 148..<start + 156
        bytes.replaceSubrange(place, with: "        ".utf8)
        let digits = String(bytes[start..<start + 512].reduce(0) { $0 + Int($1) }, radix: 8)
        bytes.replaceSubrange(place, with: (String(repeating: "0", count: 6 - digits.count) + digits + "\0 ").utf8)
    }
    return bytes
}
