import Foundation
import Testing

/// Runs the snippet `name`, compares its output with `Snippets/expected/NAME.txt`, and returns its lines.
///
/// - Parameters:
///   - name: The name of the snippet.
///   - tolerance: The relative difference allowed for numbers, for results of training, whose last digits depend on the
///     kernels of the processor, and infinity for times. If it is not 0, the dots of charts are not compared.
@discardableResult
public func runSnippet(
    _ name: String, tolerance: Double = 0, sourceLocation: SourceLocation = #_sourceLocation
) throws -> [String] {
    try withTemporaryFolder { cache in
        let run = try ProductRun(name, [], environment: ["TABULARKIT_CACHE": cache.path])
        try #require(run.status == 0, "\(run.messages)", sourceLocation: sourceLocation)
        let file = packageRoot.appending(path: "Snippets/expected/\(name).txt")
        let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        if tolerance == 0 {
            #expect(run.output == expected, sourceLocation: sourceLocation)
        } else {
            let (found, wanted) = (splitNumbers(run.output), splitNumbers(expected))
            #expect(found.text == wanted.text, sourceLocation: sourceLocation)
            for (number, other) in zip(found.numbers, wanted.numbers) {
                let isNear = number == other || abs(number - other) <= tolerance * max(abs(number), abs(other))
                #expect(isNear, "\(number) instead of \(other): \(run.output)", sourceLocation: sourceLocation)
            }
        }
        return run.output.split(separator: "\n").map(String.init)
    }
}

/// The numbers of `text`, and the text with a `#` for each, without blanks and the dots of charts.
private func splitNumbers(_ text: String) -> (text: String, numbers: [Double]) {
    let number = /-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?/
    let dots: ClosedRange<Unicode.Scalar> = "\u{2800}"..."\u{28FF}"
    let words = text.replacing(number, with: "#").unicodeScalars.filter { !dots.contains($0) && $0 != " " }
    return (String(String.UnicodeScalarView(words)), text.matches(of: number).compactMap { Double($0.output.0) })
}
