// Data frames, for users of pandas: choose, filter, sort, add a column, append, write.
import TabularKit

let flats = try DataFrame(
    csv: "area,rooms,quarter,rent\n50,2,north,700\n80,3,south,NA\n35,1,north,630\n120,5,NA,1500\n")
print(flats[rows: 0..<2, columns: [0, 1, -1]], terminator: "\n\n")  // iloc[0:2, [0, 1, -1]]

let rents = try flats["rent"]
var rented = flats[rows: (0..<flats.rowCount).filter { !rents.isMissing($0) }]  // dropna(subset=["rent"])
let area = try rented["area", as: Double.self], rent = try rented["rent", as: Double.self]
try rented.set("rent per metre", to: Column(zip(rent, area).map { $0 / $1 }))  // assign
print(rented, terminator: "\n\n")

let cheapestFirst = rented[rows: rent.indices.sorted { rent[$0] < rent[$1] }]  // sort_values("rent")
print(try cheapestFirst.dropping("rooms", "quarter").csv())  // drop(columns=...).to_csv

let more = try DataFrame(csv: "rent,area,rooms,quarter\n400,20,1,west\n")
print(try flats.appending(more).selecting("quarter", "rent"))  // concat
