enum PlotFormat: String, Sendable, CaseIterable {
    case svg
    case png

    /// The start of a script, for a size in points; a PNG has two pixels per point.
    func terminal(width: Int, height: Int) -> String {
        let look = "noenhanced background rgb 'white' font 'sans-serif,14'"
        let terminal =
            switch self {
            case .svg: "svg \(look) size \(width),\(height) linewidth 1"
            case .png:
                "pngcairo \(look) size \(2 * width),\(2 * height) fontscale 1.5 linewidth 2 dashlength 1.5 pointscale 2"
            }
        return "set encoding utf8\nset terminal \(terminal)"
    }
}
