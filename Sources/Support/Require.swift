/// Stops the program with `message` unless `condition` holds.
///
/// For mistakes of the calling program only, such as shapes that do not fit: faults of data or users are thrown. Unlike
/// `precondition` it prints its message in optimized builds too.
@inlinable
package func require(
    _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #file, line: UInt = #line
) {
    if !condition { stop(message(), file: file, line: line) }
}

/// Prints `message` and ends the program, as `require` does.
@usableFromInline
package func stop(_ message: String, file: StaticString = #file, line: UInt = #line) -> Never {
    fatalError(message, file: file, line: line)
}
