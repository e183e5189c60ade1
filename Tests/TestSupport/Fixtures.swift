import Foundation

/// The file or folder of that path below `Fixtures/`.
public func fixture(_ path: String) -> URL { packageRoot.appending(path: "Fixtures").appending(path: path) }

/// The folder of this package's manifest.
public let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// What the file of that path below `Fixtures/` says in JSON, which has "nan", "inf" and "-inf" for numbers that are not finite.
public func decodeFixture<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(Value.self, from: Data(contentsOf: fixture(path)))
}
