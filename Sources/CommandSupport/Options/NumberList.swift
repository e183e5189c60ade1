import ArgumentParser

/// Numbers with commas between them, or `none`.
package struct NumberList<Number: LosslessStringConvertible & Sendable>: ExpressibleByArgument, Sendable {
    package let numbers: [Number]

    init(_ numbers: [Number]) { self.numbers = numbers }

    package init?(argument: String) {
        if argument == "none" {
            numbers = []
            return
        }
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        numbers = parts.compactMap { Number(String($0)) }
        if numbers.count != parts.count { return nil }
    }

    package var defaultValueDescription: String {
        numbers.isEmpty ? "none" : numbers.map(\.description).joined(separator: ",")
    }
}
