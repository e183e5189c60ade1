import Foundation
import TestSupport
import Testing

@testable import Plots

/// Every form of one chart, compared whole with the files of `Fixtures/plots`.
@Suite struct ChartOutputTests {
    @Test func isDrawnInATerminal() throws {
        #expect(try Chart.everything.terminalText() + "\n" == expected("everything.txt"))
    }

    @Test func isDescribedInVegaLite() throws {
        #expect(
            try String(decoding: Chart.everything.vegaLite(), as: UTF8.self) + "\n" == expected("everything.vl.json"))
    }

    @Test func isAScriptForGnuplot() throws {
        #expect(try Chart.everything.gnuplotScript(.svg) == expected("everything.gnuplot"))
    }

    @Test func imagesAreAScriptForGnuplot() throws {
        let images = (0..<3).map { number in
            ImageGrid.Image(pixels: [0, 255, UInt8(number), 7, 8, 9], width: 2, caption: "coat\nshirt \(number)")
        }
        let script = ImageGrid(title: "truth above", images, columns: 2).gnuplotScript(.png)
        #expect(try script == expected("images.gnuplot"))
    }

    @Test func printsShortly() {
        #expect("\(Chart.everything)" == "Chart(\"Everything\", train, valid, test)")
        #expect("\(Chart.everything.series[1])" == "Series(\"valid\", 8 points, dashed)")
        let image = ImageGrid.Image(pixels: [0, 1, 2, 3, 4, 5], width: 2, caption: "coat\nshirt")
        #expect("\(image)" == "Image(\"coat shirt\", 3 x 2)")
        let grid = ImageGrid(title: "examples", [image], columns: 8)
        #expect("\(grid)" == "ImageGrid(\"examples\", 1 images in 8 columns)")
    }

    @Test func aCrowdedChartHasItsLegendAbove() {
        let lines = [[1.0, 2], [2.0, 1]].map { Chart.Series("a", values: $0) }
        let script = Chart(x: .init(""), y: .init(""), series: lines).gnuplotScript(.png)
        #expect(script.contains("\nset key outside top center horizontal "))
    }

    @Test func anEmptyChartHasAxesInATerminal() {
        let empty = Chart(x: .init("epoch"), y: .init("loss", .logarithmic), series: [.init("a\nb", values: [-1])])
        let lines = empty.terminalText(width: 40, height: 4).split(separator: "\n")
        #expect(
            lines == [
                "loss", "10 ┤", "   │", "   │", " 1 ┤", "   └┬─────────────────┬────────────────┬",
                "    0                0.5             1.0", "                   epoch", "    ─── a b",
            ])
    }

    @Test(arguments: [10, 40, 72, 200], [1, 4, 14, 60])
    func aTerminalLineIsNoWiderThanAsked(width: Int, height: Int) {
        var chart = Chart.everything
        chart.title = ""
        let lines = chart.terminalText(width: width, height: height).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= max(width, 40) })
        #expect(lines.count >= max(height, 4) + 4)
    }

    private func expected(_ name: String) throws -> String {
        try String(decoding: Data(contentsOf: fixture("plots/\(name)")), as: UTF8.self)
    }
}
