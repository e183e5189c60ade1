import TestSupport
import Testing

@testable import Tabular

/// Numbers and dates as people write them, against Python.
@Suite struct SpellingTests {
    struct SpelledNumberCase: Decodable {
        let text: String
        let mark: NumberSpelling.DecimalMark
        let bits: String?
    }

    @Test func numbersAreThoseOfPython() throws {
        for row in try decodeFixture("expected/spelled_numbers.json", as: [SpelledNumberCase].self) {
            let unit = SpelledNumber(row.text)?.unit ?? ""
            let value = NumberSpelling(decimalMark: row.mark, unit: unit).value(row.text)
            let bits = value.map { String($0.bitPattern, radix: 16) }
            let expected = row.bits.map { String(UInt64($0, radix: 16) ?? 0, radix: 16) }
            #expect(bits == expected, "\(row.text) with a decimal \(row.mark)")
        }
    }

    struct DateCase: Decodable {
        struct Value: Decodable {
            let seconds: Double
            let year, month, day, day_of_year, weekday, hour, minute: Int
        }

        let text: String
        let order: DateOrder
        let value: Value?
    }

    @Test func datesAreThoseOfPython() throws {
        for row in try decodeFixture("expected/dates.json", as: [DateCase].self) {
            let moment = Moment(row.text, row.order)
            guard let expected = row.value else {
                #expect(moment == nil, "\(row.text)")
                continue
            }
            let found = try #require(moment, "\(row.text)"), date = found.date
            #expect(abs(found.daysSince1970 * 86400 - expected.seconds) < 1e-3, "\(row.text)")
            #expect(date == (expected.year, expected.month, expected.day), "\(row.text)")
            #expect(found.dayOfYear == expected.day_of_year && found.weekday == expected.weekday, "\(row.text)")
            let spelling = DateSpelling([found], row.order)
            #expect(spelling.value(.hour, of: found) == Double(expected.hour), "\(row.text)")
            #expect(spelling.value(.minute, of: found) == Double(expected.minute), "\(row.text)")
        }
    }
}
