import Arrays
import Autograd

extension Module {
    /// Computes the output for data: as for a tensor, but no graph is recorded.
    ///
    /// ```swift
    /// logRMSE(model(features), prices)
    /// ```
    public func callAsFunction(_ input: NDArray<Float>) -> NDArray<Float> {
        withoutGradients { self(Tensor(input)).value }
    }

    /// Computes the output for coded features: as for a tensor, but no graph is recorded.
    public func callAsFunction(_ input: CodedBatch) -> NDArray<Float> {
        withoutGradients { self(Tensor(input)).value }
    }
}
