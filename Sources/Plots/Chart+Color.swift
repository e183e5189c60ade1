extension Chart {
    /// The color of the series at `index`: first the book's blue, magenta, green and red.
    static func color(ofSeries index: Int) -> String {
        let colors = ["#1f77b4", "#bf00bf", "#008000", "#ff0000", "#ff7f0e", "#7f7f7f"]
        return colors[index % colors.count]
    }
}
