import Tabular

/// The preprocessing steps of the families.
public enum TableFeatures: Sendable, Hashable, Codable {
    /// As in the book: standardized numbers, 0 if missing; indicators of categories and of missing values.
    case standard
    /// Standardized numbers, logarithms of skewed ones, clipped to `limit` standard deviations; indicators of missing
    /// and of frequent values; `count` ramps between quantiles; indicators of categories of at least three rows.
    case ramps(count: Int, limit: Double = 2.5)
    /// The same with steps at the quantiles instead of ramps.
    case steps(count: Int, limit: Double = 2.5)

    /// Those of the preset `general`, with a high limit: targets may follow a long tail.
    public static let general = TableFeatures.ramps(count: 8, limit: 10)

    /// The steps.
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
    /// The form in a file, before validation.
    private enum Written: Decodable {
        case standard
        case ramps(count: Int, limit: Double)
        case steps(count: Int, limit: Double)
    }

    /// Throws a `DecodingError` for other than 1 to 1000 quantiles, and for a limit that is not above 0.
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
