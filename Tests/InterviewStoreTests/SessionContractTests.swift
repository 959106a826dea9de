import InterviewKit
import Testing

@testable import InterviewStore

@Suite("Every store keeps sessions alike", .serialized)
struct SessionContractTests {
    @Test("a session is read back as it was created", arguments: Backend.available)
    func roundTrip(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            var full = documents.session("full", role: .aiGenAI, status: .completed)
            full.startedAt = Documents.moment.advanced(byMilliseconds: 1)
            full.completedAt = Documents.moment.advanced(byMilliseconds: 999)
            full.durationMinutes = 12.5 + 1.0 / 3
            let bare = documents.session("bare")
            try await store.create(full)
            try await store.create(bare)
            #expect(try await store.session("full") == full)
            #expect(try await store.session("bare") == bare)
            #expect(try await store.session("ful") == nil)
        }
    }

    @Test(
        "creating the same session again is harmless, another under its id or name is not", arguments: Backend.available
    )
    func createAgain(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let session = documents.session("taken")
            try await store.create(session)
            try await store.create(session)
            await #expect(throws: StoreError.sessionExists("taken")) {
                try await store.create(documents.session("taken"))
            }
            var changed = session
            changed.role = .python
            await #expect(throws: StoreError.conflict(session.id.hex)) { try await store.create(changed) }
            let renamed = Session(
                id: session.id, sessionID: "other", role: .java, level: .advanced, createdAt: Documents.moment)
            await #expect(throws: StoreError.conflict(session.id.hex)) { try await store.create(renamed) }
            #expect(try await store.sessions(SessionFilter()) == [session])
        }
    }

    @Test("of many programs that create one name at once, one wins", arguments: Backend.available)
    func createAtOnce(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let rivals = (0..<8).map { _ in documents.session("wanted") }
            let outcomes = await withTaskGroup(of: StoreError?.self) { group in
                for rival in rivals {
                    group.addTask {
                        do throws(StoreError) {
                            try await store.create(rival)
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(outcomes.filter { $0 == .sessionExists("wanted") }.count == 7)
        }
    }

    @Test("sessions are listed newest update first, ties by descending id", arguments: Backend.available)
    func order(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let old = documents.session("old", at: Timestamp(milliseconds: -1))
            let tied = (0..<3).map { documents.session("tied-\($0)") }
            let new = documents.session("new", at: Documents.moment.advanced(byMilliseconds: 1))
            for session in [tied[1], new, tied[0], old, tied[2]] { try await store.create(session) }
            let expected = [new, tied[2], tied[1], tied[0], old]
            #expect(try await store.sessions(SessionFilter()) == expected)
            #expect(try await store.sessions(SessionFilter(limit: 2)) == Array(expected.prefix(2)))
            #expect(try await store.sessions(SessionFilter(limit: 0)) == [])
        }
    }

    @Test("a list can be narrowed by status, role and both", arguments: Backend.available)
    func filters(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let java = documents.session("a", role: .java, status: .paused)
            let python = documents.session("b", role: .python, status: .paused)
            let foreign = documents.session("c", role: Role(rawValue: "cobol"), status: .active)
            for session in [java, python, foreign] { try await store.create(session) }
            #expect(try await store.sessions(SessionFilter(status: .paused)) == [python, java])
            #expect(try await store.sessions(SessionFilter(role: Role(rawValue: "cobol"))) == [foreign])
            #expect(try await store.sessions(SessionFilter(idPrefix: "a", status: .paused, role: .java)) == [java])
            #expect(try await store.sessions(SessionFilter(status: .active, role: .java)) == [])
        }
    }

    @Test("a prefix means itself, whatever its characters mean elsewhere", arguments: Backend.available)
    func prefixes(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let names = [
                "a_1", "ab1", "a%2", "a.3", "a*", "$where", "A_1", "ä", "äb", "日本", "日本語", "\u{10FFFF}x", "'", "a\"b",
            ]
            for name in names { try await store.create(documents.session(name)) }
            for prefix in ["a", "a_", "a%", "a.", "$", "A", "ä", "日", "日本語", "\u{10FFFF}", "'", "a\"", "", "zz", ".*"] {
                let found = try await store.sessions(SessionFilter(idPrefix: prefix)).map(\.sessionID)
                let expected = names.filter { $0.utf8.starts(with: prefix.utf8) }
                #expect(found.sorted() == expected.sorted(), "prefix \(prefix)")
            }
        }
    }

    @Test("an update changes what it names and nothing else", arguments: Backend.available)
    func update(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            var session = documents.session("s1")
            try await store.create(session)
            let later = Documents.moment.advanced(byMilliseconds: 5)
            let changes = [
                SessionChange(startedAt: later, updatedAt: later),
                SessionChange(status: .paused, durationMinutes: 3.25, updatedAt: later.advanced(byMilliseconds: 1)),
                SessionChange(status: .completed, completedAt: later, updatedAt: later.advanced(byMilliseconds: 2)),
            ]
            for change in changes {
                session.apply(change)
                #expect(try await store.update("s1", change, ifStatus: nil) == session)
                #expect(try await store.session("s1") == session)
            }
        }
    }

    @Test("an update that expects another status changes nothing and says which it found", arguments: Backend.available)
    func conditionalUpdate(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            let session = documents.session("s1", status: .paused)
            try await store.create(session)
            let change = SessionChange(status: .completed, updatedAt: Documents.moment)
            await #expect(throws: StoreError.statusChanged(.paused)) {
                _ = try await store.update("s1", change, ifStatus: .active)
            }
            #expect(try await store.session("s1") == session)
            #expect(try await store.update("s1", change, ifStatus: .paused).status == .completed)
            await #expect(throws: StoreError.noSuchSession("s2")) {
                _ = try await store.update("s2", change, ifStatus: nil)
            }
            await #expect(throws: StoreError.noSuchSession("s2")) {
                _ = try await store.update("s2", change, ifStatus: .active)
            }
        }
    }

    @Test("a duration that is not a number is refused", arguments: Backend.available)
    func duration(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            var session = documents.session("s1")
            try await store.create(session)
            for minutes in [Double.nan, .infinity] {
                await #expect(throws: StoreError.refused("duration_minutes is not a finite number")) {
                    let change = SessionChange(durationMinutes: minutes, updatedAt: Documents.moment)
                    _ = try await store.update("s1", change, ifStatus: nil)
                }
                session = documents.session("s2")
                session.durationMinutes = minutes
                await #expect(throws: StoreError.refused("duration_minutes is not a finite number")) {
                    try await store.create(session)
                }
            }
        }
    }

    @Test("deleting takes everything that belongs to the session, and can be repeated", arguments: Backend.available)
    func delete(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["gone", "kept"] { try await fill(store, with: name) }
            #expect(try await store.delete("gone"))
            #expect(try await store.delete("gone") == false)
            for (name, count) in [("gone", 0), ("kept", 1)] {
                #expect(try await store.sessions(SessionFilter(idPrefix: name)).count == count)
                #expect(try await store.messages(of: name, limit: nil, skip: 0).count == count)
                #expect(try await store.plan(of: name) == (count == 0 ? nil : Plan(sessionID: name)))
                #expect(try await store.turns(of: name).count == count)
                #expect(try await store.assessments(of: name).count == count)
                #expect(try await store.feedback(on: name).count == count)
            }
        }
    }

    @Test("what an interrupted delete left behind is taken by the next one", arguments: Backend.available)
    func deleteOrphans(backend: Backend) async throws {
        try await backend.withStore { store in
            var documents = Documents()
            try await store.append(documents.message("orphan", of: "gone"))
            #expect(try await store.delete("gone") == false)
            #expect(try await store.newestMessage(of: "gone") == nil)
        }
    }

    private func fill(_ store: any SessionStore, with name: String) async throws {
        var documents = Documents()
        try await store.create(documents.session(name))
        try await store.append(documents.message("hello", of: name))
        try await store.save(Plan(sessionID: name))
        try await store.save(Turn(id: documents.id(), sessionID: name, question: 1, move: .question))
        try await store.save(
            Assessment(id: documents.id(), sessionID: name, question: 1, method: .terms, covered: [], missing: []))
        try await store.save(
            Feedback(
                id: documents.id(), sessionID: name, createdAt: Documents.moment, outcome: .written,
                author: Feedback.bankAuthor, programVersion: "0", content: ""))
    }
}
