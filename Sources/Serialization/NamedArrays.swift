import Arrays
import Support

/// Named arrays in the order of a file: the content of a safetensors or `.npz` file.
///
/// ```swift
/// var arrays: NamedArrays = ["weight": StoredArray(weight)]
/// try arrays.append(StoredArray(bias), as: "bias")
/// try arrays["bias", as: Float.self]
/// ```
///
/// Unlike a dictionary it keeps the order and compares names by bytes: the two spellings of an accented letter differ.
/// Finding a name takes constant time.
public struct NamedArrays: Sendable {
    /// A name and its array.
    public typealias Element = (name: String, array: StoredArray)

    private var elements: [Element] = []
    private var places: [[UInt8]: Int] = [:]

    /// No arrays.
    public init() {}

    /// The arrays of `elements`, in that order. Throws a `SerializationError`: `duplicateName` if two names are equal.
    public init(_ elements: some Sequence<Element>) throws(SerializationError) {
        for element in elements { try append(element.array, as: element.name) }
    }

    /// Arrays with NumPy's default names: `arr_0`, `arr_1` and so on.
    public init(numbering arrays: some Sequence<StoredArray>) {
        elements = arrays.enumerated().map { ("arr_\($0)", $1) }
        for (place, element) in elements.enumerated() { places[Array(element.name.utf8)] = place }
    }

    /// Appends `array`. Throws a `SerializationError`: `duplicateName` if the name is taken.
    public mutating func append(_ array: StoredArray, as name: String) throws(SerializationError) {
        let key = Array(name.utf8)
        guard places[key] == nil else {
            throw SerializationError(.duplicateName, "a duplicate: another array has the same name", array: name)
        }
        places[key] = elements.count
        elements.append((name, array))
    }

    /// The array of that name; nil if absent.
    public subscript(name: String) -> StoredArray? { places[Array(name.utf8)].map { elements[$0].array } }

    /// The array of that name and of type `Scalar`. Throws a `SerializationError`: `noSuchArray` or `wrongType`.
    public subscript<Scalar: StorableScalar>(name: String, as type: Scalar.Type) -> NDArray<Scalar> {
        get throws(SerializationError) {
            guard let array = self[name] else {
                throw SerializationError(.noSuchArray, "no such array: \(hint(for: name))", array: name)
            }
            return try about(name) { () throws(SerializationError) in try array.array(of: type) }
        }
    }

    /// The array of that name, with the type and shape of `pattern`.
    ///
    /// Throws a `SerializationError`: `noSuchArray`, `wrongType` or `wrongShape`.
    public subscript<Scalar: StorableScalar>(name: String, like pattern: NDArray<Scalar>) -> NDArray<Scalar> {
        get throws(SerializationError) {
            let array = try self[name, as: Scalar.self]
            guard array.shape == pattern.shape else {
                throw SerializationError(.wrongShape, "shape \(array.shape) and not \(pattern.shape)", array: name)
            }
            return array
        }
    }

    /// The names, in order.
    public var names: [String] { elements.map(\.name) }

    /// Similar names and the first ones, for an error about an unknown name.
    private func hint(for name: String) -> String {
        let near = names.near(name), all = isEmpty ? "there are none" : "there are \(names.listed)"
        return near.isEmpty ? all : "did you mean \(near.listed)? (\(all))"
    }
}

extension NamedArrays: CustomStringConvertible {
    /// A line per array with name, type and shape, `0.weight  float32  [8, 4]`, and its values below it if they are
    /// floats.
    public var description: String {
        let headers = TextTable(map { [$0.name, "\($0.array.type)", "\($0.array.shape)"] }, alignment: .left).lines
        let blocks = zip(headers, self).map { header, element in
            guard let values = try? element.array.floats() else { return header }
            return header + "\n  " + "\(values)".replacing("\n", with: "\n  ")
        }
        return blocks.joined(separator: "\n")
    }
}

extension NamedArrays: RandomAccessCollection {
    /// The first index: 0.
    public var startIndex: Int { 0 }
    /// The number of arrays.
    public var endIndex: Int { elements.count }
    /// The name and the array at an index.
    public subscript(position: Int) -> Element { elements[position] }
}

extension NamedArrays: ExpressibleByDictionaryLiteral {
    /// The arrays of a literal, whose names must differ.
    public init(dictionaryLiteral elements: (String, StoredArray)...) {
        do {
            try self.init(elements.map { (name: $0.0, array: $0.1) })
        } catch {
            preconditionFailure("\(error)")
        }
    }
}

extension NamedArrays: Equatable {
    /// Whether names, arrays and order are equal.
    public static func == (left: NamedArrays, right: NamedArrays) -> Bool {
        left.elementsEqual(right) { $0.name.utf8.elementsEqual($1.name.utf8) && $0.array == $1.array }
    }
}
