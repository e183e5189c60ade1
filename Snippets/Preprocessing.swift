// From a table to features: composed steps, warnings, and the fitted preprocessor as JSON.
import Foundation
import TabularKit

let train = try DataFrame(csv: "area,rooms,street\n850,2,Pave\n1200,3,Pave\nNA,3,Grvl\n9000,8,NA\n")
let test = try DataFrame(csv: "area,rooms,street\n1000,NA,Dirt\n")

let preprocessor = Preprocessor(
    .union(
        [.log1p(skewness: 0.75), .standardize(), .clip(to: -2.5...2.5), .fillMissing(0)],
        [.missingIndicator()], [.ramps(2)]),
    .oneHot(missing: .category))
let encoder = try preprocessor.fitted(to: train)
print("features:", encoder.featureNames)

let (features, warnings) = try encoder.transform(test)
print(features)
for warning in warnings { print("warning:", warning) }

let json = try JSONEncoder().encode(encoder)
let restored = try JSONDecoder().decode(FittedPreprocessor.self, from: json)
print("from JSON:", try restored(test), separator: "\n")

let target = try TargetTransformer(logarithm: true).fitted(to: [100_000, 150_000, 400_000])
print("a prediction of 0 is a price of", Int(target.inverse(0).rounded()))

print(train.summary(mostFrequent: 1))
