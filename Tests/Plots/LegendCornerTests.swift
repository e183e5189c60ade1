import Testing

@testable import Plots

@Suite struct LegendCornerTests {
    private typealias Curve = [(x: Double, y: Double)]

    @Test func takesTheFirstCornerThatNothingCrosses() {
        let falling: Curve = [(0, 1), (1, 0)]
        let rising: Curve = [(0, 0), (1, 1)]
        #expect(LegendCorner.free(of: [], width: 0.3, height: 0.3) == .topRight)
        #expect(LegendCorner.free(of: [falling], width: 0.3, height: 0.3) == .topRight)
        #expect(LegendCorner.free(of: [rising], width: 0.3, height: 0.3) == .topLeft)
        #expect(LegendCorner.free(of: [rising, [(0, 0.9)]], width: 0.3, height: 0.3) == .bottomRight)
        #expect(LegendCorner.free(of: [[(0, 0.9), (1, 0.9)], [(1, 0)]], width: 0.3, height: 0.3) == .bottomLeft)
        #expect(LegendCorner.free(of: [rising, falling], width: 0.3, height: 0.3) == nil)
    }

    @Test func linesCountBetweenTheirPoints() {
        #expect(LegendCorner.free(of: [[(0.6, 1), (1, 0.6)]], width: 0.3, height: 0.3) == .topLeft)
    }
}
