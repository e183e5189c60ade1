import Foundation
import TestSupport

/// A made-up table of flats: a missing number, text, a row number, names that hardly repeat, and a target that follows from
/// area and quarter.
struct OwnTable {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.text(rows: 0..<120, withTarget: true).utf8, to: "train.csv")
        try folder.write(Self.text(rows: 120..<1300, withTarget: false).utf8, to: "test.csv")
    }

    static func text(rows: Range<Int>, withTarget: Bool) -> String {
        let header = "row,area,rooms,quarter,owner" + (withTarget ? ",rent" : "")
        let lines = rows.map { row in
            let area = 30 + row * 37 % 90, isNorth = row * 7 % 3 == 0
            let rent = 10 * area + (isNorth ? 300 : 0) + row % 5
            return
                "\(row),\(area),\(row % 9 == 0 ? "NA" : "\(1 + area / 30)"),\(isNorth ? "north" : "south"),owner \(row)"
                + (withTarget ? ",\(rent)" : "")
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    /// Runs `housing` in the table's folder.
    func housing(_ arguments: String...) throws -> ProductRun { try ProductRun("housing", arguments, in: folder.url) }

    /// The same with a file of the folder as standard input.
    func piping(_ file: String, _ arguments: [String]) throws -> ProductRun {
        let command = "file=$1; shift; cat \"$file\" | \"$0\" \"$@\""
        return try ProductRun(
            program: URL(filePath: "/bin/sh"), ["-c", command, product("housing").path, file] + arguments,
            in: folder.url)
    }

    func text(_ path: String) throws -> String { try String(contentsOf: folder(path), encoding: .utf8) }
}
