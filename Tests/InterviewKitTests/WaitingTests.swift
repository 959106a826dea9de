import InterviewKit
import Testing

@testable import InterviewKit

@Suite("While a model waits to be asked again")
struct WaitingTests {
    static let wait = RetryWait(
        error: .rateLimited(retryAfter: 12, reason: "slow down"), seconds: 12, nextTry: 2, tries: 3)

    /// The states in which a model is asked, and how each is told of a wait.
    static func begin(_ wait: RetryWait, in scene: Scene) -> Play {
        scene.play.after { play in
            switch scene {
            case .judging: play.send(.judgeWaits(play.judgement?.answer.id ?? play.record.session.id, wait))
            case .reporting: play.send(.report(play.speech ?? 0, .waiting(wait)))
            default: play.send(.speech(play.speech ?? 0, .waiting(wait)))
            }
        }
    }

    static let scenes: [Scene] = [.thinking, .hinting, .probing, .judging, .reporting]

    @Test("the whole seconds that are left are told, each for a second, down to none", arguments: scenes)
    func counts(scene: Scene) {
        let play = Self.begin(Self.wait, in: scene)
        #expect(play.effects.isEmpty && play.state == scene.play.state)
        func told(after milliseconds: Int64) -> Notice? {
            play.machine.waitNotice(at: play.now.advanced(byMilliseconds: milliseconds))
        }
        for (milliseconds, seconds) in [
            (0, 12), (1, 12), (999, 12), (1000, 11), (1001, 11), (11_000, 1), (11_999, 1), (12_000, 0), (99_000, 0),
            // A clock that was set back.
            (-3_600_000, 12),
        ] { #expect(told(after: Int64(milliseconds)) == .askingAgain(Self.wait, seconds: seconds)) }

        // Drawn whenever the count changes, the screen shows every second once.
        var (now, shown) = (play.now, [Int]())
        for _ in 0..<20 {
            guard case .askingAgain(_, let seconds)? = play.machine.waitNotice(at: now) else { break }
            shown.append(seconds)
            guard let next = play.machine.secondsToNextCount(at: now) else { break }
            now = now.advanced(byMilliseconds: Int64((next * 1000).rounded()))
        }
        #expect(shown == Array((0...12).reversed()))
    }

    @Test("the next word of the model ends the wait, and so does the end of what waited")
    func ends() {
        for scene in Self.scenes {
            var play = Self.begin(Self.wait, in: scene)
            let (speech, answer) = (scene.play.speech ?? 0, scene.play.judgement?.answer.id)
            switch scene {
            case .judging: if let answer { play.send(.judged(answer, .nothingToJudge)) }
            case .reporting: play.send(.report(speech, .text("x")))
            default: play.send(.speech(speech, .delta("x")))
            }
            #expect(play.machine.wait == nil, "\(scene)")
            #expect(play.machine.secondsToNextCount(at: play.now) == nil)
        }
    }

    @Test("Esc stops it, nothing is lost, and /retry asks again")
    func stops() {
        let rows: [(Scene, stopped: String, retried: String)] = [
            (.thinking, "stop, model failed", "question 2"), (.hinting, "stop, model failed", "hint 2"),
            (.probing, "stop, model failed", "probe 2"), (.judging, "stop judging, judge failed", "judge"),
            (.reporting, "stop, write feedback, feedback failed", "report"),
        ]
        for (scene, stopped, retried) in rows {
            let waiting = Self.begin(Self.wait, in: scene)
            #expect(waiting.outcome { $0.send(.interrupted) } == stopped, "\(scene)")
            var play = waiting.after { $0.send(.interrupted) }
            #expect(play.machine.wait == nil)
            if scene == .reporting { play.store() }
            #expect(play.said == scene.play.said)
            play.command(.retry)
            #expect(play.effects.map(\.words) == [retried], "\(scene)")
            #expect(play.machine.wait == nil)
        }
        // A judge at work is not stopped by the key that leads back to the transcript's end.
        #expect(Scene.judging.play.outcome { $0.send(.interrupted) } == "·")
    }

    @Test("waits of another speech, answer or report, and those that come too late, change nothing")
    func stale() {
        let stranger = Scene.over.play.record.messages[1]
        for scene in Scene.allCases {
            for event in [
                InterviewEvent.speech(99, .waiting(Self.wait)), .report(99, .waiting(Self.wait)),
                .judgeWaits(stranger.id, Self.wait),
            ] where !(scene == .judging && scene.play.judgement?.answer.id == stranger.id) {
                let play = scene.play.after { $0.send(event) }
                #expect(play.effects.isEmpty && play.machine.wait == nil && play.state == scene.play.state, "\(scene)")
            }
        }
    }

    @Test("a delay that no number holds ends nothing", arguments: [Double.infinity, -1, 1e300, 0])
    func odd(seconds: Double) {
        let wait = RetryWait(error: .empty, seconds: seconds, nextTry: 2, tries: 3)
        let play = Self.begin(wait, in: .judging)
        #expect(play.machine.wait == wait)
        guard case .askingAgain(_, let left)? = play.machine.waitNotice(at: play.now) else {
            Issue.record("nothing is told")
            return
        }
        #expect((0...3600).contains(left))
    }
}

@Suite("An interviewer whose model waits to be asked again")
struct WaitingInterviewerTests {
    private static func wait(_ seconds: Double) -> RetryWait {
        RetryWait(
            error: .unavailable(status: 503, retryAfter: seconds, reason: ""), seconds: seconds, nextTry: 2, tries: 3)
    }

