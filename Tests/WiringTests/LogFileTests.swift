import Foundation
import Logging
import Testing

@testable import Wiring

@Suite("The log")
struct LogFileTests {
    @Test("is made with its first entry, for its owner alone, one line an entry")
    func entries() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/state/mock-interview.log"
        let logger = LogFile.logger("mongodb", path: path)
        #expect(!FileManager.default.fileExists(atPath: path))
        logger.info("a server\nwent away")
        logger.debug("not worth an entry")
        logger.error("and came back")
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasSuffix(" info mongodb: a server went away"))
        #expect(lines[1].hasSuffix(" error mongodb: and came back"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("that cannot be written stops nothing")
    func unwritable() {
        LogFile.logger("mongodb", path: "/dev/null/no/log").error("lost")
    }
}
