import InterviewKit
import Testing

/// Says what it is told to; keeps a log of what it was asked.
private actor Script {
    private(set) var events: [String] = []
    private(set) var posted: [InterviewEvent] = []
    func note(_ event: String) { events.append(event) }
    func post(_ event: InterviewEvent) { posted.append(event) }
}

private struct ScriptedInterviewer: Interviewer {
    enum Manner: Sendable { case whole, endless, withoutEnd, failing(ModelError), strange }
    struct Strange: Error {}
    let name = "scripted"
    let manner: Manner
    let script: Script
    /// Never judges, until it is cancelled.
    var isSlowJudge = false
    /// What the judge waits for before it judges.
    var wait: RetryWait?

    func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error> {
        AsyncThrowingStream { continuation in
            continuation.onTermination = { [script] _ in Task { await script.note("stopped") } }
            continuation.yield(.delta("Q"))
            switch manner {
            case .whole:
                continuation.yield(.finished(Spoken()))
                continuation.finish()
            case .endless: break
            case .withoutEnd: continuation.finish()
            case .failing(let error): continuation.finish(throwing: error)
            case .strange: continuation.finish(throwing: Strange())
            }
        }
    }

    var preparesQuestions: Bool { true }

    func judge(_ request: JudgeRequest, waits: @escaping @Sendable (RetryWait) -> Void) async -> Judgement {
        if let wait { waits(wait) }
        if isSlowJudge { try? await Task.sleep(for: .seconds(240)) }
        return .nothingToJudge
    }
    func prepare(_ number: Int, for record: InterviewRecord) async -> Preparation {
        if isSlowJudge { try? await Task.sleep(for: .seconds(240)) }
        return Preparation(BankTests.question("prepared"), tokens: TokenUsage(prompt: 7, reply: 3))
    }
    func report(on record: InterviewRecord) -> AsyncThrowingStream<ReportEvent, any Error> {
        AsyncThrowingStream { continuation in
            continuation.yield(.text("R"))
            switch manner {
            case .whole:
                continuation.yield(.finished(FeedbackReport(on: record, questions: [:])))
                continuation.finish()
            case .endless: break
            case .withoutEnd: continuation.finish()
            case .failing(let error): continuation.finish(throwing: error)
            case .strange: continuation.finish(throwing: Strange())
            }
        }
    }
}

@Suite("The conductor")
struct ConductorTests {
    private let store = MemoryStore()
    private let script = Script()

    private func conductor(_ manner: ScriptedInterviewer.Manner = .whole, isSlowJudge: Bool = false) -> Conductor {
        let (events, continuation) = AsyncStream.makeStream(of: InterviewEvent.self)
        Task { [script] in for await event in events { await script.post(event) } }
        return Conductor(
            store: store,
            interviewer: ScriptedInterviewer(manner: manner, script: script, isSlowJudge: isSlowJudge)
        ) { continuation.yield($0) }
    }

    /// Waits until the events posted so far satisfy `condition`, four minutes at most, since other tests keep the machine busy.
    private func posted(_ condition: @Sendable ([InterviewEvent]) -> Bool) async -> [InterviewEvent] {
        let limit = ContinuousClock.now.advanced(by: .seconds(240))
        while ContinuousClock.now < limit {
            let events = await script.posted
            if condition(events) { return events }
            await Task.yield()
        }
        Issue.record("nothing came")
        return await script.posted
    }

    private func speak(_ number: Int) -> Effect {
        .speak(number, SpeechRequest(record: Scene.thinking.play.record, question: 2, move: .question))
    }

