import ArgumentParser
import Training

/// One of the parts of a sweep, for an array of jobs: `0/32` is the first of 32.
struct SweepPart: ExpressibleByArgument, Hashable, Sendable {
    /// The index of the part, from 0, and the number of parts.
    let index, count: Int

    init?(argument: String) {
        let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let index = numbers[0], let count = numbers[1], 0..<count ~= index else { return nil }
        (self.index, self.count) = (index, count)
    }
}

extension Sweep {
    /// The sweep of a part of the trials: every `count`th one.
    func part(_ part: SweepPart) -> Sweep {
        let chosen = trials.enumerated().filter { $0.offset % part.count == part.index }.map(\.element)
        return Sweep(chosen, of: study, ranking: ranking, results: results)
    }
}
