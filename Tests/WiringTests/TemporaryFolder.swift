internal import Foundation
internal import Testing

@testable import Wiring

/// A folder that is the home, the working directory and the place of every file of one test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/mock-interview-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, with its folders, and answers with its path.
    @discardableResult
    func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file.path
    }

    /// What the program would read here, with this folder as HOME.
    func settings(
        _ environment: [String: String] = [:], configFile: String? = nil
    ) throws -> (settings: Settings, warnings: [String]) {
        var reader = SettingsReader(
            environment: environment.merging(["HOME": path]) { given, _ in given }, workingDirectory: path)
        let settings = try reader.read(configFile: configFile)
        return (settings, reader.warnings)
    }

    /// The sentence with which reading fails here.
    func complaint(_ environment: [String: String] = [:], configFile: String? = nil) -> String {
        do {
            _ = try settings(environment, configFile: configFile)
            Issue.record("the settings were read")
            return ""
        } catch {
            return "\(error)"
        }
    }

    static let config = ".config/mock-interview/config.json"
}
