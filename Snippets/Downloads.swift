// The download hub: your own files beside the built-in ones, fetched once and verified by SHA-1.
import Foundation
import TabularKit

let folder = URL.temporaryDirectory.appending(path: "tabularkit-\(UInt64.random(in: 0 ... .max))")
defer { try? FileManager.default.removeItem(at: folder) }
let mirror = folder.appending(path: "mirror"), cache = folder.appending(path: "cache")
try FileManager.default.createDirectory(at: mirror.appending(path: "2024"), withIntermediateDirectories: true)
try Data("area,rent\n50,700\n80,900\n".utf8).write(to: mirror.appending(path: "2024/flats.csv"))

/// A file that the mirror has at its path below the address.
func flats(sha1: String) -> RemoteFile {
    RemoteFile(name: "flats", baseURL: "https://example.org/data", path: "2024/flats.csv", sha1: sha1)
}

let right = flats(sha1: "730fc6a1b553968986ab3a13b311bc6139248b4c")
let hub = DatasetHub(
    registry: Registry([right, .houseSample]), cacheDirectory: cache, mirror: mirror.absoluteString)
print("download:", try await DataFrame(contentsOfCSV: hub.fetch(named: "flats")).columnNames)
try FileManager.default.removeItem(at: mirror)
print("again, from the cache:", try await hub.fetch(right).lastPathComponent)
print(
    "extract:",
    try await FileManager.default.contentsOfDirectory(atPath: hub.fetchAndExtract(.houseSample).path).sorted())
print("all:", try await hub.fetchAll().map(\.lastPathComponent))

let wrong = flats(sha1: String(repeating: "0", count: 40))
do {
    _ = try await hub.fetch(wrong)
} catch let error as HubError {
    print("without the mirror:", error.code, try hub.status(of: wrong))
}
