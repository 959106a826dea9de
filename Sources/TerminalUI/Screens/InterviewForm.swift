package import InterviewKit

/// What a new interview is to be, changed field by field on the home screen.
package struct InterviewForm: Hashable, Sendable {
    /// The ranges that the numbers are kept within.
    package struct Limits: Hashable, Sendable {
        let questions: ClosedRange<Int>
        let minutes: ClosedRange<Int>

        package init(questions: ClosedRange<Int>, minutes: ClosedRange<Int>) {
            self.questions = questions
            self.minutes = minutes
        }
    }

    enum Field: CaseIterable {
        case role, level, questions, minutes
    }

    package private(set) var role = Role.java
    package private(set) var level = Level.intermediate
    package private(set) var questions: Int
    /// nil for no limit.
    package private(set) var minutes: Int?
    /// The field that the keys change.
    private(set) var field = Field.role
    private let limits: Limits
    /// Whether the next digit stands behind those of the field.
    private var isTyping = false
    /// What was wrong with the last digit: nil when it was taken.
    private(set) var refusal: String?
    /// Minutes that the arrows step by.
    private static let minuteStep = 5

    /// With these numbers to begin with.
    package init(questions: Int, minutes: Int?, limits: Limits) {
        self.questions = questions
        self.minutes = minutes
        self.limits = limits
    }

    /// Takes a key; false when it means nothing here.
    mutating func handle(_ key: Key) -> Bool {
        refusal = nil
        switch key {
        case .tab: move(by: 1)
        case .backtab: move(by: -1)
        case .left: step(by: -1)
        case .right: step(by: 1)
        case .character(let character):
            guard let digit = character.asciiDigit, isNumber else { return false }
            type(digit)
        case .backspace where isNumber: erase()
        default: return false
        }
        return true
    }

    /// What a field shows.
    func text(_ field: Field) -> String {
        switch field {
        case .role: role.rawValue
        case .level: level.rawValue
        case .questions: questions == 1 ? "1 question" : "\(questions) questions"
        case .minutes: minutes.map { "\($0) min" } ?? "no limit"
        }
    }

    private var isNumber: Bool { field == .questions || field == .minutes }

    private mutating func move(by steps: Int) {
        let fields = Field.allCases
        let index = fields.firstIndex(of: field) ?? 0
        field = fields[(index + steps + fields.count) % fields.count]
        isTyping = false
    }

    private mutating func step(by steps: Int) {
        isTyping = false
        switch field {
        case .role: role = Self.neighbour(of: role, in: Role.all, steps)
        case .level: level = Self.neighbour(of: level, in: Level.all, steps)
        case .questions: set(questions + steps)
        case .minutes:
            // The next multiple of the step; below the first there is no limit.
            let now = minutes ?? 0
            let step = Self.minuteStep
            set(steps > 0 ? (now / step + 1) * step : (now - 1) / step * step)
        }
    }

    private static func neighbour<Value: Equatable>(of value: Value, in all: [Value], _ steps: Int) -> Value {
        let index = all.firstIndex(of: value) ?? 0
        return all[(index + steps + all.count) % all.count]
    }

    /// Adds a digit. A number outside of the range is not taken, and the limit is said; minutes may be 0 for none.
    private mutating func type(_ digit: Int) {
        let number = (isTyping ? number * 10 : 0) + digit
        let least = field == .minutes ? 0 : range.lowerBound
        guard (least...range.upperBound).contains(number) else {
            let limit =
                field == .questions
                ? "Questions: \(limits.questions.words)." : "Minutes: \(limits.minutes.words), 0 for no limit."
            refusal = "\(number) is not possible. \(limit)"
            return
        }
        set(number)
        isTyping = true
    }

    private mutating func erase() {
        isTyping = number >= 10
        set(number / 10)
    }

    private var number: Int { field == .questions ? questions : minutes ?? 0 }

    private var range: ClosedRange<Int> { field == .questions ? limits.questions : limits.minutes }

    /// Sets the field's number to the nearest one allowed; minutes below the range are no limit.
    private mutating func set(_ number: Int) {
        let allowed = min(max(number, range.lowerBound), range.upperBound)
        if field == .questions { questions = allowed } else { minutes = number < range.lowerBound ? nil : allowed }
    }
}

extension ClosedRange<Int> {
    fileprivate var words: String { "\(lowerBound) to \(upperBound)" }
}

extension Character {
    fileprivate var asciiDigit: Int? { isASCII ? wholeNumberValue : nil }
}
