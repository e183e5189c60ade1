import Foundation
import Tabular
import TestSupport
import Testing

/// `print` shows one short line of each type.
@Suite struct DescriptionTests {
    let frame: DataFrame

    init() throws { frame = try DataFrame(csv: "area,street,new\n65,Pave,True\n80,,False\n,Grvl,True\n65,Pave,True\n") }

    @Test func columnsShowKindCountAndFirstValues() throws {
        #expect("\(try frame["area"])" == "integer column of 4 rows, 1 missing: 65, 80, NA, 65")
        #expect("\(try frame["street"])" == "string column of 4 rows, 1 missing: Pave, NA, Grvl, Pave")
        #expect("\(try frame["new"])" == "boolean column of 4 rows, 0 missing: True, False, True, True")
        #expect("\(Column([1.5]))" == "real column of 1 row, 0 missing: 1.5")
        let numbers = "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ..."
        #expect("\(Column((0..<1_000).map { $0 }))" == "integer column of 1000 rows, 0 missing: \(numbers)")
        #expect("\(Column(["a\nb"]))" == "string column of 1 row, 0 missing: a.b")
    }

    @Test func whatIsReadAndSummarizedIsOneLine() throws {
        #expect("\(MissingValues.pandas1)" == "pandas1")
        #expect("\(["", "-"] as MissingValues)" == "'', '-'")
        #expect("\(try frame["street"].categories?.categories as Any)".contains("2 categories: 'Pave', 'Grvl'"))
        #expect("\(try CategoryCounts(frame["street"]))" == "2 categories in 4 rows, 1 missing")
        #expect("\(NumberStatistics([1, 3, .nan]))" == "2 numbers, 1 missing: mean 2.0, deviation 1.4142135623730951")
        #expect("\(frame.summary().columns[0])" == "area: integer, 1 missing, 2 distinct")
        let folder = try TemporaryFolder()
        try frame.writeCSV(to: folder.url.appending(path: "rows.csv"))
        let tables = try CSVTables(contentsOf: folder.url.appending(path: "rows.csv"))
        #expect("\(tables)" == "CSVTables: 4 rows x 3 columns of rows.csv")
    }

    @Test func preprocessorsShowTheirSteps() throws {
        let preprocessor = Preprocessor(
            .union([.standardize(), .fillMissing(0)], [.missingIndicator()]), .clip(to: -1...1), .oneHot())
        #expect(
            "\(preprocessor)"
                == "Preprocessor(union([StandardScaler, Imputer], [MissingIndicator]), Clipper, OneHotEncoder)")
        #expect("\(Preprocessor.Step.ramps(3))" == "QuantileEncoder")
        #expect("\(Preprocessor.Step.ordinal())" == "OrdinalEncoder")
        #expect("\(try preprocessor.fitted(to: frame))" == "FittedPreprocessor: 6 features of 3 columns")
    }
}
