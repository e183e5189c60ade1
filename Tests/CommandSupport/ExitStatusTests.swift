import CommandSupport
import DataHub
import Testing

@Suite struct ExitStatusTests {
    @Test(
        arguments: [
            (.unknownName, 64), (.invalidEntry, 64), (.badArchive, 65), (.unavailable, 69), (.inputOutput, 74),
            (.checksumMismatch, 76),
        ] as [(HubError.Code, Int32)])
    func hubErrors(code: HubError.Code, status: Int32) {
        #expect(ExitStatus(HubError(code, "message").category).rawValue == status)
    }

    @Test func whoeverHasNoNetworkIsToldTheWaysOut() throws {
        let advice = try #require(HubOptions.advice(for: HubError(.unavailable, "message")))
        #expect(advice.contains("--mirror"))
        #expect(HubOptions.advice(for: HubError(.checksumMismatch, "message")) == nil)
    }

    @Test func theStatusesAreTheDocumentedOnes() {
        #expect(
            ExitStatus.allCases.map(\.rawValue) == [0, 1, 64, 65, 66, 69, 70, 73, 74, 76, 129, 130, 143])
    }
}
