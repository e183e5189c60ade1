// Vanishing gradients: the norm of the gradient of each of ten layers, by activation and initializer.
import Foundation
import TabularKit

let depth = 10, width = 64
let x = Tensor.normal(32, width).value, y = Tensor.normal(32, width).value

/// The norms of the gradients of the weights of a net of `depth` layers, in order.
func gradientNorms(_ activation: Activation, _ start: Initializer) -> [Float] {
    let net = Sequential((0..<depth).map { _ in Linear(width, width, activation: activation, weight: start) })
    meanSquaredError(net(Tensor(x)), Tensor(y)).backward()
    return net.parameters(matching: /.*weight/).map { $0.gradient?.norm() ?? 0 }
}

let starts = [("normal(0.01)", Initializer.normal(deviation: 0.01)), ("Xavier", .xavierUniform)]
for (name, activation) in [("sigmoid", Activation.sigmoid), ("ReLU", .relu)] {
    for (start, initializer) in starts {
        let norms = gradientNorms(activation, initializer)
        print("\(name), \(start):", norms.map { String(format: "%.0e", Double($0)) }.joined(separator: " "))
    }
}
