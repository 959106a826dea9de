internal import InterviewKit
internal import LanguageModels
internal import TerminalUI
internal import Testing
internal import Wiring

@testable import MockInterview

@Suite("Errors and notices as sentences")
struct SentencesTests {
    static let storeErrors: [StoreError] = [
        .invalidURI("it has no host"), .unreachable(place: "localhost:27017", reason: "connection refused"),
        .authenticationFailed(place: "db.example:27017"), .unknownOutcome("timed out"), .sessionExists("7k2m"),
        .noSuchSession("7k2m"), .statusChanged(.paused), .conflict("message 65f1"), .refused("it is too large"),
        .malformed("message 65f1 has no content"), .storage("the disk is full"),
    ]
    static let modelErrors: [ModelError] = [
        .unreachable(reason: "connection refused"), .untrusted(reason: "expired"),
        .unauthorized(status: 401, reason: "no such key"), .quotaExhausted(reason: "billing"),
        .rateLimited(retryAfter: nil, reason: "busy"), .rateLimited(retryAfter: 2.5, reason: "busy"),
        .rateLimited(retryAfter: 1e300, reason: "busy"), .notFound(reason: "no such model"),
        .contextExceeded(prompt: nil, limit: nil), .contextExceeded(prompt: 9000, limit: 8192),
        .unavailable(status: 503, retryAfter: nil, reason: "loading"), .rejected(status: 400, reason: "bad field"),
        .failedMidway(reason: "overloaded"), .interrupted(reason: "no end marker"), .stalled(seconds: 60),
        .malformed(reason: "HTML"), .refusal("I cannot help with that"), .filtered, .empty, .cancelled,
    ]
    static let configurationErrors: [ModelConfigurationError] = [
        .noModelName, .invalidURL(reason: "it names no host"), .unsupportedScheme(nil), .unsupportedScheme("ftp"),
        .credentialsInURL, .queryInURL, .keyOverPlainHTTP(host: "models.example"), .invalidKey,
    ]
    static let terminalErrors: [TerminalError] = [.notATerminal, .unknownType("dumb"), .unknownType("")]
    static let notices: [Notice] =
        storeErrors.flatMap { [.storeFailed($0, answerReturned: true), .storeFailed($0, answerReturned: false)] }
        + storeErrors.map { .openFailed($0) }
        + modelErrors.flatMap { [.modelFailed($0), .questionCut($0), .remarkCut($0), .feedbackFailed($0)] }
        + Command.allCases.map { .notNow($0) } + [
            .questionCut(nil), .remarkCut(nil), .judgedInPart, .confirmCancel, .confirmEnd(asked: 3, of: 6),
            .noMoreHints, .nothingToRetry, .answerNotAwaited,
            .question("What is a closure"), .nothingAnswered, .clockBehind(minutes: 7), .timeUsed(percent: 80),
            .timeUsed(percent: 100), .timeOver,
        ] + modelErrors.flatMap { [askingAgain($0, seconds: 12), askingAgain($0, seconds: 0)] }

    static func askingAgain(_ error: ModelError, seconds: Int) -> Notice {
        .askingAgain(RetryWait(error: error, seconds: 12, nextTry: 2, tries: 3), seconds: seconds)
    }

    static var all: [String] {
        storeErrors.map { Sentences.sentence($0) }
            + modelErrors.map { Sentences.sentence($0, at: "http://models.example/v1") }
            + configurationErrors.map(\.sentence) + terminalErrors.map { Sentences.sentence($0) }
            + notices.map { Sentences.sentence($0, endpoint: "http://models.example/v1") }
    }

    @Test("each begins like a sentence and ends with punctuation, once", arguments: all)
    func punctuation(sentence: String) {
        let first = sentence.first
        #expect(first?.isUppercase == true || first == "/" || first?.isNumber == true || sentence.hasPrefix("http"))
        #expect(sentence.last.map { ".!?".contains($0) } == true, "\(sentence)")
        #expect(!sentence.contains(".."), "\(sentence)")
        #expect(!sentence.contains("  "), "\(sentence)")
    }

    @Test("none shows how the program is written: no case names, labels or nils", arguments: all)
    func words(sentence: String) {
        for trace in ["Optional", "nil", "InterviewKit", "Error.", "reason:", "status:", "place:", "[\"", "(\""] {
            #expect(!sentence.contains(trace), "\(sentence)")
        }
        // A name with a hump is Swift's, not a person's; the products' own names are spelled so.
        let humps = sentence.split { !$0.isLetter }.filter { word in
            zip(word, word.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
        }
        #expect(Set(humps).isSubset(of: ["MongoDB", "OpenAI"]), "\(sentence)")
    }

    @Test("a reason that ends like a sentence gets no second full stop")
    func reasonsWithEndings() {
        for reason in ["It failed.", "It failed!", "Why? "] {
            let sentences = [
                Sentences.sentence(StoreError.refused(reason)), Sentences.sentence(StoreError.storage(reason)),
                Sentences.sentence(.rejected(status: 400, reason: reason), at: "http://h"),
                Sentences.sentence(.refusal(reason), at: "http://h"),
            ]
            for sentence in sentences { #expect(sentence.hasSuffix(reason.trimmed), "\(sentence)") }
        }
    }

    @Test("a delay that a server asks for is said in whole seconds, whatever number it is")
    func delays() {
        func sentence(_ delay: Double) -> String {
            Sentences.sentence(.rateLimited(retryAfter: delay, reason: "busy"), at: "http://h")
        }
        #expect(sentence(2.1).hasSuffix("wait 3 s."))
        for delay in [1e300, .infinity, .nan] { #expect(sentence(delay).hasSuffix("wait very long.")) }
    }

    @Test("a model that is asked again is told of with its status, the seconds left and the try, in none of its words")
    func waits() {
        func sentence(_ error: ModelError, _ seconds: Int = 12) -> String {
            Sentences.sentence(Self.askingAgain(error, seconds: seconds), endpoint: "http://h")
        }
        let reason = "The key point is that"
        #expect(
            sentence(.rateLimited(retryAfter: 12, reason: reason))
                == "The model is busy (429). Trying again in 12 s (2 of 3).")
        #expect(
            sentence(.unavailable(status: 529, retryAfter: nil, reason: reason), 0)
                == "The model is not available (529). Trying again (2 of 3).")
        #expect(
            sentence(.unavailable(status: 503, retryAfter: nil, reason: "Loading model"))
                == "The model is still loading (503). Trying again in 12 s (2 of 3).")
        #expect(sentence(.unreachable(reason: reason)).hasPrefix("The model cannot be reached. Trying again in 12 s"))
        #expect(sentence(.interrupted(reason: reason)).hasPrefix("The connection to the model broke off. Trying"))
    }

    @Test("what failed says what to do next")
    func advice() {
        for error in Self.storeErrors {
            let notice = Sentences.sentence(.storeFailed(error, answerReturned: false), endpoint: "")
            #expect(notice.contains("/retry"))
        }
        #expect(Sentences.sentence(StoreError.sessionExists("7k2m")).contains("mock-interview resume 7k2m"))
        #expect(Sentences.sentence(StoreError.unreachable(place: "h", reason: "r")).contains("MONGODB_URI"))
    }
}
