import Testing

@testable import DataHub

@Suite struct CacheDecisionTests {
    @Test(arguments: [CacheStatus.missing, .valid, .damaged(sha1: "00"), .damaged(sha1: nil)], [false, true])
    func table(cached: CacheStatus, isOffline: Bool) {
        func decide(_ origin: Origin) -> CacheDecision {
            CacheDecision(cached: cached, origin: origin, isOffline: isOffline)
        }
        let isValid = cached == .valid
        #expect(decide(.bundled([1])) == (isValid ? .use : .install([1])))
        #expect(decide(.local("file:///a")) == (isValid ? .use : .fetch("file:///a")))
        #expect(
            decide(.network("http://a"))
                == (isValid ? .use : isOffline ? .refuseOffline("http://a") : .fetch("http://a")))
    }
}
