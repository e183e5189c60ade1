import Platform

extension DataFrame {
    /// Reads a CSV file, plain or compressed by gzip, which is recognized by its content.
    ///
    /// The text is never whole in memory; that of a compressed file or a pipe goes through a temporary file in `TMPDIR`.
    ///
    /// The kinds of the columns follow from all of their values: integer, else real, else boolean, else string. A column
    /// of numbers that holds one text is a string column, and every value keeps the spelling of the file. An integer that
    /// 64 bits cannot hold makes a column of integers a string column, too.
    ///
    /// Throws a `CSVError` with file, line and column, or a `CancellationError` if the task is cancelled. Nothing is repaired
    /// or guessed: rows of another length than the header, duplicate names, open quotes, and text that is not UTF-8 are errors.
    public init(
        contentsOfCSV url: URL, syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy()
    ) throws {
        self = try CSVFile(contentsOf: url, syntax: syntax).table(policy)
    }

    /// Reads CSV text. `name` stands for the file in errors.
    public init(
        csv text: String, syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy(),
        name: String = "CSV text"
    ) throws {
        try self.init(csv: Array(text.utf8), syntax: syntax, policy: policy, name: name)
    }

    /// Reads the bytes of CSV text, plain or compressed by gzip. `name` stands for the file in errors.
    public init(
        csv bytes: [UInt8], syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy(),
        name: String = "CSV text"
    ) throws {
        self = try CSVFile(CSVSource.plain(bytes, name: name), name: name, syntax: syntax).table(policy)
    }
}
