import Archives
import Foundation
import Input

/// What is listed is extracted whole, or leaves nothing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzArchive(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    withFile(data, count) { file, folder in
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
