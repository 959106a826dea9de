internal import Synchronization

/// Words the interviewer's remarks with a model. What it says passes ``SpeechGuard`` sentence by sentence; where nothing
/// usable comes of it, or nothing in time, the question's own words stand in, so that a remark fails only where there are
/// none. What the candidate asks for that a command does is told by code.
struct Speaker: Sendable {
    let model: any LanguageModel
    let bank: QuestionBank
    private let patience: Duration
    private let sleep: @Sendable (Duration) async throws -> Void

    /// `patience` is how long the candidate waits for a sentence before the question's own words stand in: 5 s, for a model
    /// on this machine 20 s. `sleep` waits for so long, or throws when its task is cancelled.
    init(
        model: any LanguageModel, bank: QuestionBank, patience: Duration? = nil,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.model = model
        self.bank = bank
        self.patience = patience ?? .seconds(model.isLocal ? 20 : 5)
        self.sleep = sleep
    }

    /// Says a probe, a hint, a clarification or a reframing; whatever else is asked for is the bank's.
    func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error> {
        guard request.move != .question else { return BankInterviewer(bank: bank).speak(request) }
        guard let exchange = request.record.exchanges.last(where: { $0.number == request.question }) else {
            return .nothingLeft
        }
        let scene: SpeechScene
        do throws(BankError) {
            scene = SpeechScene(request, exchange, try bank.question(of: exchange, in: request.record))
        } catch {
            return .failing(.bankUnusable(error))
        }
        switch scene.work {
        case .nothing: return .nothingLeft
        case .say(let text): return .saying(text)
        case .word: break
        }
        return AsyncThrowingStream { continuation in
            let task = Task {
                do throws(ModelError) {
                    try await word(scene) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Has the model word the move, and ends the speech with what is still its due.
    private func word(
        _ scene: SpeechScene, _ say: @escaping @Sendable (SpeechEvent) -> Void
    ) async throws(ModelError) {
        let hearing = Hearing(scene, patience, say)
        await listen(hearing, SpeechPrompt.request(for: scene))
        if Task.isCancelled { throw .cancelled }
        let end = hearing.close()
        if let ending = end.speech.makesTheMove ? scene.ending : scene.ownWords {
            say(.delta(end.speech.released.isEmpty ? ending : " " + ending))
        } else if !end.speech.makesTheMove {
            throw end.error ?? .malformed(reason: "what the model said could not be used")
        }
        say(.finished(Spoken(tokens: end.tokens)))
    }

    /// Listens to the model until it has ended, has said enough or what it may not say, or takes too long.
    private func listen(_ hearing: Hearing, _ request: ModelRequest) async {
        let (model, patience, sleep) = (model, patience, sleep)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    for try await event in model.reply(to: request) where hearing.take(event) { return }
                    hearing.fail(.interrupted(reason: "it ended without an end"))
                } catch {
                    hearing.fail(error as? ModelError ?? .malformed(reason: "\(type(of: error))"))
                }
            }
            group.addTask {
                var time = patience
                while time > .zero {
                    let known = hearing.sentences
                    do { try await sleep(time) } catch { return }
                    time = hearing.sentences > known ? patience : hearing.respite.take()
                }
                hearing.fail(.stalled(seconds: Int(patience.components.seconds)))
            }
            await group.next()
            group.cancelAll()
        }
    }
}

/// What is heard of one reply. Closed when it failed, so that nothing of the model is said after that.
private final class Hearing: Sendable {
    struct State: Sendable {
        var speech: SpeechGuard
        var tokens: TokenUsage?
        var error: ModelError?
        var isClosed = false
    }

    private let state: Mutex<State>
    private let say: @Sendable (SpeechEvent) -> Void
    /// How long is waited for a model whose words others can stand in for; nil where none can.
    private let patience: Duration?
    /// Waiting for another try is no silence of the model's where nothing else could be said.
    let respite = Respite()

    init(_ scene: SpeechScene, _ patience: Duration, _ say: @escaping @Sendable (SpeechEvent) -> Void) {
        state = Mutex(State(speech: SpeechGuard(scene)))
        self.patience = scene.ownWords == nil ? nil : patience
        self.say = say
    }

    /// How many sentences were said so far.
    var sentences: Int { state.withLock { $0.speech.released.count } }

    /// Takes what a model sent and says what may be said of it. Returns whether there is nothing more to wait for.
    func take(_ event: ModelEvent) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return true }
            var text = ""
            var isOver = false
            switch event {
            case .waiting(let wait):
                if let patience, .seconds(wait.seconds) >= patience {
                    // The question's own words are said now: after the wait they would be, too.
                    state.error = wait.error
                    isOver = true
                } else {
                    say(.waiting(wait))
                    if patience == nil { respite.add(seconds: wait.seconds) }
                }
            case .thinking: say(.thinking)
            case .text(let piece):
                text = state.speech.take(piece)
                isOver = state.speech.isOver
            case .finished(let reason, let usage):
                text = state.speech.finish(isCut: reason == .length)
                state.tokens = usage
                isOver = true
            }
            if !text.isEmpty { say(.delta(text)) }
            return isOver
        }
    }

    /// Notes why nothing more comes; counts once.
    func fail(_ error: ModelError) {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.error = error
            state.isClosed = true
        }
    }

    func close() -> State {
        state.withLock { state in
            state.isClosed = true
            return state
        }
    }
}
