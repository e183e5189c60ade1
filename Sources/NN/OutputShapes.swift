import Arrays
import Autograd
import Synchronization

/// The shapes of the outputs of modules, while a summary is made.
final class OutputShapes: Sendable {
    /// The shapes noted within `summary(inputShape:)`.
    @TaskLocal static var current: OutputShapes?

    private let shapes = Mutex<[ObjectIdentifier: Shape]>([:])

    /// The shape of the last output of `module`, if one was noted.
    subscript(module: any Module) -> Shape? {
        get { shapes.withLock { $0[ObjectIdentifier(module)] } }
        set { shapes.withLock { $0[ObjectIdentifier(module)] = newValue } }
    }
}

extension Module {
    /// Returns `output` of this module, and notes its shape if a summary is made, which records no gradients.
    func noting(_ output: Tensor) -> Tensor {
        if !output.requiresGradient { OutputShapes.current?[self] = output.shape }
        return output
    }
}
