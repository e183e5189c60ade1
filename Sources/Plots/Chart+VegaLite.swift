import Platform

extension Chart {
    /// The chart as a Vega-Lite specification in JSON, its points included: equal charts give equal bytes.
    ///
    /// Source: the schema of Vega-Lite 5, `https://vega.github.io/schema/vega-lite/v5.json`. A point that cannot be shown
    /// is there with a null, which Vega-Lite draws as a gap.
    public func vegaLite() -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Nothing in the specification can fail to be encoded: every number in it is finite.
        return (try? encoder.encode(VegaLite(self))) ?? Data()
    }
}
