import Foundation
import TabularKit

/// The seconds that it takes to read a CSV file (`csv`), or also to make features of it as the book does (`features`).
func tableSeconds(_ what: String, _ path: String) throws -> Double {
    let time = try ContinuousClock().measure {
        let table = try DataFrame(contentsOfCSV: URL(filePath: path))
        guard what == "features" else { return }
        let features = try table.dropping("Id", "SalePrice")
        let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
        _ = try preprocessor.fitted(to: features)(features)
    }
    return time / .seconds(1)
}
