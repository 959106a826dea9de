internal import Foundation
internal import Testing

@testable import MockInterview

@Suite("A file that an interview is exported to")
struct ExportFileTests {
    @Test("is made once, and replaced whole where that is wished, for its owner alone each time")
    func replacing() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.html"
        #expect(try ExportFile.make("one", at: path))
        #expect(try !ExportFile.make("two", at: path))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
        try ExportFile.replace("two", at: path)
        try ExportFile.replace("new", at: folder.path + "/b.html")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.html", "b.html"])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test("takes no folder's, link's or device's place")
    func others() throws {
        let folder = try TemporaryFolder()
        let link = folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path + "/target")
        for path in [link, folder.path, "/dev/null"] {
            #expect(throws: TranscriptExport.Failure(description: "\(path) is not a file that could be replaced.")) {
                try ExportFile.replace("x", at: path)
            }
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/target"))
    }

    @Test(
        "tells its format by how its name ends",
        arguments: [
            ("a.md", .md), ("x/a.b.HTML", .html), ("a.htm", .html), ("a.json", .json), ("a", nil), ("html", nil),
            ("a.html/b", nil),
            ("a.pdf", nil), ("", nil),
        ] as [(String, ExportFormat?)])
    func format(name: String, format: ExportFormat?) {
        #expect(ExportFormat(fileName: name) == format)
    }
}
