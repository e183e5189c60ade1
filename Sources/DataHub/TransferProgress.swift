/// How far the transfer of a file has come.
public struct TransferProgress: Hashable, Sendable {
    /// The registered name of the file.
    public let name: String
    /// How many bytes are there.
    public let received: Int
    /// How many there will be, if that is known.
    public let total: Int?
}
