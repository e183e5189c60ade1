import Support

/// The redirects of one request, and the rules for following them.
struct RedirectChain {
    private(set) var address: String
    private var visited: Set<String>
    private let limit: Int

    init(from address: String, limit: Int) {
        (self.address, visited, self.limit) = (address, [address], limit)
    }

    /// Throws a `TransferFault` unless to `http` or `https`, from `https` to `http`, in a loop, and beyond the limit.
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

/// The scheme of an address, in lower case; nil for none.
func scheme(of address: String) -> String? {
    let end = address.utf8.firstIndex(of: UInt8(ascii: ":"))
    return end.map { address[..<$0].lowercased() }
}
