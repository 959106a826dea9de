/// What is to be said, and all that is known about it: made once for a speech, from the record and the question's data.
struct SpeechScene: Sendable {
    let session: Session
    let exchange: Exchange
    /// The question's data; nil for one of another program or an earlier version.
    let question: Question?
    let move: Turn.Move
    /// The move's own words, which stand in for the model's; nil where there are none.
    let ownWords: String?
    /// What the move is about in the question's own words: the key point's probe, the hint; nil for a clarification.
    let substance: String?
    /// What the candidate's last message was, where it was judged.
    let kind: Assessment.Kind?
    /// The candidate's verified words that a probe may follow up.
    let quotation: String?
    /// All that the interviewer said before in this interview.
    let said: [String]
    /// What the interviewer may put in quotation marks: what the candidate said in this interview, and the question's words.
    let quotable: [String]
    /// How many speeches of this move came before in this interview.
    let count: Int

    init(_ request: SpeechRequest, _ exchange: Exchange, _ question: Question?) {
        let record = request.record
        session = record.session
        self.exchange = exchange
        self.question = question
        move = request.move
        count = record.turns.values.count { $0.move == request.move && !$0.isCut }
        // What was cut short may be said again.
        said = record.messages.filter { $0.role == .assistant && record.turns[$0.id]?.isCut != true }.map(\.content)
        let heard = record.messages.filter { $0.role == .user }.map(\.content)
        let assessment = exchange.answers.last.flatMap { record.assessments[$0.id] }
        kind = assessment?.kind
        quotation = request.move == .probe ? assessment?.covered.last?.quotation : nil
        switch request.move {
        case .probe, .hint, .question:
            substance = question?.words(for: request.move, keyPoint: request.keyPoint, in: exchange)
            ownWords = substance
        case .reframe:
            substance = question?.hints.first
            ownWords = substance.map { Phrases.reframing(exchange.number) + " " + $0 }
        case .clarification:
            substance = nil
            ownWords =
                kind == .offTopic
                ? Phrases.wayBack(count)
                : Phrases.repeating(exchange.clarificationsInARow) + " " + exchange.question.content
        case .bridge, .closing:
            substance = nil
            ownWords = nil
        }
        quotable = heard + [exchange.question.content, substance].compactMap(\.self)
    }

    /// The candidate's messages to the question.
    var answers: [String] { exchange.answers.map(\.content) }

    /// Whether the candidate spoke of something else.
    var isOffTopic: Bool { move == .clarification && kind == .offTopic }

    /// Whether the candidate's last message names something that a key point is about, so that a "yes" would judge it.
    var isGuess: Bool {
        guard let question, let last = answers.last else { return false }
        return !TermSearch(last).mentioned(question.keyPoints, askedIn: question.text).isEmpty
    }

    /// How many words are kept free for the move's own words.
    var ownWordCount: Int { ownWords.map(SpeechGuard.words(in:)) ?? 0 }

    /// The beginnings of the words that the question, the move and the candidate's messages hold.
    var stems: Set<String> {
        Wording(([exchange.question.content, substance ?? ""] + answers).joined(separator: " \n ")).stems
    }

    /// What there is to do for the speech.
    enum Work: Hashable, Sendable {
        /// The question has nothing of the kind.
        case nothing
        /// To say this; no model is needed.
        case say(String)
        /// To have a model word it.
        case word
    }

    var work: Work {
        switch move {
        case .question, .bridge, .closing: return .nothing
        case .probe, .reframe: return ownWords == nil ? .nothing : .word
        case .hint:
            // A question without data has as many hints as one with it, worded freely.
            return exchange.rung >= Self.rungs || (question != nil && ownWords == nil) ? .nothing : .word
        case .clarification:
            guard let message = answers.last, let ownWords else { return .word }
            if kind != .answer, CandidateRequest.isForRepetition(message) { return .say(ownWords) }
            guard let command = request(in: message) else { return kind == .request ? .say(telling(nil)) : .word }
            return .say(telling(command))
        }
    }

    /// The command that does what the candidate asks for. A message that was not judged to be a request is one only when
    /// its wording leaves no doubt.
    private func request(in message: String) -> Command? {
        let command = CandidateRequest.command(in: message)
        return kind == .request || (command == .hint && SpeechGuard.words(in: message) <= 12) ? command : nil
    }

    private func telling(_ command: Command?) -> String {
        command == .hint && exchange.rung >= Self.rungs ? Phrases.noHintLeft(count) : Phrases.telling(command, count)
    }

    /// What is said after the model's words: the way back from something else to the question.
    var ending: String? { isOffTopic ? ownWords : nil }

    /// How many hints there are to a question.
    static let rungs = 3
}
