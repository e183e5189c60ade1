import Platform

/// Leaves `number` to the sources that listen for it; gives whether the program was to ignore it already.
@discardableResult
func ignoreSignal(_ number: Int32) -> Bool {
    let (before, ignoring) = (signal(number, SIG_IGN), SIG_IGN)
    return unsafeBitCast(before, to: Int.self) == unsafeBitCast(ignoring, to: Int.self)
}
