import Arrays
import Autograd
import Synchronization

/// The shapes of the outputs of modules, while a summary is made.
final class OutputShapes: Sendable {
    /// Where modules note the shapes of their outputs, within `summary(inputShape:)`.
    @TaskLocal static var current: OutputShapes?

    private let shapes = Mutex<[ObjectIdentifier: Shape]>([:])

    /// The shape of the last output of `module`, if one was noted.
    subscript(module: any Module) -> Shape? {
        get { shapes.withLock { $0[ObjectIdentifier(module)] } }
        set { shapes.withLock { $0[ObjectIdentifier(module)] = newValue } }
    }
}

extension Module {
    /// Gives `output`, which this module computed, and notes its shape if a summary is made.
    ///
    /// A summary records no gradients: an output that requires one, as in training, is passed on at once.
    func noting(_ output: Tensor) -> Tensor {
        if !output.requiresGradient { OutputShapes.current?[self] = output.shape }
        return output
    }
}
