/// Whether a question that a model wrote may be asked. Pure: the same draft always gets the same reasons.
struct QuestionCheck: Sendable {
    private let slot: QuestionSlot
    private let known: [ContentWords]

    init(_ slot: QuestionSlot) {
        self.slot = slot
        known = (slot.asked + slot.earlier + [QuestionPrompt.exampleQuestion]).map { ContentWords($0) }
    }

    /// Why the draft is refused, in the order in which its writer should see to it; none when it may be asked.
    func reasons(against draft: QuestionDraft) -> [Refusal] {
        // Before its lines are joined, since a speaker is known by standing at the beginning of one.
        var reasons = draft.parts.filter { Self.hasMarkers($0.text) }.map { Refusal.markers($0.name) }
        let draft = draft.tidied
        if !(3...5).contains(draft.points.count) { reasons.append(.keyPoints) }
        if draft.hints.count != 3 { reasons.append(.hints) }
        reasons += draft.parts.flatMap { Self.faults(of: $0) }
        if !Self.isOneQuestion(draft.question) { reasons.append(.notOneQuestion) }
        for (place, point) in draft.points.prefix(5).enumerated() where !Self.isOneQuestion(point.probe) {
            reasons.append(.probe(place + 1))
        }
        let rest = ([draft.reference] + draft.points.map(\.sentence)).joined(separator: "\n")
        if let other = slot.syllabus.otherRole(than: slot.role, text: draft.question, rest: rest) {
            reasons.append(.otherRole(other))
        }
        if Self.asksForProgram(draft.question) { reasons.append(.program) }
        let about = ContentWords(slot.topic.name + " " + slot.topic.about)
        if !about.touches(ContentWords(draft.question + "\n" + rest)) { reasons.append(.otherTopic) }
        let words = ContentWords(draft.question)
        if words.isEmpty || known.contains(where: { $0.isNear(words) }) { reasons.append(.near) }
        // What is said of terms would only repeat what is wrong with the parts.
        guard reasons.isEmpty else { return reasons }
        let terms = Self.terms(of: draft)
        let reference = TermSearch(draft.reference)
        for (place, terms) in terms.enumerated() {
            if terms.isEmpty {
                reasons.append(.noTerms(place + 1))
            } else if !terms.joined().contains(where: reference.contains) {
                reasons.append(.notInReference(place + 1))
            }
        }
        return reasons
    }

    /// The question of a draft that no reason speaks against.
    func question(_ draft: QuestionDraft, by model: String) -> Question {
        let draft = draft.tidied
        let points = zip(draft.points, Self.terms(of: draft)).enumerated().map { place, point in
            KeyPoint(id: "point-\(place + 1)", sentence: point.0.sentence, terms: point.1, probe: point.0.probe)
        }
        return Question(
            id: "model-\(slot.number)-" + String(SessionOrder.place(of: draft.question, in: ""), radix: 36),
            role: slot.role, level: slot.level, topic: slot.topic.name, text: draft.question, keyPoints: points,
            hints: draft.hints, reference: draft.reference, source: "", origin: .model(model))
    }

    /// The terms of each key point that are worth looking for: what stands in the question, in the point's own probe or in the
    /// first two hints gives nothing away, nor does a word of every day; and one term is no sign of two points.
    ///
    /// Where the reference holds none of them, the words that it shares with the point's sentence are terms too, if it shares
    /// two that pass the same rules: models find the words for a point and then forget to list them.
    static func terms(of draft: QuestionDraft) -> [[[String]]] {
        let hints = draft.hints.prefix(2).map { TermSearch($0) }
        let asked = [TermSearch(draft.question)] + hints
        let reference = TermSearch(draft.reference)
        var taken: Set<String> = []
        return draft.points.map { point in
            let given = asked + [TermSearch(point.probe)]
            func isTelling(_ term: String) -> Bool {
                1...QuestionLimits.term ~= QuestionLimits.words(term) && term.utf8.count <= 60
                    && !ContentWords(term).isEmpty && !given.contains { $0.contains(term) }
                    && !taken.contains(term.lowercased())
            }
            var terms = point.terms.prefix(mostTerms).map { $0.prefix(mostTerms).filter(isTelling) }
                .filter { !$0.isEmpty }
            if !terms.joined().contains(where: reference.contains) {
                let shared = ContentWords.list(point.sentence).filter { word in
                    word.count >= shortestShared && reference.contains(word) && isTelling(word)
                }
                if shared.count >= 2 { terms += shared.prefix(mostTerms).map { [$0] } }
            }
            taken.formUnion(terms.joined().map { $0.lowercased() })
            return terms
        }
    }

