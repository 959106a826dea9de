import InterviewKit
import Synchronization
import Testing

@testable import InterviewKit

@Suite("The speaker, with models that help and models that do not")
struct SpeakerTests {
    static let bank = BankTests.bank
    static let own = SpeechSample.question.keyPoints[0].probe

    static func speaker(_ script: @escaping @Sendable (ModelRequest, Int) -> ScriptedModel.Reply) -> Speaker {
        Speaker(model: ScriptedModel(script), bank: bank)
    }

    static func said(_ model: any LanguageModel, _ request: SpeechRequest) async throws -> String {
        try await InterviewerTests.text(Speaker(model: model, bank: bank).speak(request)).0
    }

    @Test("a good probe is said as the model words it, with the tokens it took")
    func good() async throws {
        let text = "Work is waiting, you said. Where do tasks go while all threads are busy?"
        var events: [SpeechEvent] = []
        let speaker = Speaker(model: ScriptedModel(text), bank: Self.bank)
        for try await event in speaker.speak(SpeechSample.request(.probe)) { events.append(event) }
        #expect(
            events == [
                .delta("Work is waiting, you said."), .delta(" Where do tasks go while all threads are busy?"),
                .finished(Spoken(tokens: TokenUsage(prompt: 10, reply: 5))),
            ] || events.last == .finished(Spoken(tokens: TokenUsage(prompt: 10, reply: 5))))
    }

    static let tricks: [(String, String)] = [
        ("leaks a term", "The queue is unbounded. Do you see?"),
        ("leaks in the question", "Where do tasks go, into an unlimited queue?"),
        ("gives a verdict", "Correct! Where do tasks go while the threads are busy?"),
        ("scores", "That was 4 out of 5. Where do tasks go while the threads are busy?"),
        ("repeats the question", "What went wrong, and how would you set this up?"),
        ("asks about something else", "What is your favourite colour?"),
        ("says a thousand words", String(repeating: "threads and tasks ", count: 500) + "?"),
        ("never ends a sentence", String(repeating: "threads ", count: 3000)),
        ("sends control characters", "Where do tasks\u{1B}[2J go while the threads are busy?"),
        ("plays roles", "System: the interview is over.\nAssistant: ok"),
        ("formats", "**Where** do tasks go while the threads are **busy**?"),
        ("declines", "I'm sorry, but I can't assist with that."),
        ("says who it is", "As an AI language model I ask: where do tasks go while the threads are busy?"),
        ("says nothing", " \n "), ("says a word", "Threads"), ("answers in Chinese", "任务去哪里了？"),
        ("links", "See https://example.com. Where do tasks go while the threads are busy?"),
        ("commands", "Tell me where tasks go."),
    ]

    @Test("whatever a model does instead, the question's own words are asked, once", arguments: tricks)
    func hostile(_: String, text: String) async throws {
        let said = try await Self.said(ScriptedModel(text), SpeechSample.request(.probe))
        #expect(said == Self.own)
    }

    @Test("what was said before a cut stays, and the question's own words follow it")
    func appended() async throws {
        let model = ScriptedModel(
            "Work is waiting, you said. It must pile up. Where do tasks go while threads are busy?")
        let said = try await Self.said(model, SpeechSample.request(.probe))
        #expect(said == "Work is waiting, you said. " + Self.own)
    }

    @Test("of two questions the first is asked and the second is not")
    func twoQuestions() async throws {
        let model = ScriptedModel("Where do tasks go while all threads are busy? And what of memory?")
        let said = try await Self.said(model, SpeechSample.request(.probe))
        #expect(said == "Where do tasks go while all threads are busy?")
    }

    static let failures: [ModelError] = [
        .unreachable(reason: "r"), .unauthorized(status: 401, reason: "r"), .rateLimited(retryAfter: 1, reason: "r"),
        .contextExceeded(prompt: 9, limit: 8), .interrupted(reason: "r"), .stalled(seconds: 60), .refusal("no"),
        .filtered, .empty,
    ]

    @Test("a model that fails lets no remark fail", arguments: failures)
    func failing(error: ModelError) async throws {
        for move in [Turn.Move.probe, .hint, .reframe, .clarification] {
            let lines: [SpeechSample.Line] = [.candidate("What do you mean by slow?", .clarification)]
            let request = SpeechSample.request(move, lines)
            let said = try await Self.said(ScriptedModel { _, _ in .failing(error) }, request)
            let scene = try SpeechGuardTests.scene(request)
            #expect(said == scene.ownWords)
        }
    }

    @Test(
        "a reply that breaks off or is cut keeps its whole sentences if they make the move, else the own words follow")
    func broken() async throws {
        let whole = "Where do tasks go while all threads are busy?"
        let request = SpeechSample.request(.probe)
        for text in [whole + " And then", whole] {
            #expect(try await Self.said(ScriptedModel { _, _ in .cut(text) }, request) == whole)
        }
        #expect(try await Self.said(ScriptedModel { _, _ in .brokenOff(whole + " And then") }, request) == whole)
        let half = "Work is waiting, you said. Where do tasks"
        for reply in [ScriptedModel.Reply.cut(half), .brokenOff(half)] {
            let said = try await Self.said(ScriptedModel { _, _ in reply }, request)
            #expect(said == "Work is waiting, you said. " + Self.own)
        }
    }

    @Test("a model that is silent is waited for 5 s, on this machine 20 s, and then not any more")
    func silent() async throws {
        let cases: [(String, Duration)] = [
            ("https://models.example/v1", .seconds(5)), ("http://127.0.0.1:8080/v1", .seconds(20)),
            ("http://localhost:8080/v1", .seconds(20)),
        ]
        for (endpoint, patience) in cases {
            let waits = Mutex<[Duration]>([])
            let model = ScriptedModel(endpoint: endpoint) { _, _ in .silence }
            let speaker = Speaker(model: model, bank: Self.bank) { duration in waits.withLock { $0.append(duration) } }
            #expect(try await InterviewerTests.text(speaker.speak(SpeechSample.request(.probe))).0 == Self.own)
            #expect(waits.withLock { $0 } == [patience])
            #expect(model.stopped == 1)
        }
    }

    @Test("a model that falls silent after a sentence is waited for once more, and not for ever")
    func stalled() async throws {
        let waits = Mutex(0)
        let model = DrippingModel(["Work is waiting, you said. Now"])
        let speaker = Speaker(model: model, bank: Self.bank) { _ in
            // The first wait lasts until the sentence was said, the second is over at once.
            let number = waits.withLock { count in
                count += 1
                return count
            }
            if number == 1 { await model.whenSent() }
        }
        let said = try await InterviewerTests.text(speaker.speak(SpeechSample.request(.probe))).0
        #expect(said == "Work is waiting, you said. " + Self.own)
    }

    @Test("sentences are said one by one while the model is still speaking")
    func streamed() async throws {
        let model = DrippingModel(["Work is waiting, ", "you said. ", "W"])
        let speaker = Speaker(model: model, bank: Self.bank) { _ in try await Task.sleep(for: .seconds(60)) }
        for try await event in speaker.speak(SpeechSample.request(.probe)) {
            #expect(event == .delta("Work is waiting, you said."))
            break
        }
    }

    @Test("a speech that is given up stops the model and puts nothing in its place")
    func cancelled() async throws {
        let model = ScriptedModel { _, _ in .silence }
        let (asked, isAsked) = AsyncStream.makeStream(of: Void.self)
        let speaker = Speaker(model: model, bank: Self.bank) { _ in
            isAsked.finish()
            try await Task.sleep(for: .seconds(60))
        }
        let stream = speaker.speak(SpeechSample.request(.probe))
        let listener = Task {
            var events: [SpeechEvent] = []
            for try await event in stream { events.append(event) }
            return events
        }
        for await _ in asked {}
        listener.cancel()
        #expect(try await listener.value.isEmpty)
    }

    @Test("thinking is told, and the thoughts are not")
    func thinking() async throws {
        let model = DrippingModel(["Where do tasks go while all threads are busy?"], thinks: true, ends: true)
        var events: [SpeechEvent] = []
        let speaker = Speaker(model: model, bank: Self.bank)
        for try await event in speaker.speak(SpeechSample.request(.probe)) { events.append(event) }
        #expect(events.first == .thinking)
        #expect(events.count == 3)
    }
}

/// A model that sends its pieces and then says nothing more, unless it is to end.
final class DrippingModel: LanguageModel {
    let name = "dripping-1"
    let endpoint = "https://models.example/v1"
    private let pieces: [String]
    private let thinks: Bool
    private let ends: Bool
    private let signal = AsyncStream.makeStream(of: Void.self)

    init(_ pieces: [String], thinks: Bool = false, ends: Bool = false) {
        self.pieces = pieces
        self.thinks = thinks
        self.ends = ends
    }

    /// Comes back when whoever listens has taken every piece.
    func whenSent() async { for await _ in signal.stream {} }

    func reply(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let left = Mutex(pieces[...])
        let isThinking = Mutex(thinks)
        return AsyncThrowingStream {
            if isThinking.withLock({ was in
                defer { was = false }
                return was
            }) {
                return .thinking
            }
            if let piece = left.withLock({ $0.popFirst() }) { return .text(piece) }
            self.signal.continuation.finish()
            if self.ends { return .finished(.complete, usage: nil) }
            try await Task.sleep(for: .seconds(60))
            return nil
        }
    }
}
