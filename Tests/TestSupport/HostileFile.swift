import Foundation
import Testing

/// An odd or hostile file of `Fixtures/hostile`, and what must come of it.
public struct HostileFile: Sendable, CustomTestStringConvertible {
    /// What the file's maker says of it: the code of the error, or what it holds.
    public struct Expectation: Decodable, Sendable {
        /// The name of the error's code; nil for a file that is to be read.
        public let code: String?
        /// The paths of an archive, in order.
        public let paths: [String]?
        /// The names of a table's columns.
        public let columns: [String]?
        /// The values of each column, as text.
        public let values: [[String]]?
        /// The type of an array's scalars.
        public let type: String?
        /// The extents of an array.
        public let shape: [Int]?
        /// The names of arrays, in the order of the file.
        public let names: [String]?
    }

    /// Where the file is.
    public let url: URL
    /// What must come of it.
    public let expected: Expectation

    /// The file's name.
    public var testDescription: String { url.lastPathComponent }

    /// All files of a kind: `archives`, `csv`, `idx` or `safetensors`.
    public static func all(_ kind: String) -> [HostileFile] {
        guard
            let kinds = try? decodeFixture("hostile/expected.json", as: [String: [String: Expectation]].self),
            let files = kinds[kind]
        else { return [] }
        return files.sorted { $0.key < $1.key }.map { name, expected in
            HostileFile(url: fixture("hostile/\(kind)/\(name)"), expected: expected)
        }
    }
}