    private static let mostTerms = 8
    /// Shorter words that a sentence and the reference share say little.
    private static let shortestShared = 5
}

extension QuestionCheck {
    /// Exactly one question mark, at the end; or none, and an invitation to explain.
    static func isOneQuestion(_ text: String) -> Bool {
        var marks = 0
        var isCode = false
        for character in text {
            if character == "`" { isCode.toggle() }
            if character == "?", !isCode { marks += 1 }
        }
        if marks == 1 { return text.hasSuffix("?") }
        guard marks == 0, text.hasSuffix(".") else { return false }
        let search = TermSearch(text)
        return invitations.contains(where: search.contains)
    }

    /// Whether a program is asked for, which nobody can write in a chat.
    static func asksForProgram(_ text: String) -> Bool {
        let search = TermSearch(text)
        return programs.contains(where: search.contains)
    }

    private static let programs = ["write", "implement"].flatMap { verb in
        ["a function", "a method", "a program", "a script", "a query", "code", "the code"].map { "\(verb) \($0)" }
    }

    private static let invitations = [
        "explain", "describe", "walk me through", "tell me", "compare", "name", "outline", "discuss", "give me",
        "lead me through",
    ]

    private static func faults(of part: QuestionDraft.Part) -> [Refusal] {
        var faults: [Refusal] = []
        if part.text.isEmpty { faults.append(.empty(part.name)) }
        let isLong = QuestionLimits.words(part.text) > part.most
        if isLong || part.text.utf8.count > QuestionLimits.bytes(part.most) {
            faults.append(.tooLong(part.name, words: part.most))
        }
        if QuestionLimits.hasControls(part.text) || part.text.contains("```") { faults.append(.notPlain(part.name)) }
        return faults
    }

    /// Whether a text holds what a chat template or a transcript is made of.
    static func hasMarkers(_ text: String) -> Bool {
        let lower = text.lowercased()
        if tokens.contains(where: lower.contains) { return true }
        return lower.split(whereSeparator: \.isNewline).contains { line in
            guard let colon = line.firstIndex(of: ":") else { return false }
            return speakers.contains(line[..<colon].filter(\.isLetter))
        }
    }

    private static let tokens = ["<|", "|>", "[inst]", "[/inst]", "<<sys>>", "</s>", "<think>", "</think>", "«", "»"]
    private static let speakers: Set<String> = [
        "system", "assistant", "user", "human", "interviewer", "candidate", "question", "answer", "ai", "model",
    ]
}

extension QuestionDraft {
    /// One text of a draft.
    struct Part {
        let name: String
        let text: String
        /// The most words it may have.
        let most: Int
    }

    /// All the texts but the terms.
    var parts: [Part] {
        var parts = [
            Part(name: "question", text: question, most: QuestionLimits.question),
            Part(name: "reference", text: reference, most: QuestionLimits.reference),
        ]
        for (place, point) in points.prefix(5).enumerated() {
            parts.append(
                Part(name: "sentence of key point \(place + 1)", text: point.sentence, most: QuestionLimits.sentence))
            parts.append(Part(name: "probe of key point \(place + 1)", text: point.probe, most: QuestionLimits.probe))
            let terms = point.terms.joined().joined(separator: " ")
            // Terms that are too long are dropped one by one; here only what must not be in any.
            parts.append(Part(name: "terms of key point \(place + 1)", text: terms, most: .max / 64))
        }
        return parts
            + hints.prefix(3).enumerated().map {
                Part(name: "hint \($0 + 1)", text: $1, most: QuestionLimits.hint)
            }
    }

    /// The draft with its white space in order.
    var tidied: QuestionDraft {
        var draft = self
        draft.question = Self.tidy(question)
        draft.reference = Self.tidy(reference)
        draft.points = points.map { point in
            Point(
                sentence: Self.tidy(point.sentence), terms: point.terms.map { $0.map(Self.tidy) },
                probe: Self.tidy(point.probe))
        }
        draft.hints = hints.map(Self.tidy)
        return draft
    }

    private static func tidy(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
