import Arrays

/// Products and rearrangements of matrices.
extension Tensor {
    /// The matrix product.
    public func matmul(_ other: Tensor) -> Tensor {
        Tensor(value.matmul(other.value), from: self, other) { [self] gradient in
            accumulate(gradient.matmul(other.value, transposingOther: true))
            other.accumulate(value.matmul(gradient, transposingSelf: true))
        }
    }

    /// The matrix with rows and columns exchanged.
    public func transposed() -> Tensor {
        Tensor(value.transposed(), from: self) { [self] gradient in accumulate(gradient.transposed()) }
    }

    /// The same elements in another shape of as many elements.
    public func reshaped(to shape: Shape) -> Tensor {
        Tensor(value.reshaped(to: shape), from: self) { [self] gradient in
            accumulate(gradient.reshaped(to: self.shape))
        }
    }

    /// The same elements in a shape of these extents; one may be -1, inferred from the others: `reshaped(to: 2, -1)`.
    public func reshaped(to extents: Int...) -> Tensor {
        reshaped(to: Shape(inferring: extents, elementCount: shape.elementCount))
    }
}

/// `x` times the transposed `weight`, plus `bias` in each row if there is one: one operation in place of three.
///
/// - Parameters:
///   - x: One example a row: examples x inputs. Of any other rank, the last extent is the inputs, as in PyTorch.
///   - weight: Outputs x inputs, as in PyTorch.
///   - bias: A vector of the outputs; by default there is none.
/// - Returns: Examples x outputs; of another rank, the extents of `x` but for the last, and the outputs.
public func linear(_ x: Tensor, weight: Tensor, bias: Tensor? = nil) -> Tensor {
    if let features = x.coded { return linear(features, weight: weight, bias: bias) }
    if x.shape.rank != 2, let inputs = x.shape.last {
        let rows = linear(x.reshaped(to: Shape(x.shape.dropLast().reduce(1, *), inputs)), weight: weight, bias: bias)
        return rows.reshaped(to: Shape(x.shape.dropLast() + [weight.shape[0]]))
    }
    let output = x.value.matmul(weight.value, transposingOther: true, bias: bias?.value)
    return Tensor(output, from: x, weight, bias) { gradient in
        x.accumulate(gradient.matmul(weight.value))
        weight.accumulate(gradient.matmul(x.value, transposingSelf: true))
        bias?.accumulate(gradient.columnSums())
    }
}

/// `linear` of coded features: the weights of each row's codes added up, and its numbers multiplied.
private func linear(_ features: CodedBatch, weight: Tensor, bias: Tensor?) -> Tensor {
    Tensor(features.linear(weight: weight.value, bias: bias?.value), from: weight, bias) { gradient in
        weight.accumulate(features.weightGradient(gradient))
        bias?.accumulate(gradient.columnSums())
    }
}
