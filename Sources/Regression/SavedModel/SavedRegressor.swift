import Arrays
import NN
import Serialization
import Support
import Tabular
import Training

/// A trained model in a folder of two files, which other programs can read too.
///
/// ```swift
/// try SavedRegressor(fitted, provenance: provenance).write(to: folder)
/// let saved = try SavedRegressor(contentsOf: folder)
/// let prices = try saved.regressor.predictions(for: rows)     // bit for bit those of `fitted`
/// ```
///
/// `weights.safetensors` has the parameters by the index of the member and PyTorch's name: `0.wide.weight`.
/// `model.json` has the rest: the preprocessing of each column, the networks, the target scale and the provenance. It
/// also lists them as named functions, with which the 35 lines of `Fixtures/reference/predict_saved_model.py` predict
/// without this package.
public struct SavedRegressor: CustomStringConvertible {
    /// The model.
    public let regressor: FittedRegressor
    /// Its origin.
    public let provenance: ModelProvenance
    /// The intervals around its predictions, if a cross-validation gave them.
    public let intervals: PredictionIntervals?

    /// Makes a model to write.
    public init(_ regressor: FittedRegressor, provenance: ModelProvenance, intervals: PredictionIntervals? = nil) {
        (self.regressor, self.provenance, self.intervals) = (regressor, provenance, intervals)
    }

    /// The model and its files: `FittedRegressor of price, 1 model, 332 parameters; trained on train.csv`.
    public var description: String {
        "\(regressor); trained on \(provenance.files.map(\.name).joined(separator: ", "))"
    }

    /// Reads a folder of `write(to:)`.
    ///
    /// - Throws: `RegressionError.noModel` for another document, `SerializationError` and `StateError` for weights that
    ///   cannot be read or do not fit, a `SystemError` if a file is missing.
    public init(contentsOf folder: URL) throws {
        let file = folder.appending(path: Self.documentName)
        let document: Document
        do {
            document = try JSONDecoder().decode(
                Document.self, from: Data(FileDescriptor.reading(file.givenPath).remainingBytes()))
        } catch let error as SystemError {
            throw error
        } catch {
            throw RegressionError.noModel(folder: folder.givenPath, reason: "\(Self.documentName) cannot be understood")
        }
        let weightsFile = folder.appending(path: Self.weightsName)
        let weights = try SafetensorsFile(contentsOf: weightsFile).arrays
        let members = try document.checkedMembers(against: weights, in: folder).map {
            FittedMember($0.model, document.columns[$0.columns], at: $0.columns, weight: $0.weight, seed: 0)
        }
        try Sequential(members.map(\.network)).load(weights, from: weightsFile)
        regressor = FittedRegressor(
            document.encoders, members, scale: document.scale, bounds: document.bounds, targetName: document.target,
            lowestPrediction: document.lowestPrediction)
        (provenance, intervals) = (document.provenance, document.intervals)
    }

    /// Whether `folder` looks like one of `write(to:)`: it has the two files and nothing else.
    public static func isModel(_ folder: URL) -> Bool {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.givenPath)
        return names.map { Set($0) == [documentName, weightsName] } ?? false
    }

    /// Writes the folder atomically. With `replacing` it replaces an older model, and nothing else.
    public func write(to folder: URL, replacing: Bool = false) throws {
        let used = Set(regressor.members.map(\.encoder)).sorted()
        let document = Document(
            columns: used.map { regressor.encoders[$0].preprocessor }, target: regressor.targetName,
            scale: regressor.scale, bounds: regressor.bounds,
            lowestPrediction: regressor.lowestPrediction,
            members: regressor.members.enumerated().map { index, member in
                Document.Member(
                    named: NamedModel(model: member.family), weight: member.weight,
                    columns: used.firstIndex(of: member.encoder) ?? 0,
                    networks: member.functions(at: index))
            }, output: regressor.outputFunctions, intervals: intervals, provenance: provenance)
        let encoder = JSONEncoder.sorted([.prettyPrinted, .withoutEscapingSlashes])
        let partial = folder.deletingLastPathComponent()
            .appending(path: ".\(folder.lastPathComponent).\(String(UInt64.random(in: 0...UInt64.max), radix: 16))")
        try makeFolders(partial.givenPath)
        do {
            try Sequential(regressor.members.map(\.network)).save(to: partial.appending(path: Self.weightsName))
            try AtomicFile.write(encoder.encode(document), to: partial.appending(path: Self.documentName))
            try Self.install(partial, at: folder, replacing: replacing)
        } catch {
            try? FileManager.default.removeItem(at: partial)
            guard let error = error as? CocoaError else { throw error }
            throw SystemError("write", folder.givenPath, number: SystemError(error, "write").number)
        }
    }

    /// Gives the folder `partial` its name.
    private static func install(_ partial: URL, at folder: URL, replacing: Bool) throws {
        let files = FileManager.default, old = partial.appendingPathExtension("old")
        let isReplaced = replacing && isModel(folder)
        if isReplaced { try files.moveItem(at: folder, to: old) }
        do {
            try files.moveItem(at: partial, to: folder)
        } catch {
            if isReplaced { try files.moveItem(at: old, to: folder) }
            throw error
        }
        if isReplaced { try files.removeItem(at: old) }
    }

    private static let documentName = "model.json", weightsName = "weights.safetensors"
}

