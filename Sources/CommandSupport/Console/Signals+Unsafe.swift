import Support

/// Ignores a signal, apart from dispatch sources; returns whether it was ignored before.
@discardableResult
func ignoreSignal(_ number: Int32) -> Bool {
    let (before, ignoring) = (signal(number, SIG_IGN), SIG_IGN)
    return unsafeBitCast(before, to: Int.self) == unsafeBitCast(ignoring, to: Int.self)
}
