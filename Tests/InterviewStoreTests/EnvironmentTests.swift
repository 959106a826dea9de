import Foundation
import Testing

@Suite("The environment of the tests")
struct EnvironmentTests {
    @Test("names both MongoDB deployments where they are required")
    func mongoDB() {
        guard ProcessInfo.processInfo.environment["MOCK_INTERVIEW_REQUIRE_MONGODB"] != nil else { return }
        #expect(Backend.available == Backend.allCases)
    }
}
