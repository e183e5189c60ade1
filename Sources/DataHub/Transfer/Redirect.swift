import Platform

/// The redirections of one request, and the rule which are followed.
struct RedirectChain {
    private(set) var address: String
    private var visited: Set<String>
    private let limit: Int

    init(from address: String, limit: Int) {
        (self.address, visited, self.limit) = (address, [address], limit)
    }

    /// Goes on to `next`. Throws a `TransferFault` for another scheme than `http` and `https`, for the loss of encryption,
    /// in a loop, and after too many redirections.
    mutating func follow(_ next: String) throws(TransferFault) {
        let (old, new) = (scheme(of: address), scheme(of: next))
        guard new == "http" || new == "https" else {
            throw .redirect("redirected to \(shown(next)), which is no web address")
        }
        guard old != "https" || new == "https" else {
            throw .redirect("redirected from https to \(shown(next)), without encryption")
        }
        guard visited.insert(next).inserted else { throw .redirect("redirected in a loop to \(shown(next))") }
        guard visited.count <= limit + 1 else {
            throw .redirect("redirected more than \(limit) times, last to \(shown(next))")
        }
        address = next
    }
}

/// The scheme of an address, in lower case; nil if it has none.
func scheme(of address: String) -> String? {
    let end = address.utf8.firstIndex(of: UInt8(ascii: ":"))
    return end.map { address[..<$0].lowercased() }
}