    /// Says that it waits, and then what the script says.
    private struct Waiting: LanguageModel {
        let model: ScriptedModel
        let waits: [RetryWait]
        var name: String { model.name }
        var endpoint: String { model.endpoint }

        func reply(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
            let rest = model.reply(to: request)
            return AsyncThrowingStream { continuation in
                for wait in waits { continuation.yield(.waiting(wait)) }
                let task = Task {
                    do {
                        for try await event in rest { continuation.yield(event) }
                        continuation.finish()
                    } catch {
                        continuation.finish(throwing: error)
                    }
                }
                continuation.onTermination = { _ in task.cancel() }
            }
        }
    }

    private static func events(_ model: any LanguageModel, _ request: SpeechRequest) async throws -> [SpeechEvent] {
        var events: [SpeechEvent] = []
        for try await event in Speaker(model: model, bank: SpeakerTests.bank).speak(request) { events.append(event) }
        return events
    }

    @Test("says so before a remark; where it would take longer than a sentence may, its own words come at once")
    func speaks() async throws {
        let text = "Work is waiting, you said. Where do tasks go while all threads are busy?"
        let short = Waiting(model: ScriptedModel(text), waits: [Self.wait(0.4), Self.wait(1)])
        let heard = try await Self.events(short, SpeechSample.request(.probe))
        #expect(heard.prefix(2) == [.waiting(Self.wait(0.4)), .waiting(Self.wait(1))])
        #expect(heard.dropFirst(2).allSatisfy { if case .waiting = $0 { false } else { true } })

        let long = Waiting(model: ScriptedModel { _, _ in .silence }, waits: [Self.wait(5)])
        let own = try await Self.events(long, SpeechSample.request(.probe))
        #expect(own == [.delta(SpeakerTests.own), .finished(Spoken())])
    }

    @Test("waits all of it before a remark that it has no words of its own for")
    func speaksFreely() async throws {
        let model = Waiting(model: ScriptedModel { _, _ in .silence }, waits: [Self.wait(60)])
        let (slept, heard) = (Times(), Times())
        let speaker = Speaker(model: model, bank: SpeakerTests.bank) { time in
            await slept.note(time)
            await heard.fill(1)
        }
        let request = SpeechSample.request(.hint, question: nil)
        await #expect(throws: ModelError.stalled(seconds: 5)) {
            for try await event in speaker.speak(request) {
                if case .waiting(let wait) = event { await heard.note(.seconds(wait.seconds)) }
            }
        }
        #expect(await slept.times == [.seconds(5), .seconds(60)])
    }

    @Test("has as long to judge as it always has, besides the wait")
    func judges() async {
        let (slept, heard) = (Times(), Times())
        let judge = Judge(
            model: Waiting(model: ScriptedModel { _, _ in .silence }, waits: [Self.wait(20), Self.wait(60)]),
            bank: BankTests.bank,
            deadline: Deadline(seconds: 30) { time in
                await slept.note(time)
                await heard.fill(2)
            })
        let judgement = await judge.assess(JudgeSample.request(JudgeSample.answer)) { wait in
            Task { await heard.note(.seconds(wait.seconds)) }
        }
        #expect(judgement == .failed(.stalled(seconds: 30)))
        #expect(await slept.times == [.seconds(30), .seconds(80)])
        #expect(Set(await heard.times) == [.seconds(20), .seconds(60)])
    }

    @Test("says so in the middle of its feedback")
    func reports() async throws {
        let model = Waiting(model: ScriptedModel("{}"), waits: [Self.wait(12)])
        let reporter = Reporter(model: model, bank: SpeakerTests.bank)
        var waits: [RetryWait] = []
        do {
            for try await event in reporter.report(on: SpeechSample.record()) {
                if case .waiting(let wait) = event { waits.append(wait) }
            }
        } catch {}
        // Asked twice, since the first reply does not fit.
        #expect(waits == [Self.wait(12), Self.wait(12)])
    }
}

/// Durations that were noted one after the other.
private actor Times {
    private(set) var times: [Duration] = []

    func note(_ time: Duration) { times.append(time) }

    /// Waits until so many were noted.
    func fill(_ count: Int) async {
        while times.count < count, !Task.isCancelled { await Task.yield() }
    }
}
