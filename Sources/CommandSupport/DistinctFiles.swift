import ArgumentParser
import Support

/// Throws if an output is also an input, comes twice, or is in a folder that is read or written: one of them would be
/// lost.
package func requireDistinct(outputs: [(flag: String, path: String?)], inputs: [String?] = []) throws {
    let outputs = outputs.compactMap { output in output.path.map { (flag: output.flag, path: $0, parts: parts(of: $0)) }
    }
    let inputs = inputs.compactMap(\.self).filter { $0 != "-" }.map(parts)
    for (index, output) in outputs.enumerated() {
        if inputs.contains(where: { output.parts.starts(with: $0) }) {
            throw ValidationError("\(output.flag) names what is read: \(output.path).")
        }
        for other in outputs[..<index]
        where output.parts.starts(with: other.parts) || other.parts.starts(with: output.parts) {
            let paths = output.path == other.path ? output.path : "\(output.path), \(other.path)"
            throw ValidationError("\(output.flag) and \(other.flag) name one place: \(paths).")
        }
    }
}

private func parts(of path: String) -> [String] {
    fileURL(path).resolvingSymlinksInPath().standardizedFileURL.pathComponents
}
