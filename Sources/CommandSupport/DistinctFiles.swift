import ArgumentParser
import Files
import Platform

/// Throws if a file that is to be written, each with its flag, is one that is read, or is written twice, or lies in a folder
/// that is read or written as a whole: the one would be lost.
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

/// The names on the way to a file, whatever its path is spelled like.
private func parts(of path: String) -> [String] {
    fileURL(path).resolvingSymlinksInPath().standardizedFileURL.pathComponents
}
