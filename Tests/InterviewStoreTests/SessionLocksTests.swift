import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

@Suite("A claim on a session")
struct SessionLocksTests {
    @Test("is one program's at a time, says whose, and ends with its release")
    func claims() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "locks").path
            let first = SessionLocks(folder: path, place: "here")
            let second = SessionLocks(folder: path, place: "here")
            #expect(await first.claim("s1", isNew: false) == nil)
            #expect(await first.claim("s1", isNew: false) == nil)
            let holder = try #require(await second.claim("s1", isNew: false))
            #expect(holder.process == ProcessInfo.processInfo.processIdentifier)
            #expect(abs(holder.since.milliseconds - Timestamp.now().milliseconds) < 60_000)
            #expect(await second.claim("s2", isNew: false) == nil)
            #expect(await SessionLocks(folder: path, place: "there").claim("s1", isNew: false) == nil)
            await first.release("s1")
            #expect(await second.claim("s1", isNew: false) == nil)
            #expect(await first.claim("s1", isNew: false) != nil)
        }
    }

    @Test(
        "of an id that is no file name is a claim all the same", arguments: ["../../etc/passwd", "", "a\u{0}b", "é/"])
    func oddNames(_ id: String) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "locks").path
            let first = SessionLocks(folder: path, place: "here")
            #expect(await first.claim(id, isNew: false) == nil)
            #expect(await SessionLocks(folder: path, place: "here").claim(id, isNew: false) != nil)
            let files = try FileManager.default.contentsOfDirectory(atPath: path)
            #expect(files.count == 1)
            let folders = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(folders == ["locks"])
        }
    }

    @Test("that cannot be kept anywhere keeps nobody from practising")
    func noFolder() async throws {
        #expect(await SessionLocks(folder: "/proc/none/locks", place: "here").claim("s1", isNew: false) == nil)
    }
}
