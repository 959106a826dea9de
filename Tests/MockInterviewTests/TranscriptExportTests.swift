internal import Foundation
internal import Testing

@testable import MockInterview

@Suite("Exporting a transcript")
struct TranscriptExportTests {
    @Test("makes a new file for its owner alone, under the next free number")
    func numbers() throws {
        let folder = try TemporaryFolder()
        let names = ["mock-interview-abc.md", "mock-interview-abc-2.md", "mock-interview-abc-3.md"]
        for (number, name) in names.enumerated() {
            let text = "Export \(number) – ä\n"
            let path = try TranscriptExport.write(text, sessionID: "abc", in: folder.path)
            #expect(path == folder.path + "/" + name)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
        }
    }

    @Test("goes through no link, not even one that leads nowhere")
    func links() throws {
        let folder = try TemporaryFolder()
        let target = folder.path + "/target"
        let link = folder.path + "/mock-interview-abc.md"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        let path = try TranscriptExport.write("x", sessionID: "abc", in: folder.path)
        #expect(path.hasSuffix("mock-interview-abc-2.md"))
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test("never writes over what stands there, nor over what a link leads to")
    func standing() throws {
        let folder = try TemporaryFolder()
        let kept = try folder.write("kept", to: "elsewhere/kept.md")
        try folder.write("mine", to: "mock-interview-abc.md")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.path + "/mock-interview-abc-2.md", withDestinationPath: kept)
        try manager.linkItem(atPath: kept, toPath: folder.path + "/mock-interview-abc-3.md")
        try manager.createDirectory(atPath: folder.path + "/mock-interview-abc-4.md", withIntermediateDirectories: true)
        let path = try TranscriptExport.write("x", sessionID: "abc", in: folder.path)
        #expect(path == folder.path + "/mock-interview-abc-5.md")
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == "kept")
        #expect(try String(contentsOfFile: folder.path + "/mock-interview-abc.md", encoding: .utf8) == "mine")
    }

    @Test("keeps another program's id inside the folder")
    func names() throws {
        let folder = try TemporaryFolder()
        for (id, name) in [
            ("../../etc/passwd", "mock-interview-______etc_passwd.md"), ("", "mock-interview-_.md"),
            ("../../x", "mock-interview-______x.md"), ("..", "mock-interview-__.md"), ("/x", "mock-interview-_x.md"),
            ("a\u{0}\u{1B}[2J ä", "mock-interview-a___2J__.md"),
            (String(repeating: "x", count: 300), "mock-interview-\(String(repeating: "x", count: 64)).md"),
        ] {
            let path = try TranscriptExport.write("x", sessionID: id, in: folder.path)
            #expect(path == folder.path + "/" + name)
        }
    }

    @Test("says why there is no file")
    func failures() throws {
        #expect(
            throws: TranscriptExport.Failure(
                description: "/nowhere/mock-interview-abc.md cannot be made (No such file or directory).")
        ) {
            try TranscriptExport.write("x", sessionID: "abc", in: "/nowhere")
        }
    }
}
