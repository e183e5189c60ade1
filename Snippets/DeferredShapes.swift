// Deferred shapes: a net that learns its widths from the first input, and its summary.
import TabularKit

let net = Sequential {
    LazyLinear(256); ReLU(); LazyLinear(10)
}
print(net)
print("output:", net(Tensor.uniform(2, 20)).shape)
print(net["0.weight"].shape, net["2.weight"].shape)
print(net.summary(inputShape: [2, 20]))
