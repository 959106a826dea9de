internal import Foundation
internal import Testing

@testable import Wiring

@Suite("config.example.json")
struct ExampleConfigurationTests {
    private let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../config.example.json").standardized.path

    @Test("it holds every key there is, and no other")
    func keys() throws {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        let groups = try #require(json as? [String: [String: Any]])
        let keys = groups.flatMap { group, inner in inner.keys.map { group + "." + $0 } }
        #expect(Set(keys) == Set(Settings.keys.map(\.name)))
    }

    @Test("used as it is, it changes nothing: no secrets, no model, the default interview")
    func harmless() throws {
        let (settings, warnings) = try TemporaryFolder().settings(configFile: path)
        #expect(warnings.isEmpty)
        for key in Settings.keys where key.isSecret { #expect(settings.sources[key.name] == nil) }
        #expect(try ModelChoice.models(settings) == nil)
        #expect(settings.questions == 6)
        #expect(settings.minutes == nil)
        #expect(settings.theme == .auto)
    }
}
