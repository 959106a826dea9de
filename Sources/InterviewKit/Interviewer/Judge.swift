/// Has a model assess an answer, and counts its word only as far as it is verified.
///
/// The model says what the message was, which key points it makes in which words, and a score. The words are checked by
/// ``QuoteCheck``; what kind of message it was is believed only where its wording bears it out; the score is stored as it
/// was given, and decides what the verified words leave open. Words that speak to the judge are not shown to it, see
/// ``ShownAnswer``. A reply that cannot be used, or none in time, is no assessment.
package struct Judge: Sendable {
    private let model: any LanguageModel
    private let bank: QuestionBank
    private let deadline: Deadline

    /// A model on this machine has 90 s, others 30 s, unless `deadline` says something else.
    init(model: any LanguageModel, bank: QuestionBank, deadline: Deadline? = nil) {
        self.model = model
        self.bank = bank
        self.deadline = deadline ?? Deadline(seconds: model.isLocal ? 90 : 30)
    }

    /// A judge who has so many seconds for each answer; as many as the program gives where `seconds` is nil.
    package init(model: any LanguageModel, bank: QuestionBank, seconds: Int?) {
        self.init(model: model, bank: bank, deadline: seconds.map { Deadline(seconds: $0) })
    }

    /// Assesses the last answer of an exchange. Cancelling the task ends it at once. `waits` is told of each wait before the
    /// model is asked again, which is no time of the model's.
    package func assess(
        _ request: JudgeRequest, waits: @escaping @Sendable (RetryWait) -> Void = { _ in }
    ) async -> Judgement {
        do throws(ModelError) {
            let known: Question?
            do throws(BankError) {
                known = try bank.question(of: request.exchange, in: request.record)
            } catch {
                throw .bankUnusable(error)
            }
            guard let question = known, !question.keyPoints.isEmpty else { return .nothingToJudge }
            do throws(ModelError) {
                return .assessed(try await assessment(request, question, share: 1, waits))
            } catch .contextExceeded {
                return .assessedInPart(try await assessment(request, question, share: Self.share, waits))
            } catch {
                throw error
            }
        } catch {
            return .failed(tellable(error, request))
        }
    }

    /// The error as the candidate may read it. Whoever was shown the key points may say them in its reason: a model that
    /// declines is not quoted, a server's words are where they give nothing away.
    private func tellable(_ error: ModelError, _ request: JudgeRequest) -> ModelError {
        guard let reason = error.reason else { return error }
        if case .refusal = error { return error.withReason("its words could give a key point away") }
        guard let question = try? bank.question(of: request.exchange, in: request.record) else { return error }
        let answers = request.exchange.answers.map(\.content)
        let known = Self.runs(of: ([question.text] + answers).joined(separator: "\n"))
        let secret = Self.runs(of: (question.keyPoints.map(\.sentence) + [question.reference]).joined(separator: "\n"))
        let isLeak = LeakCheck(question, ownWords: nil, candidate: answers).leaks(reason, after: [])
        guard isLeak || !secret.subtracting(known).isDisjoint(with: Self.runs(of: reason)) else { return error }
        return error.withReason("its reason gives a key point away")
    }

    /// All runs of three words in a text.
    private static func runs(of text: String) -> Set<[Substring]> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return Set(words.indices.dropLast(2).map { Array(words[$0..<$0 + 3]) })
    }

    /// What part of what was said is shown to a model that does not take all of it.
    private static let share = 4

    /// Shows the model one part in so many of what was said, where that is much.
    private func assessment(
        _ request: JudgeRequest, _ question: Question, share: Int, _ waits: @escaping @Sendable (RetryWait) -> Void
    ) async throws(ModelError) -> Assessment {
        let shown = ShownAnswer(request.answer.content, question, mostScalars: ShownAnswer.mostScalars / share)
        // Nothing but words to the judge: there is nothing to ask it.
        guard !shown.lines.isEmpty else {
            return Self.assessment(request, question, kind: .offTopic, covered: [], claimed: 0, model.name, nil)
        }
        let prompt = JudgePrompt(request, question, shown, mostOfEarlier: JudgePrompt.mostOfEarlier / share)
        let respite = Respite()
        let (reply, tokens) = try await deadline.run(besides: respite) { [model] () async throws(ModelError) in
            try await StructuredReply.ask(
                model, prompt.request, as: JudgeReply.self,
                check: { reply throws(Misfit) in try reply.check(asked: prompt.asked) },
                waits: { wait in
                    respite.add(seconds: wait.seconds)
                    waits(wait)
                })
        }
        let check = QuoteCheck(request.answer.content, pieces: shown.pieces)
        let covered = check.verified(reply.claims(asked: prompt.asked), question)
        let kind = covered.isEmpty ? Self.kind(reply.kind, of: shown.text) : .answer
        return Self.assessment(
            request, question, kind: kind, covered: covered, claimed: reply.score, model.name, tokens)
    }

    /// What a message is that makes no key point: the judge's word where the message's own wording does not gainsay it.
    static func kind(_ claimed: Assessment.Kind, of text: String) -> Assessment.Kind {
        let words = text.split(whereSeparator: \.isWhitespace).count
        let asks = text.contains("?")
        switch claimed {
        case .clarification where asks && words <= mostWordsBesideAnAnswer: return .clarification
        case .request where words <= mostWordsBesideAnAnswer: return .request
        case .dontKnow where words <= mostWordsBesideAnAnswer: return .dontKnow
        case .offTopic where TermJudge.kind(of: text) == .answer: return .offTopic
        case .answer, .clarification, .dontKnow, .offTopic, .request: return TermJudge.kind(of: text)
        }
    }

    /// A longer message is an answer, whatever the judge calls it.
    private static let mostWordsBesideAnAnswer = 60

    private static func assessment(
        _ request: JudgeRequest, _ question: Question, kind: Assessment.Kind, covered: [Assessment.Covered],
        claimed: Int,
        _ judge: String, _ tokens: TokenUsage?
    ) -> Assessment {
        Assessment(
            id: request.answer.id, sessionID: request.session.sessionID, question: request.exchange.number,
            method: .model, kind: kind, covered: covered,
            missing: question.keyPoints.map(\.id).filter { id in !covered.contains { $0.keyPoint == id } },
            claimed: claimed, judge: judge, tokens: tokens)
    }
}
