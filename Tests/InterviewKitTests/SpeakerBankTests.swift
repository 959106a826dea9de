import Testing

@testable import InterviewKit

@Suite("What is shown of the bank's key points before the feedback: nothing")
struct SpeakerBankTests {
    /// A move about one question of the bank, with a candidate who said nothing of it.
    struct Case: Sendable {
        let question: Question
        let request: SpeechRequest
        let ownWords: String

        /// What may stand in a speech although it gives a key point away.
        var allowed: TermSearch { TermSearch(question.text + " \n " + ownWords) }

        func scene() throws -> SpeechScene {
            SpeechScene(request, try #require(request.record.exchanges.last), question)
        }
    }

    static func cases(_ question: Question) -> [Case] {
        let silent = SpeechSample.Line.candidate("Hm, let me see.")
        let hint = SpeechSample.Line.interviewer("Earlier hint.", .hint)
        let requests: [SpeechRequest] =
            question.keyPoints.map { SpeechSample.request(.probe, [silent], keyPoint: $0.id, question: question) }
            + (0..<3).map { rung in
                SpeechSample.request(.hint, [silent] + Array(repeating: hint, count: rung), question: question)
            } + [
                SpeechSample.request(.reframe, [silent], question: question),
                SpeechSample.request(.clarification, [.candidate("Hm?", .clarification)], question: question),
            ]
        return requests.compactMap { request in
            guard let exchange = request.record.exchanges.last,
                let words = SpeechScene(request, exchange, question).ownWords
            else { return nil }
            return Case(question: question, request: request, ownWords: words)
        }
    }

    static func questions(_ file: BankTests.File) throws -> [Question] {
        try BankTests.bank.questions(file.role, file.level)
    }

    @Test(
        "a model that says the reference answer or the key points shows no word of them", arguments: BankTests.File.all)
    func references(file: BankTests.File) throws {
        for question in try Self.questions(file) {
            let sentences = Sentences.of(question.reference) + question.keyPoints.map(\.sentence)
            for item in Self.cases(question) {
                let fresh = SpeechGuard(try item.scene())
                // Each sentence alone too, since a speech ends at the first that is cut.
                let isSample = item.request.move == .clarification || item.request.move == .hint
                for text in [question.reference] + (isSample ? sentences : []) {
                    var speech = fresh
                    let said = speech.take(text) + speech.finish()
                    guard !said.isEmpty else { continue }
                    let search = TermSearch(said)
                    for term in question.keyPoints.flatMap({ $0.terms.joined() }) where search.contains(term) {
                        #expect(
                            item.allowed.contains(term) || Self.isSpelling(of: term, in: item.ownWords + question.text))
                    }
                    #expect(!question.keyPoints.contains { said.contains($0.sentence) }, "\(said)")
                }
            }
        }
    }

    /// Whether the text holds the term with other hyphens or in the other number.
    private static func isSpelling(of term: String, in text: String) -> Bool {
        isSpelling(of: term, inBare: bare(text))
    }

    private static func isSpelling(of term: String, inBare text: String) -> Bool {
        text.contains(bare(term.hasSuffix("s") ? String(term.dropLast()) : term))
    }

    /// Letters and numbers alone.
    private static func bare(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    @Test("a model that asks with a term of a key point is not heard", arguments: BankTests.File.all)
    func terms(file: BankTests.File) throws {
        for question in try Self.questions(file).prefix(2) {
            for item in Self.cases(question).suffix(5) {
                let fresh = SpeechGuard(try item.scene())
                let known = Self.bare(item.ownWords + question.text)
                for term in question.keyPoints.flatMap({ $0.terms.joined() })
                where !item.allowed.contains(term) && !Self.isSpelling(of: term, inBare: known) {
                    var speech = fresh
                    let said = speech.take("Have you thought of \(term) here, and what of it?") + speech.finish()
                    #expect(said.isEmpty, "\(term) in \(said)")
                }
            }
        }
    }

    @Test("a model that says a probe or a hint as it is written is heard", arguments: BankTests.File.all)
    func asWritten(file: BankTests.File) throws {
        for question in try Self.questions(file) {
            for item in Self.cases(question) where item.request.move == .probe || item.request.move == .hint {
                var speech = SpeechGuard(try item.scene())
                let said = speech.take(item.ownWords) + speech.finish()
                // A probe that is no question is left to the question's own words.
                guard item.request.move == .hint || item.ownWords.hasSuffix("?") else { continue }
                let isHeard = speech.makesTheMove
                #expect(isHeard, "\(question.id): \(item.ownWords) | \(said) | \(String(describing: speech.fault))")
            }
        }
    }

    @Test("over the whole bank, a speaker whose model says the reference ends with the question's own words")
    func speaker() async throws {
        let file = try #require(BankTests.File.all.first)
        for question in try Self.questions(file) {
            let speaker = Speaker(model: ScriptedModel(question.reference), bank: BankTests.bank)
            for item in Self.cases(question) {
                let said = try await InterviewerTests.text(speaker.speak(item.request)).0
                #expect(said.hasSuffix(item.ownWords), "\(said)")
            }
        }
    }
}
