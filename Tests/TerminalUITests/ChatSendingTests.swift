import InterviewKit
import Testing

@testable import TerminalUI

@Suite("What Enter sends")
struct ChatSendingTests {
    @Test("a mistyped command is kept back once, with a sentence, and sent as an answer by Enter again")
    func slips() {
        for (draft, sentence) in [
            ("/hnit", "There is no command /hnit (F1 lists them). Enter again sends it as your answer."),
            ("/", "There is no command / (F1 lists them)."),
            ("/hint please", "/hint is a command only where it stands alone. Enter again sends it as your answer."),
        ] {
            var chat = ChatSample()
            chat.type(draft)
            #expect(chat.press(.enter).isEmpty && chat.screen.composer.text == draft)
            #expect(chat.words().contains(sentence), "\(draft)")
            #expect(Self.answer(chat.press(.enter)) == draft)
            #expect(chat.screen.composer.text.isEmpty)
        }
    }

    @Test("a mistyped command that is changed is looked at anew")
    func changed() {
        var chat = ChatSample()
        chat.type("/hnit")
        chat.press(.enter, .backspace, .character("t"))
        #expect(chat.press(.enter).isEmpty && chat.words().contains("There is no command /hnit"))
        chat.press(.backspace, .backspace, .backspace, .backspace)
        chat.type("HINT")
        #expect(chat.press(.enter).contains { if case .speak = $0 { true } else { false } })
    }

    @Test("a lone ? and the word help open the help", arguments: ["?", "help", "Help", "/HELP"])
    func help(draft: String) {
        var chat = ChatSample()
        chat.type(draft)
        #expect(chat.press(.enter).isEmpty && chat.screen.isHelpShown && chat.screen.composer.text.isEmpty)
    }

    @Test(
        "paths, code and sentences that begin with a slash are answers at once",
        arguments: ["/etc/hosts", "/usr holds programs.", "// a comment", "/* a comment */", "Type /hint for a hint."])
    func answers(draft: String) {
        var chat = ChatSample()
        chat.type(draft)
        #expect(Self.answer(chat.press(.enter)) == draft)
    }

    @Test("in open code Enter adds a line, and says once how that ends; the closing fence lets it send")
    func openCode() {
        var chat = ChatSample()
        chat.type("Like this:")
        chat.press(.newline)
        chat.type("```java")
        #expect(chat.press(.enter).isEmpty)
        #expect(chat.words().contains("The code is open: ``` on a line of its own closes it."))
        chat.type("int x;")
        #expect(chat.press(.enter).isEmpty && !chat.words().contains("The code is open"))
        chat.type("```")
        #expect(Self.answer(chat.press(.enter)) == "Like this:\n```java\nint x;\n```")
    }

    @Test("open code is sent as it is by Enter three times in a row, one blank line within it being no such thing")
    func insists() {
        var chat = ChatSample()
        chat.type("```")
        chat.press(.enter)
        chat.type("int x;")
        chat.press(.enter, .enter)
        chat.type("int y;")
        #expect(chat.press(.enter, .enter).isEmpty)
        #expect(Self.answer(chat.press(.enter)) == "```\nint x;\n\nint y;")
    }

    @Test("marks within a line open no code", arguments: ["```x```", "a ``` b", "`x`", "    ```"])
    func inline(draft: String) {
        var chat = ChatSample()
        chat.press(.paste(draft))
        #expect(Self.answer(chat.press(.enter)) == draft)
    }

    @Test("what only answered a command goes with the next key")
    func passing() {
        var chat = ChatSample()
        chat.type("/retry")
        chat.press(.enter)
        #expect(chat.words().contains("nothingToRetry"))
        chat.press(.character("a"))
        #expect(!chat.words().contains("nothingToRetry"))
        chat.press(.backspace)
        chat.type("/end")
        chat.press(.enter)
        #expect(chat.words().contains("confirmEnd"))
        chat.type("/end")
        #expect(chat.words().contains("confirmEnd"), "a question stays until it is answered")
    }

    private static func answer(_ effects: [Effect]) -> String? {
        for case .write(let step) in effects where step.kind == .answer { return step.message?.content }
        return nil
    }
}

@Suite("The chat screen when the interview is over")
struct ChatEndTests {
    @Test("names the id that reads it again, and takes no draft")
    func end() {
        var chat = ChatSample.ended()
        #expect(chat.words().contains("mock-interview show abc reads it again."))
        chat.type("xyz")
        chat.press(.paste("pasted"))
        #expect(chat.screen.composer.text.isEmpty && chat.screen.unsent.isEmpty)
        #expect(chat.frame().caret == nil)
        #expect(!chat.press(.character("q")).isEmpty || chat.screen.machine.ending != nil)
        #expect(chat.screen.machine.ending != nil && chat.screen.unsent.isEmpty)
    }

    @Test("scrolls by line and page")
    func scrolls() {
        var chat = ChatSample.ended()
        for keys in [(Key.up, Key.down), (.pageUp, .pageDown)] {
            let end = chat.frame()
            chat.press(keys.0)
            let up = chat.frame()
            chat.press(keys.1)
            #expect(up != end && chat.frame() == end, "\(keys)")
        }
    }

    @Test("a command can still be typed, and one that is not sent is no draft to hand back")
    func commands() {
        var chat = ChatSample.ended()
        chat.type("/help")
        chat.press(.enter)
        #expect(chat.screen.isHelpShown)
        chat.press(.escape)
        chat.type("/qui")
        _ = chat.screen.leave(at: chat.now)
        #expect(chat.screen.machine.ending != nil && chat.screen.unsent.isEmpty)
    }
}

extension ChatSample {
    /// An interview that was answered, ended and reported on.
    static func ended() -> ChatSample {
        var chat = ChatSample()
        chat.sayMuch()
        chat.press(.paste("answer"), .enter)
        _ = chat.screen.handle(.written(.answer), at: chat.now)
        chat.press(.paste("/end"), .enter, .paste("/end"), .enter)
        _ = chat.screen.handle(.written(.completing), at: chat.now)
        for number in 1...9 {
            _ = chat.screen.handle(.report(number, .text("A report.\n")), at: chat.now)
            _ = chat.screen.handle(
                .report(number, .finished(FeedbackReport(on: chat.screen.machine.record, questions: [:]))),
                at: chat.now)
        }
        _ = chat.screen.handle(.written(.feedback), at: chat.now)
        _ = chat.frame()
        return chat
    }
}
