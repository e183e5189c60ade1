import Arrays
import Autograd
import NN

extension Parameter {
    /// Calls `body` with the value, to be changed in place, and the gradient; not at all where there is no gradient.
    @inline(__always)
    func update(_ body: (_ value: UnsafeMutableBufferPointer<Float>, _ gradient: UnsafeBufferPointer<Float>) -> Void) {
        guard let gradient = tensor.gradient else { return }
        tensor.value.withUnsafeMutableBufferPointer { value in
            gradient.withUnsafeBufferPointer { body(value, $0) }
        }
    }
}
