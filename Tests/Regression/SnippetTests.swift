import Foundation
import TestSupport
import Testing

/// The snippets are run as they are, and stand in the README as they are.
@Suite struct SnippetTests {
    @Test func housePricesPrintsAnErrorForEachFold() throws {
        try withTemporaryFolder { cache in
            let run = try ProductRun("HousePrices", [], environment: ["TABULARKIT_CACHE": cache.path])
            try #require(run.status == 0, "\(run.messages)")
            let list = try #require(run.output.split(separator: ":").last).trimmingCharacters(in: ["[", "]", " ", "\n"])
            let errors = list.split(separator: ", ").compactMap { Double($0) }
            #expect(errors.count == 5)
            #expect(errors.allSatisfy { (0.1..<0.25).contains($0) }, "\(errors)")
        }
    }

    @Test func theReadmeShowsIt() throws {
        let readme = try String(contentsOf: packageRoot.appending(path: "README.md"), encoding: .utf8)
        let snippet = try String(contentsOf: packageRoot.appending(path: "Snippets/HousePrices.swift"), encoding: .utf8)
        let code = try #require(snippet.firstRange(of: "import TabularKit"))
        #expect(readme.contains("```swift\n\(snippet[code.lowerBound...])```"))
    }
}