/// The origin of a model.
public struct ModelProvenance: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The version of this package.
    public let version: String
    /// The training files.
    public let files: [SourceFile]
    /// The seed of initial weights and shuffling.
    public let seed: UInt64
    /// The metric.
    public let metric: RegressionMetric
    /// The name of the identifier column, if there is one.
    public let identifier: String?
    /// The reading policy of training and prediction.
    public let reading: ReadingPolicy
    /// What was recognized in columns of text.
    public let recognition: TableRecognition
    /// The syntax of the training files.
    public let syntax: CSVSyntax
    /// The spellings of missing values, for other programs.
    public let missingValues: [String]

    /// Makes a provenance.
    public init(
        version: String, files: [SourceFile], seed: UInt64, metric: RegressionMetric, identifier: String?,
        reading: ReadingPolicy = ReadingPolicy(), recognition: TableRecognition = .none, syntax: CSVSyntax = CSVSyntax()
    ) {
        (self.version, self.files, self.seed, self.metric) = (version, files, seed, metric)
        (self.identifier, self.reading, self.recognition) = (identifier, reading, recognition)
        self.syntax = syntax
        missingValues = reading.missingValues.spellings
    }

    /// The version, the files, the metric and the seed.
    public var description: String {
        "version \(version), \(files.map(\.name).joined(separator: ", ")), \(metric.rawValue), seed \(seed)"
    }

    private enum CodingKeys: String, CodingKey {
        case version, files, seed, metric, identifier, reading, recognition, syntax
        case missingValues = "missing_values"
    }
}

private struct Document: Codable {
    struct Member: Codable {
        private let named: NamedModel
        let weight: Int
        /// The index of its preprocessing.
        let columns: Int
        let networks: [[NamedFunction<String>]]

        init(named: NamedModel, weight: Int, columns: Int, networks: [[NamedFunction<String>]]) {
            (self.named, self.weight, self.columns, self.networks) = (named, weight, columns, networks)
        }

        var model: any ModelFamily { named.model }

        private enum CodingKeys: String, CodingKey {
            case weight, columns, networks
            case named = "model"
        }
    }

    var format = Self.format
    /// The preprocessing of the members.
    let columns: [FittedPreprocessor]
    let target: String
    let scale: TargetTransformer.Fitted
    let bounds: PredictionBounds?
    let lowestPrediction: Float?
    let members: [Member]
    /// The functions of `scale`, `bounds` and `lowestPrediction`, for other programs.
    let output: [NamedFunction<Double>]
    let intervals: PredictionIntervals?
    let provenance: ModelProvenance

    static let format = "tabularkit regressor 5"

    private enum CodingKeys: String, CodingKey {
        case format, columns, target, scale, bounds, members, output, intervals, provenance
        case lowestPrediction = "lowest_prediction"
    }

    /// The preprocessing, with the form of the members that use it.
    var encoders: [FittedEncoder] {
        columns.enumerated().map { index, columns in
            FittedEncoder(form: members.first { $0.columns == index }?.model.form ?? .dense, preprocessor: columns)
        }
    }

    /// The members, if their sizes fit `weights`: a damaged document must neither crash nor exhaust memory.
    func checkedMembers(against weights: NamedArrays, in folder: URL) throws -> [Member] {
        guard format == Self.format, !members.isEmpty, intervals?.isValid ?? true,
            bounds.map({ $0.lower <= $0.upper }) ?? true,
            members.allSatisfy({ columns.indices.contains($0.columns) && (1...1_000_000).contains($0.weight) })
        else {
            throw RegressionError.noModel(
                folder: folder.givenPath, reason: "model.json is not of the form '\(Self.format)'")
        }
        let needed = members.reduce(0) { sum, member in
            let (total, isTooMuch) = sum.addingReportingOverflow(
                member.model.parameterCount(for: columns[member.columns]))
            return isTooMuch ? .max : total
        }
        guard columns.allSatisfy({ $0.width > 0 }),
            needed == weights.reduce(0, { $0 + $1.array.shape.elementCount })
        else {
            throw RegressionError.noModel(
                folder: folder.givenPath, reason: "model.json and the weights are of other sizes")
        }
        return members
    }
}
