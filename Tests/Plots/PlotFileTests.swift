import Foundation
import Support
import TestSupport
import Testing

@testable import Plots

/// What is refused, and what is left behind then; the programs of `Fixtures/programs` stand in for gnuplot.
@Suite struct PlotFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: ["curves", "curves.pdf", "curves.svg.gz", ".svg"])
    func namesTheFormatsThatItDraws(name: String) {
        let error = #expect(throws: PlotError.self) { try PlotFile(folder(name)) }
        #expect(error?.code == .unknownFormat)
        #expect(
            error?.reason == "\(folder(name).path): pictures are drawn as .svg or .png; end the name in one of them")
    }

    @Test func namesThePackageWhereGnuplotIsMissing() throws {
        try folder.write([], to: "a/gnuplot")
        try folder.write([], to: "b/gnuplot/x")
        let searchPath = [folder("a").path, folder("b").path, folder("none").path, ""].joined(separator: ":")
        let error = #expect(throws: PlotError.self) { try PlotFile(folder("x.svg"), searchPath: searchPath) }
        #expect(error?.code == .gnuplotMissing)
        #expect(error?.description.contains("gnuplot-nox") == true)
    }

    @Test func tellsWhatGnuplotComplainedOf() throws {
        try folder.write("old".utf8, to: "x.svg")
        let file = try plotFile("x.svg", gnuplot: "failing")
        let error = #expect(throws: PlotError.self) { try file.write(.everything) }
        #expect(error?.code == .gnuplotFailed)
        #expect(error?.reason.hasSuffix("failing/gnuplot ended with status 3: line 7: no such thing") == true)
        #expect(try folder.contents() == ["x.svg", "x.vl.json"])
        #expect(try Data(contentsOf: folder("x.svg")) == Data("old".utf8))
    }

    @Test(arguments: [("killed", "status 137"), ("silent", "status 0")])
    func aMissingPictureIsAnError(gnuplot: String, complaint: String) throws {
        let file = try plotFile("x.png", gnuplot: gnuplot)
        let error = #expect(throws: PlotError.self) { try file.write(ImageGrid([], columns: 1)) }
        #expect(error?.code == .gnuplotFailed)
        #expect(error?.reason.contains(complaint) == true)
        #expect(try folder.contents() == [])
    }

    @Test func hasTheScriptDrawnAndTheDescriptionBesideIt() throws {
        try folder.write("old".utf8, to: "my.curves.SVG")
        let file = try plotFile("my.curves.SVG", gnuplot: "echoing")
        try file.write(.everything)
        #expect(file.vegaLiteURL.lastPathComponent == "my.curves.vl.json")
        #expect(try Data(contentsOf: file.url) == Data(Chart.everything.gnuplotScript(.svg).utf8))
        #expect(try Data(contentsOf: file.vegaLiteURL) == Chart.everything.vegaLite())
        #expect(try folder.contents() == ["my.curves.SVG", "my.curves.vl.json"])
    }

    @Test func aMissingFolderIsAnError() throws {
        let file = try plotFile("none/x.svg", gnuplot: "echoing")
        let error = #expect(throws: PlotError.self) { try file.write(.everything) }
        #expect(error?.code == .inputOutput)
    }

    /// A picture drawn by one of the programs that stand in for gnuplot.
    private func plotFile(_ name: String, gnuplot: String) throws -> PlotFile {
        try PlotFile(folder(name), searchPath: fixture("programs/\(gnuplot)").path)
    }
}
