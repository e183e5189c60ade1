import ArgumentParser
import Arrays
import CommandSupport
import Serialization
import Support

/// `conformance safetensors-dump`: types, shapes and checksums of the arrays, and the metadata.
struct SafetensorsDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "safetensors-dump", abstract: "Print the arrays and the metadata of a safetensors file.")

    @Argument(help: "A safetensors file.") var file: String

    func run() throws {
        let content = try SafetensorsFile(contentsOf: URL(filePath: file))
        let metadata = content.metadata.map { ($0.key, JSONValue.string($0.value)) }
        try Console.print(
            json: .object([
                ("tensors", .object(content.arrays.map { ($0.name, JSONValue($0.array)) })),
                ("metadata", metadata.isEmpty ? .null : .object(metadata)),
            ]))
    }
}

extension JSONValue {
    /// Type, shape and SHA-1 of an array.
    fileprivate init(_ array: StoredArray) {
        self = .object([
            ("dtype", .string(array.type.rawValue)),
            ("shape", .array(array.shape.map(JSONValue.integer))),
            ("sha1", .string(Checksum.sha1(of: Array(array.bytes)))),
        ])
    }
}
