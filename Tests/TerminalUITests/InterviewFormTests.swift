import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The form of a new interview")
struct InterviewFormTests {
    private static func form() -> InterviewForm {
        InterviewForm(questions: 6, minutes: nil, limits: .init(questions: 1...50, minutes: 1...480))
    }

    private static func form(_ keys: [Key]) -> InterviewForm {
        var form = form()
        for key in keys { _ = form.handle(key) }
        return form
    }

    @Test("its numbers stay within their limits, typed or stepped to")
    func numbers() {
        let toQuestions: [Key] = [.tab, .tab]
        for (keys, questions) in [
            ([.character("4")], 4), ([.character("4"), .character("5")], 45), ([.character("9"), .character("9")], 9),
            ([.character("0")], 6), ([.backspace], 1), ([.character("1"), .character("2"), .backspace], 1),
            ([.left], 5), (Array(repeating: .left, count: 9), 1), (Array(repeating: .right, count: 60), 50),
        ] as [([Key], Int)] {
            #expect(Self.form(toQuestions + keys).questions == questions, "\(keys)")
        }
        for (keys, minutes) in [
            ([], nil), ([.right], 5), ([.right, .left], nil), ([.left], nil),
            ([.character("4"), .character("7"), .right], 50), ([.character("4"), .character("7"), .left], 45),
            ([.character("4"), .character("8"), .character("1")], 48), ([.character("3"), .backspace], nil),
            (Array(repeating: .right, count: 200), 480), ([.character("9"), .character("0"), .character("0")], 90),
            ([.character("4"), .backspace, .character("0")], 0),
        ] as [([Key], Int?)] {
            let expected = minutes == 0 ? nil : minutes
            #expect(Self.form([.backtab] + keys).minutes == expected, "\(keys)")
        }
    }

    @Test("says the limit of a number that it does not take, until the next key")
    func refusal() {
        var form = Self.form([.tab, .tab, .character("5"), .character("1")])
        #expect(form.questions == 5 && form.refusal == "51 is not possible. Questions: 1 to 50.")
        _ = form.handle(.character("0"))
        #expect(form.questions == 50 && form.refusal == nil)
        form = Self.form([.backtab, .character("4"), .character("8"), .character("1")])
        #expect(form.refusal == "481 is not possible. Minutes: 1 to 480, 0 for no limit.")
        var screen = HomeScreen.empty()
        screen.press(.tab, .tab, .character("0"))
        #expect(screen.text().contains { $0.contains("0 is not possible. Questions: 1 to 50.") })
    }

    @Test("leaves to the list what means nothing to the field", arguments: [0, 1, 2, 3])
    func unknown(field: Int) {
        var form = Self.form(Array(repeating: .tab, count: field))
        let before = form
        for key in [.character("j"), .enter, .up, .escape, .control("u"), .character("٣")] as [Key] {
            let isTaken = form.handle(key)
            #expect(!isTaken, "\(key)")
        }
        let isDigitTaken = form.handle(.character("7"))
        #expect(isDigitTaken == (field >= 2))
        #expect(form.role == before.role && form.level == before.level)
    }

    @Test("goes around all roles and levels")
    func roles() {
        #expect(Self.form([.left]).role == Role.all.last)
        #expect(Self.form(Array(repeating: .right, count: 4)).role == .java)
        #expect(Self.form([.tab, .right]).level == .advanced)
        #expect(Self.form([.tab, .right, .right]).level == .beginner)
    }
}
