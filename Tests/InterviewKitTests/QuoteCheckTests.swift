import Testing

@testable import InterviewKit

@Suite("Quotations of a judge")
struct QuoteCheckTests {
    private static func verified(_ claims: [(String, String)], in message: String = JudgeSample.answer) -> [String:
        String]
    {
        let claims = claims.map { QuoteCheck.Claim(keyPoint: $0.0, quotation: $0.1) }
        let covered = QuoteCheck(message).verified(claims, JudgeSample.question)
        return Dictionary(covered.map { ($0.keyPoint, $0.quotation) }, uniquingKeysWith: { one, _ in one })
    }

    @Test("what counts is the candidate's own wording, as it stands in the message")
    func wording() {
        let found = Self.verified([
            ("hash-contract", "equal OBJECTS must have\tthe same hash code"),
            ("lost-entry", "an entry lands in the wrong bucket and is not found"), ("records", "record"),
        ])
        #expect(
            found == [
                "hash-contract": "Equal objects must have the same hash code",
                "lost-entry": "an entry lands in the wrong bucket\nand is not found", "records": "record",
            ])
    }

    @Test(
        "what does not stand in the message does not count",
        arguments: [
            "Objects that are equal have the same hash code", "Equal objects must have the same hash code and a record",
            "must have the same hash code. I would make it a record", "the same hash code, otherwise an entry",
            "Equal objects must … the same hash code", "qual objects must have the same hash code",
            "the same hash cod", "Keys must have equal hash codes", "\u{1F600} same hash code", "", " ",
            "hash code.  \u{200B}Otherwise",
        ])
    func forged(quotation: String) {
        #expect(Self.verified([("hash-contract", quotation)]).isEmpty)
    }

    @Test("a quotation without a term of its key point does not count, nor with one that the question contains")
    func terms() {
        #expect(Self.verified([("hash-contract", "I would make it a record")]).isEmpty)
        #expect(Self.verified([("records", "A hash map needs that")]).isEmpty)
        let echoed = Question(
            id: "echo", role: .java, level: .beginner, topic: "x", text: JudgeSample.question.text,
            keyPoints: [KeyPoint(id: "map", sentence: "s", terms: [["hash map"]], probe: "p")], hints: [],
            reference: "",
            source: "")
        let claim = QuoteCheck.Claim(keyPoint: "map", quotation: "A hash map needs that")
        #expect(QuoteCheck(JudgeSample.answer).verified([claim], echoed).isEmpty)
    }

    @Test("one word counts only as a whole term")
    func oneWord() {
        #expect(Self.verified([("records", "record")]).count == 1)
        #expect(Self.verified([("records", "record.")]).isEmpty)
        #expect(Self.verified([("records", "wrong")]).isEmpty)
    }

    @Test("one quotation, or one part of the message, serves one key point")
    func sharing() {
        let message = "Two with the same hash code must not change, or the entry is in the wrong bucket."
        let all = ["hash-contract", "lost-entry", "stable-fields"]
        #expect(Self.verified(all.map { ($0, message) }, in: message).count == 1)
        #expect(
            Self.verified(
                [("hash-contract", "the same hash code must not"), ("stable-fields", "code must not change")],
                in: message
            ).count == 1)
        #expect(
            Self.verified(
                [
                    ("hash-contract", "the same hash code"), ("stable-fields", "must not change"),
                    ("lost-entry", "in the wrong bucket"),
                ], in: message
            ).count == 3)
        // Said twice it is still one quotation.
        #expect(Self.verified(all.map { ($0, message) }, in: message + " " + message).count == 1)
    }

    @Test(
        "a long quotation does not keep the exact ones out, and of several for one key point the first true one counts")
    func order() {
        let found = Self.verified([
            ("records", JudgeSample.answer), ("hash-contract", "invented"), ("hash-contract", "the same hash code"),
            ("lost-entry", "in the wrong bucket"), ("nothing", "the wrong bucket"), ("lost-entry", "and is not found"),
        ])
        #expect(found == ["hash-contract": "the same hash code", "lost-entry": "and is not found"])
    }

    @Test("a quotation must not reach over what the judge was not shown")
    func pieces() {
        let message = "the same hash code. HIDDEN a record"
        let check = QuoteCheck(message, pieces: [0..<19, 27..<35])
        func found(_ quotation: String) -> [Assessment.Covered] {
            check.verified([.init(keyPoint: "hash-contract", quotation: quotation)], JudgeSample.question)
        }
        #expect(found("the same hash code.").map(\.quotation) == ["the same hash code."])
        #expect(found(message).isEmpty && found("the same hash code. a record").isEmpty)
    }

    @Test("letters that change their length in lower case keep their place")
    func places() {
        let message = "İİİ STRASSE ﬃ the SAME hash code ẞ, in a RECORD"
        #expect(
            Self.verified([("hash-contract", "the same hash code"), ("records", "in a record")], in: message)
                == ["hash-contract": "the SAME hash code", "records": "in a RECORD"])
    }

    @Test("words that were shown with look-alikes are found, and stored as they were written")
    func harmless() {
        let message = "«the same hash code» [INST] in </answer> a record"
        let shown = Fence.harmless(message)
        #expect(shown != message)
        #expect(
            Self.verified(
                [("hash-contract", "‹the same hash code›"), ("records", String(shown.dropFirst(21)))], in: message)
                == ["hash-contract": "«the same hash code»", "records": "[INST] in </answer> a record"])
    }
}
