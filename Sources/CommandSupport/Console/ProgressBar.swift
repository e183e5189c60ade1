/// A share of the way as a bar of characters: `[######........]`.
func progressBar(_ share: Double, width: Int = 30) -> String {
    let full = Int(min(1, max(0, share)) * Double(width))
    return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: width - full) + "]"
}
