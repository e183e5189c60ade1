import Logging

/// Log messages as plain lines on standard error.
struct ConsoleLog: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let level = "\(event.level)"
        Console.error("\(event.message)", label: level.prefix(1).uppercased() + level.dropFirst())
    }
}
