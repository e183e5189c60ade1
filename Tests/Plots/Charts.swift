import Plots

extension Chart {
    /// A chart with everything: a logarithmic axis, gaps, a lonely point, a value that the axis cannot show, no name.
    static let everything = Chart(
        title: "Everything", x: .init("epoch"), y: .init("loss", .logarithmic),
        series: [
            .init("train", values: [8, 4, 2, 1, 0.5, 0.25, 0.2, 0.18]),
            .init("valid", values: [9, 5, .nan, 2, 0, 0.9, 0.7, 0.5], style: .dashed),
            .init("test", values: [6, 3, 1.5, 1.4, 1.3, 1.2, 1.1, 1], style: .dashDotted),
            .init("", points: [.init(x: 6, y: 4), .init(x: 7.5, y: 6)], style: .points),
        ])
}
