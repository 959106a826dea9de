import Testing

@testable import InterviewKit

@Suite("The check of a model's remarks")
struct RemarkCheckTests {
    static let messages = [
        "A lock guards the counter, so only one thread\nadds at a time.",
        "I'd take an AtomicInteger: it's faster, isn't it?",
    ]
    static let check = RemarkCheck(messages: messages, questions: [1, 3], subject: "How do you score search results?")

    @Test(
        "honest remarks pass as they are",
        arguments: [
            "You explain well why a lock helps. Say more about visibility.",
            "You said \"only one thread adds at a time\", which is right.",
            "“A LOCK guards  the counter,” you say, and so it does.",
            "It's the threads' caches that matter, and others' writes.", "Your word 'AtomicInteger' is exact.",
            "Your phrase ‘a lock guards the counter’ is right.",
            "Use a \"happens before\" edge, e.g. a volatile write.",
            "Mention C++ memory orders, or a+b.", "One of the two threads can lose an update.",
            "Mark and sweep is another subject.",
            "Rank by the score of each hit.", "In question 3 you came back to it.", "The first question shows it.",
            "Both “it's faster” and “the counter” are vague, and you know it.",
        ])
    func honest(remark: String) {
        let (text, leftOut) = Self.check.checked(remark, mostWords: 60)
        #expect(text == remark.onOneLine && leftOut == 0)
    }

    @Test(
        "words in quotation marks that the candidate did not write are dropped, by any reading",
        arguments: [
            "You said \"locks are always slow\".", "“Locks are always slow”, you said.", "«locks are always slow»",
            "»locks are always slow«", "„locks are always slow“", "”locks are always slow”", "「locks are always slow」",
            "'locks are always slow'", "‘locks are always slow’", "‚locks are always slow‘", "`locks are always slow`",
            "＂locks are always slow＂", "“ locks are always slow ”", "\" “locks are always slow” \"",
            "\"x\"locks are always slow\"",
            "You said \"locks are always slow", "You said 'locks are always slow", "x\" “ locks are always slow ” \"",
            // Stitched from two places, from two messages, or changed.
            "“A lock adds at a time”", "“A lock guards the counter … at a time”", "“adds at a time. I'd take”",
            "“A lock guards a counter”", "'the threads' locks are slow'",
            "“guards the counter, so only one thread add”",
            // What hides where a quotation ends.
            "\" \" locks are always slow \" \"", "\"\" locks are always slow \"\"",
            // Hidden from a search by characters that are not seen.
            "“locks\u{200B} are\u{200D} always slow”", "“locks\u{00A0}are\u{2003}always\nslow”",
        ])
    func forged(remark: String) {
        let (text, leftOut) = Self.check.checked(remark, mostWords: 60)
        #expect(text.isEmpty && leftOut > 0)
    }

    @Test("a forged quotation over several sentences takes them all, and only them")
    func several() {
        let remark = "Fine so far. You said \"Locks are slow. They always are.\" Read on. “one thread adds” is good."
        #expect(
            Self.check.checked(remark, mostWords: 60) == (
                "Fine so far. Read on. “one thread adds” is good.", leftOut: 2
            ))
    }

    @Test(
        "scores, grades, counts, other questions and links are dropped",
        arguments: [
            "That is 4 out of 5.", "I give it 4/5.", "That makes four of five.", "3.5 / 5",
            "You made two of the four key points.",
            "You got 80 %.", "A clear 5 stars answer.", "★★★★☆", "Your grade is good.", "Rated highly.",
            "Full marks!", "Worth a B+.", "That is an A.", "You earned three points.", "In total you got five.",
            "Your overall result is 5.", "We would hire you.", "In question 2 you said nothing.",
            "Question #2 was better.",
            "The second question was left.", "As in Q7, say more.", "See https://example.org for more.",
            "Go to www.example.org now.",
            "Read [this](x).", "4\u{200B}/5", "٤/٥", "4 von 5",
        ])
    func verdicts(remark: String) {
        let (text, leftOut) = Self.check.checked("Before. " + remark, mostWords: 60)
        #expect(text == "Before." && leftOut > 0)
    }

    @Test("a word of the question's own subject is no grade, but a number with it is")
    func subject() {
        #expect(Self.check.checked("A score of each hit decides.", mostWords: 60).leftOut == 0)
        #expect(Self.check.checked("Your score is 5 of 5.", mostWords: 60).leftOut == 1)
        let other = RemarkCheck(messages: [], questions: [1], subject: "What is a lock?")
        #expect(other.checked("A score of each hit decides.", mostWords: 60).leftOut == 1)
    }

    @Test("a remark is cut at whole sentences, and at the longest text that is looked at")
    func length() {
        let sentence = "You could say more about this here."
        let (text, leftOut) = Self.check.checked(
            Array(repeating: sentence, count: 20).joined(separator: " "), mostWords: 60)
        #expect(text.split(separator: " ").count == 56 && text.hasSuffix("here.") && leftOut == 0)
        let endless = String(repeating: "word ", count: 250_000)
        #expect(Self.check.checked(endless, mostWords: 60) == ("", leftOut: 0))
        #expect(Self.check.checked("A\u{1B}[31m\u{7}b\u{202E}c.\n\n", mostWords: 60).text == "A[31mbc.")
    }

    @Test("a quotation is given as it stands in the message")
    func words() {
        #expect(
            RemarkCheck.words("“only one THREAD adds at a time…”", in: Self.messages[0])
                == "only one thread\nadds at a time")
        for quotation in ["", "a lock", "“…”", "only one adds", "the interviewer's words here"] {
            #expect(RemarkCheck.words(quotation, in: Self.messages[0]) == nil)
        }
    }
}
