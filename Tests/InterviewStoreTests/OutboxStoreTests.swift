import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

@Suite("A store with an outbox before it")
struct OutboxStoreTests {
    /// A session with everything that can belong to it.
    private struct Interview {
        let session: Session
        let plan: Plan
        let messages: [Message]
        let turn: Turn
        let assessment: Assessment
        let feedback: Feedback

        init(_ sessionID: String = "abcdefghjkmn") {
            var documents = Documents()
            session = documents.session(sessionID)
            plan = Plan(sessionID: sessionID, questions: 3)
            messages = documents.messages(6, of: sessionID)
            turn = Turn(id: messages[0].id, sessionID: sessionID, question: 1, move: .question)
            assessment = Assessment(
                id: messages[1].id, sessionID: sessionID, question: 1, method: .terms, covered: [], missing: ["a"])
            feedback = Feedback(
                id: documents.id(), sessionID: sessionID, createdAt: Documents.moment, outcome: .written,
                author: "the bank", programVersion: "1", content: "well done")
        }

        var writes: [Write] {
            [.create(session), .plan(plan), .turn(turn)] + messages.map(Write.append)
                + [
                    .assessment(assessment),
                    .update(
                        session.sessionID, SessionChange(status: .paused, updatedAt: Documents.moment),
                        ifStatus: .active),
                    .feedback(feedback),
                ]
        }

        /// Whether a store has all of it, each once and in order.
        func isWhole(in store: any SessionStore) async throws -> Bool {
            let id = session.sessionID
            var paused = session
            paused.apply(SessionChange(status: .paused, updatedAt: Documents.moment))
            let storedSession = try await store.session(id)
            let storedMessages = try await store.messages(of: id, limit: nil, skip: 0)
            let storedPlan = try await store.plan(of: id)
            let storedTurns = try await store.turns(of: id)
            let storedAssessments = try await store.assessments(of: id)
            let storedFeedback = try await store.feedback(on: id)
            return storedSession == paused && storedMessages == messages && storedPlan == plan
                && storedTurns == [turn] && storedAssessments == [assessment] && storedFeedback == [feedback]
        }
    }

