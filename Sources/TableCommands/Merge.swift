import ArgumentParser
import CommandSupport
import Logging
import Regression
import Support

/// `merge`: one cross-validation from shares of several machines.
struct Merge<Host: TableProgram>: AsyncParsableCommand, FoldReporting {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "merge",
            abstract: "Merge the --run-dir folders of several 'kfold --only-folds' runs.",
            discussion: """
                The result is that of one run of all folds, bit for bit on equal processors. The runs must have the \
                same job, apart from the folds, and the same data, which are read again.

                EXAMPLES
                  \(Host.name) kfold --train my.csv --target price --only-folds 1,3 --run-dir a
                  \(Host.name) kfold --train my.csv --target price --only-folds 2,4,5 --run-dir b
                  \(Host.name) merge a b --oof predictions.csv
                """)
    }

    @Argument(help: ArgumentHelp("Folders of the runs.", valueName: "folder"), completion: .directory)
    var folders: [String]

    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var output: OutputOptions
    @OptionGroup(title: "Output options") var plot: PlotOptions
    @OptionGroup(title: "Output options") var record: RecordOptions
    @OptionGroup(title: "Output options") var results: FoldResultOptions

    func run() async throws {
        let messages = output.messages
        try requireDistinct(outputs: outputs + record.outputs, inputs: folders)
        let picture = try plot.file(orIn: record.runDir)
        try checkOutputs()
        let shares = try folders.map { try RecordedShare(contentsOf: $0) }
        let (job, report) = try FoldShare.merged(shares)
        if picture != nil, report.folds.contains(where: \.history.isEmpty) {
            throw RegressionError.sharesDoNotFit("a chart needs the curves of all folds: run each share with --plot")
        }
        for warning in FoldShare.warnings(shares) { messages.logger("merge").warning("\(warning)") }
        let prepared = try await hub.withHub(messages, advice: HubOptions.sampleAdvice) {
            try await job.prepared(from: $0, repeating: shares[0].record)
        }
        try record.prepare()
        try show(report, of: prepared, picture: picture, threads: shares.count)
    }
}