    @Test("steps are written in the order given, each write in its place")
    func order() async throws {
        let opening = try #require(Scene.opening.play.step)
        let question = try #require(
            Play().after {
                $0.begin(); $0.store(); $0.say("Q1")
            }.step)
        let conductor = conductor()
        await conductor.run([.write(opening), .write(question)])
        await conductor.run([.write(try #require(Scene.storingAnswer.play.step))])
        await conductor.finish()
        #expect(await store.log == ["create", "plan", "plan", "turn", "message", "update", "message"])
        let events = await posted { $0.count == 3 }
        let kinds = events.compactMap { event in
            if case .written(let kind) = event { kind } else { nil }
        }
        #expect(kinds == [.opening, .question, .answer])
    }

    @Test("a step stops at the write that fails, and writing it again completes it")
    func failing() async throws {
        let opening = try #require(Scene.opening.play.step)
        await store.fail("plan", .init(error: .unreachable(place: "db", reason: "down")))
        let conductor = conductor()
        await conductor.run([.write(opening)])
        var events = await posted { $0.count == 1 }
        guard case .writeFailed(.opening, .unreachable)? = events.first else { Issue.record("\(events)"); return }
        await conductor.run([.write(opening)])
        events = await posted { $0.count == 2 }
        guard case .written(.opening)? = events.last else { Issue.record("\(events)"); return }
        #expect(await store.log == ["create", "create", "plan"])
    }

    @Test("a change of status found made already is success, any other is not")
    func lostAcknowledgement() async throws {
        let pausing = Scene.pausing.play
        let step = try #require(pausing.step)
        for (found, isSuccess) in [(Status.paused, true), (.completed, false), (.cancelled, false)] {
            var shelf = pausing.shelf
            shelf.sessions["abc"]?.status = found
            let store = MemoryStore(shelf)
            let script = Script()
            let conductor = Conductor(
                store: store, interviewer: ScriptedInterviewer(manner: .whole, script: script)
            ) { event in Task { await script.post(event) } }
            await conductor.run([.write(step)])
            await conductor.finish()
            #expect(await store.log.contains("plan") == isSuccess, "\(found)")
            #expect(await store.shelf.illegal.isEmpty)
        }
    }

    @Test("speech is stopped at once, its stream ended, and nothing more is posted")
    func stopping() async {
        let conductor = conductor(.endless)
        await conductor.run([speak(1)])
        _ = await posted { $0.count == 1 }
        await conductor.run([.stopSpeaking])
        let limit = ContinuousClock.now.advanced(by: .seconds(240))
        while await script.events.isEmpty, ContinuousClock.now < limit { await Task.yield() }
        #expect(await script.events == ["stopped"])
        #expect(await script.posted.count == 1)
    }

    @Test("a stream that ends without an end is an interruption")
    func withoutEnd() async {
        await conductor(.withoutEnd).run([speak(7)])
        let events = await posted { $0.count == 2 }
        guard case .speechFailed(7, .interrupted)? = events.last else { Issue.record("\(events)"); return }
    }

    @Test("a model's error is passed on, and any other is a malformed reply")
    func errors() async {
        await conductor(.failing(.filtered)).run([speak(1)])
        var events = await posted { $0.count == 2 }
        guard case .speechFailed(1, .filtered)? = events.last else { Issue.record("\(events)"); return }
        await conductor(.strange).run([.report(2, Scene.reporting.play.record)])
        events = await posted { $0.count == 4 }
        guard case .reportFailed(2, .malformed)? = events.last else { Issue.record("\(events)"); return }
    }

    @Test("what is written never waits for a judge")
    func judging() async throws {
        let conductor = conductor(isSlowJudge: true)
        let judging = Scene.judging.play
        await conductor.run(judging.effects)
        await conductor.run([.write(try #require(Scene.opening.play.step))])
        let events = await posted { $0.count == 1 }
        guard case .written(.opening)? = events.first else { Issue.record("\(events)"); return }
        await conductor.finish()
    }

    @Test("a judge that waits for its model says so, and stops within 50 ms when it is stopped")
    func waiting() async throws {
        let wait = RetryWait(error: .rateLimited(retryAfter: 60, reason: ""), seconds: 60, nextTry: 2, tries: 3)
        let request = try #require(Scene.judging.play.judgement)
        var fastest = Duration.seconds(1000)
        for _ in 1...8 where fastest >= .milliseconds(50) {
            let (events, input) = AsyncStream.makeStream(of: InterviewEvent.self)
            let conductor = Conductor(
                store: store,
                interviewer: ScriptedInterviewer(manner: .whole, script: script, isSlowJudge: true, wait: wait),
                post: { input.yield($0) })
            await conductor.run([.judge(request)])
            var posted = events.makeAsyncIterator()
            guard case .judgeWaits(request.answer.id, wait)? = await posted.next() else {
                Issue.record("no wait was posted")
                return
            }
            let start = ContinuousClock.now
            await conductor.run([.stopJudging])
            await conductor.finish()
            fastest = min(fastest, ContinuousClock.now - start)
            input.finish()
            if let more = await posted.next() { Issue.record("posted after it was stopped: \(more)") }
        }
        #expect(fastest < .milliseconds(50))
    }

    @Test("an interview is read whole, and what cannot be read says why")
    func opening() async {
        let play = Scene.left.play
        let store = MemoryStore(play.shelf)
        let script = Script()
        let conductor = Conductor(store: store, interviewer: ScriptedInterviewer(manner: .whole, script: script)) {
            event in Task { await script.post(event) }
        }
        await conductor.run([.open(.matching("ab"))])
        while await script.posted.isEmpty { await Task.yield() }
        await store.failReading(.storage("disk"))
        await conductor.run([.open(.latest)])
        while await script.posted.count < 2 { await Task.yield() }
        await conductor.finish()
        let events = await script.posted
        guard case .opened(let record)? = events.first else { Issue.record("\(events)"); return }
        #expect(record == play.shelf.record(of: "abc"))
        guard case .openFailed(.store(.storage("disk")))? = events.last else { Issue.record("\(events)"); return }
    }

    @Test("a session is found by its id, by a prefix only it has, or as the latest that can go on")
    func finding() async throws {
        var shelf = Shelf()
        var ids = ObjectIDGenerator(seed: 1)
        for (index, (id, status)) in [
            ("abc", Status.paused), ("abcd", .active), ("abd", .completed), ("xyz", .paused),
        ].enumerated() {
            shelf.sessions[id] = Session(
                id: ids.next(at: Play.dawn), sessionID: id, role: .java, level: .beginner, status: status,
                createdAt: Play.dawn.advanced(byMilliseconds: id == "xyz" ? -1 : Int64(index)))
        }
        let store = MemoryStore(shelf)
        #expect(try await store.find(.matching("abc")).sessionID == "abc")
        #expect(try await store.find(.matching("x")).sessionID == "xyz")
        #expect(try await store.find(.latest).sessionID == "abcd")
        await #expect(throws: OpenFailure.noMatch("q")) { try await store.find(.matching("q")) }
        await #expect(throws: OpenFailure.noMatch("")) { try await store.find(.matching("")) }
        await #expect(throws: OpenFailure.noMatch(nil)) { try await MemoryStore().find(.latest) }
        await #expect { try await store.find(.matching("ab")) } throws: { error in
            guard case .severalMatch("ab", let found)? = error as? OpenFailure else { return false }
            return found.map(\.sessionID) == ["abd", "abcd", "abc"]
        }
    }
}
