/// `argument`, quoted for a shell if needed.
func shellWord(_ argument: String) -> String {
    let isPlain = argument.utf8.allSatisfy { byte in
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./".utf8.contains(byte)
    }
    if isPlain { return argument }
    return "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
