import CFailingDisk
import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

@Suite("An outbox on a disk that fails", .serialized)
struct OutboxDiskTests {
    /// SQLite's codes for what a disk does: full (ENOSPC), an error of input or output (EIO), a sync that failed.
    private static let failures: [(name: String, kinds: Int32, code: Int32)] = [
        ("ENOSPC", Int32(FAILING_DISK_WRITE | FAILING_DISK_TRUNCATE), 13),
        ("EIO on write", Int32(FAILING_DISK_WRITE), 10 | 3 << 8),
        ("failed fsync", Int32(FAILING_DISK_SYNC), 10 | 4 << 8),
        ("EIO on mapping", Int32(FAILING_DISK_MAP), 10 | 21 << 8),
        ("open refused", Int32(FAILING_DISK_OPEN), 14),
    ]

    @Test("keeps what it said it kept, whichever call fails, once or from then on, and works again afterwards")
    func failsAtEachCall() async throws {
        #expect(failing_disk_install() == 0)
        var trials = 0
        for failure in Self.failures {
            for lasts in [false, true] {
                var nth: Int32 = 1
                // One call later each time, until no call is left to fail.
                while try await hold(failure, nth: nth, lasts: lasts) > 0 {
                    nth += 1
                    trials += 1
                }
                #expect(nth > 1, "\(failure.name) never failed")
            }
        }
        print("Outbox on a failing disk: \(trials) failures at each call of a kind, nothing falsely kept.")
        #expect(trials > 50)
    }

    /// Keeps three messages on a disk that fails at its `nth` call; how often it did.
    private func hold(_ failure: (name: String, kinds: Int32, code: Int32), nth: Int32, lasts: Bool) async throws
        -> Int32
    {
        var failures: Int32 = 0
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "outbox.sqlite").path
            let outbox = Outbox(path: path)
            var documents = Documents()
            let messages = documents.messages(5)
            var kept: [Message] = []
            failing_disk_arm(folder.lastPathComponent, failure.kinds, nth, failure.code, lasts ? 1 : 0)
            for message in messages.prefix(3) {
                do throws(StoreError) {
                    try await outbox.keep(.append(message), for: "here")
                    kept.append(message)
                } catch {
                    guard case .storage(let reason) = error else {
                        Issue.record("\(failure.name) at call \(nth) is called \(error)")
                        continue
                    }
                    #expect(reason.contains(path))
                }
            }
            failures = failing_disk_disarm()
            // The same program, and one that starts later.
            try await outbox.keep(.append(messages[3]), for: "here")
            kept.append(messages[3])
            for outbox in [outbox, Outbox(path: path)] {
                let found = try await outbox.entries(of: "s1", for: "here").compactMap(\.message)
                let places = kept.compactMap { message in found.firstIndex(of: message) }
                #expect(places.count == kept.count, "\(failure.name) at call \(nth): something kept is gone")
                #expect(places == places.sorted() && Set(found).count == found.count)
                #expect(Set(found).isSubset(of: messages.prefix(4)))
            }
        }
        return failures
    }

    @Test("cut at any byte of its last records, is read up to the cut and takes the next write")
    func cutAnywhere() async throws {
        try await withTemporaryFolder { folder in
            let whole = folder.appending(path: "outbox.sqlite")
            let outbox = Outbox(path: whole.path)
            var documents = Documents()
            let messages = documents.messages(6)
            let log = URL(filePath: whole.path + "-wal")
            for message in messages.prefix(3) { try await outbox.keep(.append(message), for: "here") }
            let start = try Data(contentsOf: log).count
            for message in messages[3..<5] { try await outbox.keep(.append(message), for: "here") }
            let database = try Data(contentsOf: whole)
            let records = try Data(contentsOf: log)
            #expect(records.count > start)

            // Every byte takes minutes: the short form takes those at the ends of the log's frames, and every 211th.
            let isLong = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_SOAK"] == "1"
            let frame = 4096 + 24
            let cuts = (start...records.count).filter { cut in
                isLong || cut % 211 == 0 || (cut - 32 + 2) % frame < 5 || cut == records.count
            }
            var lengths: [Int] = []
            for cut in cuts {
                let copy = folder.appending(path: "cut/outbox.sqlite")
                try? FileManager.default.removeItem(at: copy.deletingLastPathComponent())
                try FileManager.default.createDirectory(
                    at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
                try database.write(to: copy)
                try records.prefix(cut).write(to: URL(filePath: copy.path + "-wal"))
                let damaged = Outbox(path: copy.path)
                let found = try await damaged.entries(of: "s1", for: "here").compactMap(\.message)
                #expect(found == Array(messages.prefix(found.count)) && found.count >= 3, "cut at \(cut)")
                lengths.append(found.count)
                try await damaged.keep(.append(messages[5]), for: "here")
                #expect(try await Outbox(path: copy.path).entries(of: "s1", for: "here").last?.message == messages[5])
                #expect(damaged.damagedFiles.isEmpty)
            }
            #expect(lengths == lengths.sorted() && lengths.first == 3 && lengths.last == 5)
            print("Outbox cut at \(cuts.count) bytes of its last \(records.count - start): always read up to the cut.")
            _ = outbox
        }
    }

    @Test("that is no database any more is put aside whole, and a new one takes the next write")
    func damaged() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "outbox.sqlite").path
            try Data("no database, but somebody's words".utf8).write(to: URL(filePath: path))
            let outbox = Outbox(path: path)
            var documents = Documents()
            let message = documents.message("kept")
            try await outbox.keep(.append(message), for: "here")
            #expect(try await outbox.entries(of: "s1", for: "here").map(\.message) == [message])
            let aside = try #require(outbox.damagedFiles.first)
            #expect(try String(contentsOfFile: aside, encoding: .utf8) == "no database, but somebody's words")
        }
    }

    @Test("is its owner's alone, and makes no file before something has to be kept")
    func mode() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "data/outbox.sqlite").path
            let outbox = Outbox(path: path)
            #expect(try await outbox.backlog(for: "here") == .empty)
            #expect(!FileManager.default.fileExists(atPath: path))
            var documents = Documents()
            try await outbox.keep(.append(documents.message("kept")), for: "here")
            for ending in ["", "-wal", "-shm"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path + ending)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(ending)")
            }
        }
    }
}

extension OutboxEntry {
    /// The message it keeps.
    var message: Message? { if case .append(let message) = write { message } else { nil } }
}
