import Tabular

/// A set of preprocessing steps that several families share.
public enum TableFeatures: Sendable, Hashable, Codable {
    /// As in the book: numbers standardized, missing ones 0, an indicator for each category and for missing values.
    case standard
    /// Numbers standardized, their logarithms where they are skewed, clipped to `limit` standard deviations; indicators of missing
    /// and of frequent values; `count` ramps between quantiles; categories of at least three rows.
    case ramps(count: Int, limit: Double = 2.5)
    /// The same with steps at the quantiles in place of ramps.
    case steps(count: Int, limit: Double = 2.5)

    /// Those of the preset `general`: numbers are clipped far out only, since targets may follow a long tail.
    public static let general = TableFeatures.ramps(count: 8, limit: 10)

    /// The steps that make them.
    public var preprocessor: Preprocessor {
        switch self {
        case .standard: Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
        case .ramps(let count, let limit): Self.curves(.ramps(count), limit)
        case .steps(let count, let limit): Self.curves(.steps(count), limit)
        }
    }

    private static func curves(_ quantiles: Preprocessor.Step, _ limit: Double) -> Preprocessor {
        Preprocessor(
            .union(
                [
                    .union([.log1p(skewness: 0.75, otherwise: .drop)], []), .standardize(.population),
                    .clip(to: -limit...limit), .fillMissing(0),
                ],
                [.missingIndicator()], [.frequentValueIndicator(minimumShare: 0.3)], [quantiles]),
            .oneHot(missing: .category, minimumCount: 3))
    }
}

extension TableFeatures {
    /// What is written, before it is known to be possible.
    private enum Written: Decodable {
        case standard
        case ramps(count: Int, limit: Double)
        case steps(count: Int, limit: Double)
    }

    /// Reads what is written; throws a `DecodingError` for other than 1 to 1000 quantiles, and for a limit that is not above 0.
    public init(from decoder: any Decoder) throws {
        self =
            switch try Written(from: decoder) {
            case .standard: .standard
            case .ramps(let count, let limit): .ramps(count: count, limit: limit)
            case .steps(let count, let limit): .steps(count: count, limit: limit)
            }
        guard isPossible else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no count or no limit"))
        }
    }

    private var isPossible: Bool {
        switch self {
        case .standard: true
        case .ramps(let count, let limit), .steps(let count, let limit): (1...1000).contains(count) && limit > 0
        }
    }
}
