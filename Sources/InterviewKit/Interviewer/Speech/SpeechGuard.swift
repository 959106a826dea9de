/// Stands between a model and the candidate: text goes in as it arrives, and what may be said comes out, sentence by
/// sentence. At the first sentence that may not be said the speech ends there. A value without side effects; what comes
/// out is the same whatever pieces the text arrives in.
struct SpeechGuard: Sendable {
    /// The most words of one speech.
    static let mostWords = 120

    private let scene: SpeechScene
    private let leaks: LeakCheck
    private let misquotations: Misquotations
    private var repetitions: RepetitionCheck
    private var reader = SentenceReader()
    private var words = 0
    private var asked = 0

    /// The sentences that may be said, in order.
    private(set) var released: [String] = []
    /// Why the speech ended before the model did; nil when it did not, or had said enough.
    private(set) var fault: SpeechFault?
    /// Whether nothing more is let through.
    private(set) var isOver = false

    init(_ scene: SpeechScene) {
        self.scene = scene
        leaks = LeakCheck(scene.question, ownWords: scene.substance, candidate: scene.answers)
        repetitions = RepetitionCheck(said: scene.said)
        misquotations = Misquotations(quotable: scene.quotable)
    }

    /// What may be said so far.
    var text: String { released.joined(separator: " ") }

    /// Takes the next piece; returns what may be said on top of what was.
    mutating func take(_ piece: String) -> String {
        guard !isOver else { return "" }
        return reader.read(piece).reduce(into: "") { $0 += pass($1) }
    }

    /// Takes the end of the text; returns what may be said on top of what was. The last sentence of a text that was cut
    /// counts only with its end mark.
    mutating func finish(isCut: Bool = false) -> String {
        guard !isOver, let rest = reader.finish() else { return "" }
        guard !isCut || rest.last.map({ ".?!…\"”)".contains($0) }) == true else { return "" }
        return pass(rest)
    }

    /// Whether what may be said makes the move, so that the question's own words are not needed.
    var makesTheMove: Bool {
        guard let last = released.last else { return false }
        switch scene.move {
        case .probe, .reframe:
            return Asking.questions(in: last) == 1
        case .hint:
            return words >= 4 && bringsTheSubstance(text)
        case .clarification:
            return words >= (scene.isOffTopic ? 1 : 4)
        case .question, .bridge, .closing:
            return false
        }
    }

    private mutating func pass(_ sentence: String) -> String {
        guard !isOver else { return "" }
        let text = Self.tidy(sentence)
        guard text.contains(where: { $0.isLetter || $0.isNumber }) || FormCheck.fault(in: text) != nil else {
            return ""
        }
        // Words like "Sure!" that only lead in are left out, and left out is as good as never said.
        if released.isEmpty, Self.leadsIn(text) { return "" }
        let asks = Asking.questions(in: text)
        let commands = asks == 0 && Asking.commands(text)
        if let fault = fault(in: text, asks: asks, commands: commands) {
            self.fault = fault
            isOver = true
            return ""
        }
        // So is a single word.
        if released.isEmpty, asks == 0, Self.words(in: text) == 1 { return "" }
        let separator = released.isEmpty ? "" : " "
        released.append(text)
        repetitions.add(text)
        words += Self.words(in: text)
        asked += asks + (commands ? 1 : 0)
        switch scene.move {
        case .probe, .reframe: isOver = asks > 0
        case .clarification: isOver = scene.isOffTopic
        case .question, .hint, .bridge, .closing: break
        }
        return separator + text
    }

    private func fault(in sentence: String, asks: Int, commands: Bool) -> SpeechFault? {
        if words + Self.words(in: sentence) > max(0, Self.mostWords - scene.ownWordCount) { return .tooLong }
        if sentence.unicodeScalars.count > SentenceReader.longest - 100 { return .tooLong }
        if let fault = FormCheck.fault(in: sentence) { return fault }
        if VerdictCheck.judges(sentence, confirms: scene.move != .clarification || scene.isGuess) { return .verdict }
        let speech = (released + [sentence]).joined(separator: " ")
        if leaks.leaks(sentence, after: released) { return .leak }
        // Code between its marks is no quotation.
        let checkable = CheckableText(Spans.withoutCode(speech))
        if checkable.isUnreadable || !misquotations.places(in: checkable).isEmpty { return .misquotation }
        if repetitions.repeats(sentence) { return .repetition }
        if asks + asked + (commands ? 1 : 0) > 1 { return .secondQuestion }
        if asks > 0 || commands {
            if scene.isOffTopic { return .secondQuestion }
            if commands, scene.move == .probe || scene.move == .reframe { return .noQuestion }
            if !isToThePoint(sentence, speech) { return .astray }
        }
        return nil
    }

    /// Whether what is asked is what is to be asked, as far as its words tell.
    private func isToThePoint(_ sentence: String, _ speech: String) -> Bool {
        switch scene.move {
        case .probe, .hint: bringsTheSubstance(speech)
        case .reframe, .clarification, .question, .bridge, .closing:
            !scene.stems.isDisjoint(with: Wording(sentence).stems)
        }
    }

    /// Whether the text holds enough words of what the move is to say, and something of what it is to give.
    private func bringsTheSubstance(_ text: String) -> Bool {
        guard let substance = scene.substance else { return true }
        let wanted = Wording(substance).stems
        let found = wanted.intersection(Wording(text).stems).count
        return Double(found) >= max(min(1, Double(wanted.count)), 0.25 * Double(wanted.count)) && leaks.gives(text)
    }

    /// The sentence with single spaces, and out of the quotation marks that models put around all they say.
    private static func tidy(_ sentence: String) -> String {
        let text = sentence.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }).joined(separator: " ")
        guard text.count > 2, let first = text.first, let last = text.last, "\"“".contains(first) else { return text }
        let inner = text.dropFirst().dropLast()
        return "\"”".contains(last) && !inner.contains { "\"“”".contains($0) } ? String(inner) : text
    }

    /// Whether the sentence is one of those that models begin with and that say nothing.
    private static func leadsIn(_ sentence: String) -> Bool {
        guard FormCheck.fault(in: sentence) == nil else { return false }
        let words = Wording(sentence).texts
        if sentence.hasSuffix(":") { return words.count <= 12 }
        return leadIns.contains(words.joined(separator: " "))
    }

    static func words(in text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

    private static let leadIns: Set<String> = [
        "sure", "certainly", "of course", "sure thing", "okay", "ok", "alright", "all right", "absolutely",
        "no problem",
        "good question", "great question", "that is a good question", "that is a great question", "thanks for asking",
        "thank you for asking", "thank you", "thanks", "thank you for your answer", "thanks for your answer",
        "thank you for your response", "i see", "understood", "i understand", "got it", "no worries", "hello", "hi",
        "thanks for sharing", "thank you for sharing", "thank you for sharing that",
    ]
}