    private func withTrouble(
        _ body: (TroubledStore, OutboxStore, URL) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let remote = try TroubledStore(folder: folder)
            try await body(remote, Self.store(remote, folder), folder)
        }
    }

    /// With a patience that no busy machine exhausts, where a test is not about that.
    private static func store(
        _ remote: TroubledStore, _ folder: URL, patience: Duration = .seconds(60)
    ) -> OutboxStore {
        OutboxStore(
            remote, place: "host:27017/db", outbox: Outbox(path: folder.appending(path: "outbox.sqlite").path),
            patience: patience)
    }

    @Test("writes straight while the other store answers, and makes no file")
    func straight() async throws {
        try await withTrouble { remote, store, folder in
            let interview = Interview()
            for write in interview.writes { try await store.perform(write) }
            #expect(try await interview.isWhole(in: remote.behind))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "outbox.sqlite").path))
        }
    }

    @Test("keeps every kind of write while the other store is away, reads it back, and delivers it on its return")
    func away() async throws {
        try await withTrouble { remote, store, _ in
            let interview = Interview()
            await remote.be(.away)
            for write in interview.writes { try await store.perform(write) }
            #expect(try await interview.isWhole(in: store))
            #expect(try await store.newestMessage(of: interview.session.sessionID) == interview.messages.last)
            #expect(
                try await store.messages(of: interview.session.sessionID, limit: 2, skip: 1)
                    == Array(interview.messages[1..<3]))
            #expect(
                try await store.messages(
                    of: interview.session.sessionID, after: interview.messages[3].position, limit: 9)
                    == Array(interview.messages[4...]))
            let kept = try await store.keptWrites()
            #expect(kept.map(\.write) == interview.writes)
            #expect(kept.allSatisfy { $0.place == "host:27017/db" && $0.refusal == nil })

            await remote.be(.none)
            #expect(await store.settle(within: .seconds(60)) == .empty)
            #expect(try await interview.isWhole(in: remote.behind))
            #expect(try await store.keptWrites().isEmpty)
        }
    }

    @Test(
        "while the other store is away, an interview that waits here is found as the latest, and by how its name begins"
    )
    func found() async throws {
        try await withTrouble { remote, store, _ in
            var documents = Documents()
            func session(_ id: String, _ status: Status, minute: Int64) -> Session {
                documents.session(id, status: status, at: Documents.moment.advanced(byMilliseconds: minute * 60_000))
            }
            let stored = session("abstored", .paused, minute: 9)
            try await store.create(stored)
            await remote.be(.away)
            let absence = OpenFailure.store(TroubledStore.absence)
            await #expect(throws: absence) { try await store.find(.latest) }
            let waiting = [
                session("abearly", .paused, minute: 1), session("aclate", .active, minute: 2),
                session("adlater", .paused, minute: 3), session("aeended", .completed, minute: 6),
            ]
            for session in waiting { try await store.create(session) }
            let paused = SessionChange(
                status: .paused, updatedAt: Documents.moment.advanced(byMilliseconds: 300_000))
            let late = try await store.update("aclate", paused, ifStatus: .active)

            #expect(try await store.find(.latest) == late)
            #expect(try await store.find(.matching("ab")) == waiting[0])
            #expect(try await store.find(.matching("aeended")) == waiting[3])
            await #expect(throws: OpenFailure.severalMatch("a", [waiting[3], late, waiting[2], waiting[0]])) {
                try await store.find(.matching("a"))
            }
            // It may stand in the store that is away.
            await #expect(throws: absence) { try await store.find(.matching("x")) }
            await remote.be(.unreadable)
            await #expect(throws: OpenFailure.store(.malformed("a session"))) { try await store.find(.latest) }

            await remote.be(.none)
            #expect(await store.settle(within: .seconds(60)) == .empty)
            #expect(try await store.find(.latest) == stored)
        }
    }

    @Test("a report that is kept here counts among many sessions' reports as if the other store had it")
    func reports() async throws {
        try await withTrouble { remote, store, _ in
            var documents = Documents()
            func feedback(_ sessionID: String, second: Int64, _ outcome: Feedback.Outcome = .written) -> Feedback {
                Feedback(
                    id: documents.id(), sessionID: sessionID,
                    createdAt: Documents.moment.advanced(byMilliseconds: second * 1000), outcome: outcome, author: "a",
                    programVersion: "1", content: "well done")
            }
            let stored = [feedback("both", second: 1), feedback("newer", second: 9), feedback("there", second: 1)]
            for report in stored { try await store.save(report) }
            await remote.be(.refuses)
            let kept = [
                feedback("both", second: 2), feedback("newer", second: 8), feedback("here", second: 1),
                feedback("failed", second: 1, .failed), feedback("unasked", second: 1),
            ]
            for report in kept { try await store.save(report) }
            #expect(try await store.keptWrites().count == kept.count)
            let found = try await store.reports(of: ["both", "newer", "there", "here", "failed", "none"])
            #expect(
                found.mapValues(\.id) == [
                    "both": kept[0].id, "newer": stored[1].id, "there": stored[2].id, "here": kept[2].id,
                ])
        }
    }

    @Test("a later run delivers what an earlier one kept, and only to where it was meant to go")
    func laterRun() async throws {
        try await withTrouble { remote, store, folder in
            let interview = Interview()
            await remote.be(.away)
            for write in interview.writes { try await store.perform(write) }

            let elsewhere = try TroubledStore(folder: folder.appending(path: "elsewhere"))
            let outbox = Outbox(path: folder.appending(path: "outbox.sqlite").path)
            let other = OutboxStore(elsewhere, place: "other:27017/db", outbox: outbox)
            #expect(await other.settle(within: .seconds(5)) == .empty)
            #expect(try await elsewhere.behind.session(interview.session.sessionID) == nil)

            let back = try TroubledStore(folder: folder)
            let later = Self.store(back, folder)
            #expect(try await later.sessions(SessionFilter()).map(\.sessionID) == [interview.session.sessionID])
            #expect(await later.settle(within: .seconds(60)) == .empty)
            #expect(try await interview.isWhole(in: back.behind))
        }
    }

    @Test("a write that is not confirmed in time is kept and stands there once in the end", arguments: [false, true])
    func unconfirmed(isSlow: Bool) async throws {
        try await withTrouble { remote, _, folder in
            let store = Self.store(remote, folder, patience: isSlow ? .milliseconds(300) : .seconds(60))
            let interview = Interview()
            await remote.be(isSlow ? .slow : .unconfirmed)
            // A store that never answered would hold this for ever.
            for write in interview.writes.prefix(2) { try await store.perform(write) }
            #expect(try await store.keptWrites().map(\.write) == Array(interview.writes.prefix(2)))
            await remote.be(.none)
            for write in interview.writes.dropFirst(2) { try await store.perform(write) }
            #expect(await store.settle(within: .seconds(60)) == .empty)
            #expect(try await interview.isWhole(in: remote.behind))
        }
    }

    @Test("what the other store refuses for good is set aside with its reason, still read, and holds nothing up")
    func refused() async throws {
        try await withTrouble { remote, store, _ in
            let interview = Interview()
            let id = interview.session.sessionID
            for write in interview.writes.prefix(3) { try await store.perform(write) }
            await remote.be(.refuses)
            try await store.append(interview.messages[0])
            await remote.be(.away)
            try await store.append(interview.messages[1])
            await remote.be(.refuses)
            var iterator = await store.backlog().makeAsyncIterator()
            while let backlog = await iterator.next(), backlog.setAside < 2 {}
            await remote.be(.none)
            try await store.append(interview.messages[2])
            #expect(await store.settle(within: .seconds(60)).waiting == 0)
            #expect(try await remote.behind.messages(of: id, limit: nil, skip: 0) == [interview.messages[2]])
            #expect(try await store.messages(of: id, limit: nil, skip: 0) == Array(interview.messages[0..<3]))
            let kept = try await store.keptWrites()
            #expect(kept.map(\.write) == interview.messages[0..<2].map(Write.append))
            #expect(kept.map(\.refusal) == ["validation", "validation"])
        }
    }

    @Test("a session whose name was taken meanwhile is set aside whole, and joins no session of another's")
    func takenName() async throws {
        try await withTrouble { remote, store, _ in
            let mine = Interview("abcdefghjkmn")
            var documents = Documents()
            let theirs = documents.session("abcdefghjkmn", role: .python)
            await remote.be(.away)
            for write in mine.writes.prefix(5) { try await store.perform(write) }
            try await remote.behind.create(theirs)
            await remote.be(.none)
            #expect(await store.settle(within: .seconds(60)).waiting == 0)
            #expect(try await store.session("abcdefghjkmn") == theirs)
            #expect(try await remote.behind.messages(of: "abcdefghjkmn", limit: nil, skip: 0).isEmpty)
            #expect(try await store.keptWrites().compactMap(\.refusal).count == 5)
        }
    }

    @Test("a name that somebody chose is checked before the interview begins; a taken one is told at once")
    func chosenName() async throws {
        try await withTrouble { remote, _, folder in
            let store = Self.store(remote, folder, patience: .zero)
            var documents = Documents()
            try await remote.behind.create(documents.session("mine"))
            let session = documents.session("mine")
            await remote.be(.slow)
            let creating = Task { try await store.create(session) }
            while await !remote.isHolding { await Task.yield() }
            await remote.be(.none)
            await #expect(throws: StoreError.sessionExists("mine")) { try await creating.value }
            #expect(try await store.keptWrites().isEmpty)
        }
    }

    @Test("a text too large for any store is given back and not kept")
    func tooLarge() async throws {
        try await withTrouble { remote, store, _ in
            await remote.be(.away)
            var documents = Documents()
            let message = documents.message(String(repeating: "x", count: DocumentChecks.largestText + 1))
            await #expect(throws: StoreError.refused("the message is larger than the 16 MiB that a document may have"))
            {
                try await store.append(message)
            }
            let kept = try await store.keptWrites()
            #expect(kept.isEmpty)
        }
    }

    @Test("deleting a session forgets what was kept of it; while the other store is away nothing is deleted")
    func delete() async throws {
        try await withTrouble { remote, store, _ in
            let interview = Interview()
            await remote.be(.away)
            for write in interview.writes { try await store.perform(write) }
            await #expect(throws: TroubledStore.absence) { try await store.delete(interview.session.sessionID) }
            #expect(try await interview.isWhole(in: store))
            await remote.be(.refuses)
            #expect(try await store.delete(interview.session.sessionID))
            await remote.be(.none)
            #expect(await store.settle(within: .seconds(60)) == .empty)
            #expect(try await remote.behind.session(interview.session.sessionID) == nil)
        }
    }

    @Test("when this machine cannot keep a write either, that is said, and nothing is called kept")
    func fullDisk() async throws {
        try await withTemporaryFolder { folder in
            let remote = try TroubledStore(folder: folder)
            // A folder that cannot be made stands for a disk that takes nothing.
            let store = OutboxStore(
                remote, place: "host:27017/db", outbox: Outbox(path: "/proc/none/outbox.sqlite"))
            var documents = Documents()
            await remote.be(.away)
            await #expect("storage") {
                try await store.append(documents.message("answer"))
            } throws: { error in
                if case .storage = error as? StoreError { true } else { false }
            }
            // One that is on its way may still arrive, and then it has.
            await remote.be(.slow)
            let message = documents.message("late")
            async let writing: Void = store.append(message)
            for await backlog in await store.backlog() where backlog.trouble != nil { break }
            await remote.be(.none)
            try await writing
            #expect(try await remote.behind.messages(of: "s1", limit: nil, skip: 0) == [message])
        }
    }

    @Test("two programs that share an outbox deliver each write once, in order")
    func twoPrograms() async throws {
        try await withTrouble { remote, first, folder in
            let second = Self.store(remote, folder)
            var documents = Documents()
            let messages = documents.messages(40, of: "abcdefghjkmn")
            await remote.be(.away)
            for (number, message) in messages.enumerated() {
                try await (number.isMultiple(of: 2) ? first : second).append(message)
            }
            await remote.be(.none)
            async let one = first.settle(within: .seconds(60))
            async let other = second.settle(within: .seconds(60))
            #expect(await [one, other] == [.empty, .empty])
            #expect(try await remote.behind.messages(of: "abcdefghjkmn", limit: nil, skip: 0) == messages)
        }
    }
}
