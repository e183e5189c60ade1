/// A line with a bar of characters that shows a share of the way: `epoch 3 [######........] 4 s left`.
///
/// The bar has 4 to 30 characters, as many as the line leaves of `width`. A line that is still too long is cut by
/// `Console`.
func progressLine(_ head: String, _ share: Double, _ tail: String, width: Int) -> String {
    let length = min(max(width - head.count - tail.count - 5, 4), 30),
        full = Int(min(1, max(0, share)) * Double(length))
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: length - full)
    return "\(head) [\(bar)] \(tail)"
}
