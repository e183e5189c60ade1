/// A step for numeric columns: a transformer, or several sequences of steps side by side, each of them making its features of
/// the same column.
///
/// A transformer learns from what those before it in its sequence give, of each feature by itself. An empty sequence is the
/// column as it is.
enum NumericStep: Sendable {
    case transformer(any NumericTransformer)
    case union([[NumericStep]])
}
