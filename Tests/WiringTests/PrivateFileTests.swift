internal import Foundation
internal import Testing

@testable import Wiring

@Suite("A configuration file with a secret in it")
struct PrivateFileTests {
    /// One file for each secret, and one with a key written with dots.
    static let secrets = [
        (#"{"llm": {"apiKey": "k"}}"#, "llm.apiKey"), (#"{"openai": {"apiKey": "k"}}"#, "openai.apiKey"),
        (#"{"anthropic.apiKey": "k"}"#, "anthropic.apiKey"),
        (#"{"mongodb": {"uri": "mongodb://ada:pw@db.example/"}}"#, "mongodb.uri"),
        (#"{"mongodb": {"uri": "mongodb://db.example/?tls=true&tlsCertificateKeyFilePassword=pw"}}"#, "mongodb.uri"),
        (#"{"mongodb": {"uri": "mongodb://h/?authMechanismProperties=AWS_SESSION_TOKEN:x"}}"#, "mongodb.uri"),
    ]

    @Test("is refused as long as others can come at it, with the command that mends it", arguments: secrets)
    func refused(json: String, key: String) throws {
        #expect(Set(Self.secrets.map(\.1)) == Set(Settings.keys.filter(\.isSecret).map(\.name)))
        let folder = try TemporaryFolder()
        for mode in [0o644, 0o640, 0o604, 0o620, 0o602, 0o611, 0o666, 0o777] {
            let path = try folder.write(json, to: TemporaryFolder.config, mode: mode)
            #expect(
                folder.complaint() == """
                    The configuration file \(path) holds a secret (`\(key)`) and is open to other users. Make it your own \
                    alone: chmod 600 \(path)
                    """)
            // Set in the environment as well, it lies open all the same.
            #expect(folder.complaint([Settings.environmentName(of: key): "mongodb://h/"]).contains("chmod 600"))
        }
        for mode in [0o600, 0o400, 0o700] {
            try folder.write(json, to: TemporaryFolder.config, mode: mode)
            #expect(try folder.settings().settings.value(of: key) != nil)
        }
    }

    @Test("is mended by the command that the sentence names, whatever its path is")
    func mends() throws {
        let folder = try TemporaryFolder()
        for name in ["my settings.json", "it's mine; $(touch x).json", "plain.json"] {
            let path = try folder.write(#"{"llm": {"apiKey": "k"}}"#, to: name, mode: 0o644)
            let complaint = folder.complaint(configFile: path)
            let command = try #require(complaint.firstRange(of: "chmod 600 "))
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", String(complaint[command.lowerBound...])]
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            try process.run()
            process.waitUntilExit()
            #expect(try folder.settings(configFile: path).settings.apiKey == "k")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
        }
    }

    @Test("of another user is refused", .enabled(if: geteuid() == 0))
    func owner() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(#"{"llm": {"apiKey": "k"}}"#, to: TemporaryFolder.config)
        try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: path)
        #expect(
            folder.complaint().hasSuffix(#"belongs to another user. Make it your own: sudo chown "$(id -un)" "# + path))
        try folder.write(#"{"llm": {"model": "m"}}"#, to: TemporaryFolder.config)
        try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: path)
        #expect(try folder.settings().settings.model == "m")
    }

    @Test("is judged by what a link leads to")
    func link() throws {
        let folder = try TemporaryFolder()
        let target = try folder.write(#"{"llm": {"apiKey": "k"}}"#, to: "dotfiles/config.json", mode: 0o644)
        let link = folder.path + "/link.json"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        #expect(folder.complaint(configFile: link).contains("chmod 600 " + link))
        try folder.write(#"{"llm": {"apiKey": "k"}}"#, to: "dotfiles/config.json")
        #expect(try folder.settings(configFile: link).settings.apiKey == "k")
    }

    @Test(
        "is not what one without a secret is: that may lie open",
        arguments: [
            #"{"llm": {"model": "m", "apiKey": ""}}"#, #"{"mongodb": {"uri": "mongodb://localhost/interviews"}}"#,
            #"{"openai": {"apiKey": null}, "ui": {"theme": "dark"}}"#, "{}",
        ])
    func harmless(json: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(json, to: TemporaryFolder.config, mode: 0o666)
        #expect(try folder.settings().warnings.isEmpty)
    }
}
