import Arrays
import Autograd
import Support

/// The modules of a model, the shapes of their outputs and the numbers of their parameters. `print` shows a table:
///
/// ```
/// layer  module           output    parameters  trainable
///        Sequential       [2, 10]   0           -
/// 0      Linear(20, 256)  [2, 256]  5376        yes
/// 1      ReLU             [2, 256]  0           -
/// 2      Linear(256, 10)  [2, 10]   2570        no
/// 7946 parameters, 5376 of them trainable
/// ```
public struct ModuleSummary: CustomStringConvertible {
    /// One module.
    public struct Layer {
        /// Its dotted name, empty for the model itself.
        public let name: String
        /// Its title: `Linear(20, 256)`.
        public let title: String
        /// The shape of its last output; nil where it is not known (see `summary(inputShape:)`).
        public let outputShape: Shape?
        /// The number of elements of its own parameters, without parameters counted before.
        public let parameterCount: Int
        /// The number of trainable ones.
        public let trainableParameterCount: Int
        /// Whether it has parameters, and all of them were counted before.
        public let isShared: Bool
    }

    /// The model itself, and every module in it, in order.
    public let layers: [Layer]
    /// The number of elements of all parameters, shared ones counted once.
    public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }
    /// The number of trainable ones.
    public var trainableParameterCount: Int { layers.reduce(0) { $0 + $1.trainableParameterCount } }

    /// A table of the layers, and a line of totals.
    public var description: String {
        let header = ["layer", "module", "output", "parameters", "trainable"]
        let table = TextTable([header] + layers.map(\.cells), alignment: .left)
        let totals = "\(parameterCount) parameters, \(trainableParameterCount) of them trainable"
        return (table.lines + [totals]).joined(separator: "\n")
    }
}

extension ModuleSummary.Layer {
    /// The layer's line of the table.
    fileprivate var cells: [String] {
        [name, title, outputShape?.description ?? "-", String(parameterCount), trainability]
    }

    private var trainability: String {
        if isShared { return "shared" }
        if parameterCount == 0 { return "-" }
        return trainableParameterCount == parameterCount ? "yes" : trainableParameterCount == 0 ? "no" : "partly"
    }
}

extension Module {
    /// Lists the modules with the shapes of their outputs and the numbers of their parameters.
    ///
    /// The shapes are those of one pass over zeros in evaluation mode, without gradients, which settles lazy layers.
    /// Modules of your own have one if they are the model or called by a `Sequential`. The last of several calls wins.
    ///
    /// - Parameter inputShape: The shape of one batch, `[2, 20]` for two examples of twenty features.
    public func summary(inputShape: Shape) -> ModuleSummary {
        let outputs = OutputShapes()
        OutputShapes.$current.withValue(outputs) {
            withTraining(false) {
                _ = withoutGradients { noting(self(Tensor(NDArray(repeating: 0, shape: inputShape)))) }
            }
        }
        var counted = Set<ObjectIdentifier>()
        let modules =
            [("", self as any Module)]
            + namedMembers.compactMap { name, member in
                (member as? any Module).map { (name, $0) }
            }
        return ModuleSummary(
            layers: modules.map { name, module in
                ModuleSummary.Layer(name, module, outputShape: outputs[module], counted: &counted)
            })
    }
}

extension ModuleSummary.Layer {
    /// Counts the parameters of `module` that are not among the `counted`, and adds them there.
    fileprivate init(
        _ name: String, _ module: any Module, outputShape: Shape?, counted: inout Set<ObjectIdentifier>
    ) {
        let parameters = module.members.compactMap { $0.member as? Parameter }
        let new = parameters.filter { counted.insert(ObjectIdentifier($0)).inserted }
        self.name = name
        title = module.title
        self.outputShape = outputShape
        parameterCount = new.reduce(0) { $0 + $1.shape.elementCount }
        trainableParameterCount = new.reduce(0) { $0 + ($1.isTrainable ? $1.shape.elementCount : 0) }
        isShared = new.isEmpty && !parameters.isEmpty
    }
}
