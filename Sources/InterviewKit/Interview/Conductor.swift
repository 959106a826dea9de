/// Runs the effects of one ``InterviewMachine`` and posts how they turn out. It decides nothing.
///
/// Writes are made one at a time in the order given, so that what is stored is in order. Speech, judgements and reading an
/// earlier interview run beside them, so that stopping and leaving never wait for any of these.
package actor Conductor {
    private let store: any SessionStore
    private let interviewer: any Interviewer
    private let claims: (any SessionClaims)?
    /// The session that this interview has claimed.
    private var claimed: String?
    private let post: @Sendable (InterviewEvent) -> Void
    private var speech: Task<Void, Never>?
    private var judging: Task<Void, Never>?
    private var storing: Task<Void, Never>?
    private var opening: Task<Void, Never>?
    private var preparing: Task<Void, Never>?
    private var recalling: Task<Void, Never>?

    /// `post` is called from any thread. Without `claims` nobody is kept from going on with the same session.
    package init(
        store: any SessionStore, interviewer: any Interviewer, claims: (any SessionClaims)? = nil,
        post: @escaping @Sendable (InterviewEvent) -> Void
    ) {
        self.store = store
        self.interviewer = interviewer
        self.claims = claims
        self.post = post
    }

    /// Starts the effects and returns; what comes of them is posted.
    package func run(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .open(let choice):
                opening = Task { await self.open(choice) }
            case .write(let step):
                inOrder { await self.write(step) }
            case .judge(let request):
                judging?.cancel()
                judging = Task { [interviewer, post] in
                    let judgement = await interviewer.judge(request) { post(.judgeWaits(request.answer.id, $0)) }
                    if !Task.isCancelled { post(.judged(request.answer.id, judgement)) }
                }
            case .stopJudging:
                judging?.cancel()
            case .prepare(let number, let record):
                preparing?.cancel()
                preparing = Task { [interviewer, post] in
                    let preparation = await interviewer.prepare(number, for: record)
                    // One that was stopped may have been begun anew under the same number.
                    guard Task.isCancelled else { return post(.prepared(number, preparation)) }
                    if let tokens = preparation.tokens { post(.spent(tokens)) }
                }
            case .stopPreparing:
                preparing?.cancel()
            case .recall(let session):
                recalling = Task { [store, post] in post(.recalled(await store.earlierQuestions(before: session))) }
            case .speak(let number, let request):
                relay(
                    interviewer.speak(request), as: { .speech(number, $0) }, failing: { .speechFailed(number, $0) },
                    isEnd: { $0.isEnd })
            case .report(let number, let record):
                relay(
                    interviewer.report(on: record), as: { .report(number, $0) },
                    failing: { .reportFailed(number, $0) }, isEnd: { $0.isEnd })
            case .stopSpeaking:
                speech?.cancel()
                speech = nil
            }
        }
    }

    /// Stops what only reads or speaks, waits until everything handed over before has been written or has failed, and gives
    /// the session back.
    package func finish() async {
        opening?.cancel()
        speech?.cancel()
        judging?.cancel()
        preparing?.cancel()
        recalling?.cancel()
        await storing?.value
        if let claimed { await claims?.release(claimed) }
        claimed = nil
    }

    /// Who else goes on with the session; nil when this interview now does.
    private func holder(of sessionID: String, isNew: Bool = false) async -> SessionHolder? {
        guard claimed != sessionID else { return nil }
        if let holder = await claims?.claim(sessionID, isNew: isNew) { return holder }
        claimed = sessionID
        return nil
    }

    private func inOrder(_ work: @escaping @Sendable () async -> Void) {
        let earlier = storing
        storing = Task {
            await earlier?.value
            await work()
        }
    }

    private func open(_ choice: SessionChoice) async {
        do throws(OpenFailure) {
            let session = try await store.find(choice)
            if let holder = await holder(of: session.sessionID) { throw .heldElsewhere(session, holder) }
            do throws(StoreError) {
                post(.opened(try await store.record(of: session)))
            } catch {
                throw .store(error)
            }
        } catch {
            post(.openFailed(error))
        }
    }

    private func write(_ step: Step) async {
        do throws(StoreError) {
            for write in step.writes {
                if case .create(let session) = write, await holder(of: session.sessionID, isNew: true) != nil {
                    throw .sessionExists(session.sessionID)
                }
                try await store.perform(write)
            }
            post(.written(step.kind))
        } catch {
            post(.writeFailed(step.kind, error))
        }
    }

    private func relay<Piece: Sendable>(
        _ events: AsyncThrowingStream<Piece, any Error>,
        as event: @escaping @Sendable (Piece) -> InterviewEvent,
        failing failure: @escaping @Sendable (ModelError) -> InterviewEvent,
        isEnd: @escaping @Sendable (Piece) -> Bool
    ) {
        speech?.cancel()
        speech = Task { [post] in
            do {
                var isWhole = false
                for try await piece in events {
                    if isEnd(piece) { isWhole = true }
                    post(event(piece))
                }
                // A stream that was cancelled ends normally, so half a reply would look whole.
                try Task.checkCancellation()
                if !isWhole { post(failure(.interrupted(reason: "it ended without an end"))) }
            } catch is CancellationError {
                return
            } catch let error as ModelError {
                if error != .cancelled || !Task.isCancelled { post(failure(error)) }
            } catch {
                post(failure(.malformed(reason: "\(error)")))
            }
        }
    }
}

extension SpeechEvent {
    fileprivate var isEnd: Bool {
        switch self {
        case .finished, .nothingLeft: true
        case .waiting, .thinking, .delta: false
        }
    }
}

extension ReportEvent {
    fileprivate var isEnd: Bool {
        switch self {
        case .finished: true
        case .waiting, .thinking, .text: false
        }
    }
}
