import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The chat screen while a model waits to be asked again")
struct ChatWaitingTests {
    private static let wait = RetryWait(
        error: .rateLimited(retryAfter: 12, reason: ""), seconds: 12, nextTry: 2, tries: 3)

    @Test("counts down in one line above the composer, and Esc takes it away")
    func countsDown() {
        var chat = ChatSample()
        chat.type("An answer")
        let answer = chat.press(.enter).compactMap { effect in
            if case .write(let step) = effect { step.message } else { nil }
        }
        _ = chat.screen.handle(.written(.answer), at: chat.now)
        let before = chat.frame()
        for message in answer { _ = chat.screen.handle(.judgeWaits(message.id, Self.wait), at: chat.now) }
        for seconds in (0...12).reversed() {
            let words = chat.words()
            #expect(words.contains("seconds: \(seconds)) Esc stops it."), "\(words)")
            chat.now = chat.now.advanced(byMilliseconds: 1000)
        }
        #expect(chat.frame().text[0] == before.text[0])
        #expect(chat.press(.escape) == [.stopJudging])
        let words = chat.words()
        #expect(words.contains("judgeFailed") && !words.contains("Esc stops it."))
    }
}
