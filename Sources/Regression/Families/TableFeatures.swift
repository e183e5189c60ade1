import Tabular

/// The preprocessing steps of the families.
public enum TableFeatures: Sendable, Hashable, Codable {
    /// As in the book: standardized numbers, 0 if missing; indicators of categories and of missing values.
    case standard
    /// Standardized numbers, logarithms of skewed ones, clipped to `limit` standard deviations; indicators of missing
    /// and of frequent values; `count` ramps between quantiles; indicators of categories of at least three rows, and of
    /// numbers that are categories, too, if `levels` says which.
    case ramps(count: Int, limit: Double = 2.5, levels: LevelIndicators.Kind? = nil)
    /// The same with steps at the quantiles instead of ramps.
    case steps(count: Int, limit: Double = 2.5, levels: LevelIndicators.Kind? = nil)

    /// Those of the preset `general`, with a high limit, as targets may follow a long tail.
    public static func general(levels: LevelIndicators.Kind = .codes) -> TableFeatures {
        .ramps(count: 8, limit: 10, levels: levels)
    }

    /// The steps.
    public var preprocessor: Preprocessor {
        switch self {
        case .standard: Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
        case .ramps(let count, let limit, let levels): Self.curves(.ramps(count), limit, levels)
        case .steps(let count, let limit, let levels): Self.curves(.steps(count), limit, levels)
        }
    }

    private static func curves(_ quantiles: Preprocessor.Step, _ limit: Double, _ levels: LevelIndicators.Kind?)
        -> Preprocessor
    {
        let numbers = Preprocessor.Step.union(
            [
                .union([.log1p(skewness: 0.75, otherwise: .drop)], []), .standardize(.population),
                .clip(to: -limit...limit), .fillMissing(0),
            ],
            [.missingIndicator()], [.frequentValueIndicator(minimumShare: 0.3)], [quantiles])
        return Preprocessor(
            levels.map { .union([numbers], [.levelIndicators($0, minimumCount: 3)]) } ?? numbers,
            .oneHot(missing: .category, minimumCount: 3))
    }
}

extension TableFeatures {
    /// The form in a file, before validation.
    private enum Written: Decodable {
        case standard
        case ramps(count: Int, limit: Double, levels: LevelIndicators.Kind?)
        case steps(count: Int, limit: Double, levels: LevelIndicators.Kind?)
    }

    /// Throws a `DecodingError` for other than 1 to 1000 quantiles, and for a limit that is not above 0.
    public init(from decoder: any Decoder) throws {
        self =
            switch try Written(from: decoder) {
            case .standard: .standard
            case .ramps(let count, let limit, let levels): .ramps(count: count, limit: limit, levels: levels)
            case .steps(let count, let limit, let levels): .steps(count: count, limit: limit, levels: levels)
            }
        guard isPossible else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no count or no limit"))
        }
    }

    private var isPossible: Bool {
        switch self {
        case .standard: true
        case .ramps(let count, let limit, _), .steps(let count, let limit, _): (1...1000).contains(count) && limit > 0
        }
    }
}
