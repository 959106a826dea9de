import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

@Suite("Documents in MongoDB, seen with another driver", .serialized)
struct MongoDocumentTests {
    @Test("have exactly the fields and types of the design", arguments: Backend.availableMongo)
    func written(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            var documents = Documents()
            try await store.create(documents.session("s1"))
            let later = Documents.moment.advanced(byMilliseconds: 60_000)
            for change in [
                SessionChange(startedAt: later, updatedAt: later),
                SessionChange(status: .completed, completedAt: later, durationMinutes: 1, updatedAt: later),
            ] {
                _ = try await store.update("s1", change, ifStatus: .active)
            }
            try await store.create(documents.session("bare"))
            let texts = ["caf\u{E9} cafe\u{301}", "a\u{0}b", "👩‍👩‍👧‍👦 漢字", "{\"$date\": 1}"]
            for (second, text) in texts.enumerated() {
                let moment = Documents.moment.advanced(byMilliseconds: Int64(second) * 1000)
                try await store.append(documents.message(text, at: moment))
            }
            try await store.save(Plan(sessionID: "s1", minutes: 30, stretchBeganAt: later))
            try await store.save(Plan(sessionID: "bare"))
            try await store.save(
                Turn(id: documents.id(), sessionID: "s1", question: 1, questionID: "java/maps", move: .question))
            try await store.save(Turn(id: documents.id(), sessionID: "s1", question: 1, move: .probe, isCut: true))
            try await store.save(
                Assessment(
                    id: documents.id(), sessionID: "s1", question: 1, method: .terms,
                    covered: [.init(keyPoint: "locks", quotation: "words")], missing: [])
            )
            try await store.save(
                Feedback(
                    id: documents.id(), sessionID: "s1", createdAt: later, outcome: .written, author: "a model",
                    programVersion: "0.1.0", content: "# Report"))
            #expect(try await store.check().troubles == [])

            let lines = try await script(backend, store, "check", "s1")
            #expect(lines.last == "as designed")
            let messages = texts.enumerated().map { second, text in
                "message: " + text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                    + " 2026-03-01T09:30:0\(second).125000+00:00"
            }
            #expect(lines.filter { $0.hasPrefix("message:") } == messages)
        }
    }

    @Test(
        "that other programs wrote are read, and one that cannot be hides no other", arguments: Backend.availableMongo)
    func foreign(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            _ = try await script(backend, store, "write")
            let durations = ["int": 12, "long": 13, "double": 14.5, "null": 0, "cobol": 0]
            let sessions = try await store.sessions(SessionFilter())
            #expect(sessions.count == durations.count)
            for session in sessions {
                #expect(session.durationMinutes == durations[session.sessionID])
                #expect(session.startedAt == nil && session.updatedAt == session.createdAt)
                #expect(session.createdAt.iso8601 == "2024-05-06T07:08:09.123Z")
            }
            #expect(try await store.session("cobol")?.role == Role(rawValue: "cobol"))
            #expect(try await store.sessions(SessionFilter(limit: 4)).count == 4)
            await #expect {
                _ = try await store.session("broken")
            } throws: { error in
                guard case .malformed(let what) = error as? StoreError else { return false }
                return what.hasSuffix("in sessions: field status")
            }

            for limit in [nil, 3] {
                let messages = try await store.messages(of: "int", limit: limit, skip: 0)
                #expect(messages.map(\.content) == ["Why?", "Be kind.", "Because."])
            }
            #expect(try await store.newestMessage(of: "int")?.content == "Because.")
            let first = try #require(try await store.messages(of: "int", limit: 1, skip: 0).first)
            let rest = try await store.messages(of: "int", after: first.position, limit: 2)
            #expect(rest.map(\.content) == ["Be kind.", "Because."])

            let troubles = try await store.check().troubles.map(\.what)
            for part in [
                "in sessions: field status", "a document in sessions: field _id",
                "document 665f00000000000000000003 in messages: field role",
                "document 665f00000000000000000004 in messages: field content",
                "a document in messages holds text that is not UTF-8",
            ] {
                #expect(troubles.contains { $0.contains(part) }, "\(part) in \(troubles)")
            }
        }
    }

    @Test("keep the fields of other programs when they are updated", arguments: Backend.availableMongo)
    func extraFields(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            _ = try await script(backend, store, "write")
            let change = SessionChange(status: .paused, updatedAt: Documents.moment)
            _ = try await store.update("int", change, ifStatus: nil)
            #expect(try await script(backend, store, "extras") == ["0 somebody paused 12", "as designed"])
        }
    }

    /// Runs the script with this database; the lines it prints, once it ended without complaint.
    private func script(_ backend: Backend, _ store: MongoStore, _ arguments: String...) async throws -> [String] {
        let file = try #require(Bundle.module.url(forResource: "read_documents", withExtension: "py"))
        let python = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_TEST_PYTHON"] ?? "python3"
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, file.path, try #require(backend.uri), store.database] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        let output = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Data, any Error>) in
            // Reading blocks until the script ends.
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        try process.run()
                        let output = pipe.fileHandleForReading.readDataToEndOfFile()
                        process.waitUntilExit()
                        return output
                    })
            }
        }
        let text = String(decoding: output, as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(text)")
        return text.split(separator: "\n").map(String.init)
    }
}
