internal import InterviewKit

/// The chat screen's first row: what is practised, how far it is, and where it is kept, whether it is saved in words. What
/// does not fit is shortened, then left out; role and store stay longest.
struct ChatHeader: Equatable {
    private let role: String
    private let level: String?
    /// The question in play, the first being 1; 0 before it.
    private let number: Int
    private let total: Int
    private let minutes: Int
    private let store: String
    private let interviewer: String
    /// Whether all is in the store.
    private let saved: String

    init(_ machine: InterviewMachine, _ labels: ChatLabels, _ backlog: Backlog, at now: Timestamp) {
        let session = machine.isOpened ? machine.record.session : nil
        role = session?.role.rawValue ?? "…"
        level = session?.level.rawValue
        number = machine.questionNumber
        total = machine.record.plan.questions
        minutes = Int(machine.minutes(at: now))
        store = labels.store
        interviewer = labels.interviewer
        saved = Self.saved(machine, backlog)
    }

    func draw(into frame: inout Frame) {
        let columns = frame.size.columns
        frame.fill(row: 0, style: .header)
        let (left, right) =
            variants.first { TextGate.columns(of: $0.left) + TextGate.columns(of: $0.right) + Self.leastGap <= columns }
            ?? (role, saved)
        frame.put(left, row: 0, column: 1, style: .header)
        // What is too long for any variant is the store's name; the word on saving is at its end.
        frame.put(right, row: 0, column: max(1, columns - 1 - TextGate.columns(of: right)), style: .header)
    }

    /// Blank columns at both ends, and two between both sides.
    private static let leastGap = 4

    /// What the row says, the fullest first.
    private var variants: [(left: String, right: String)] {
        let minutes = "\(minutes) min"
        let kept = "\(store) \(saved)"
        // That it is this machine has been said at the beginning.
        let brief = store == ChatLabels.thisMachine ? saved : kept
        let full = level.map { "\(role) · \($0)" } ?? role
        let question = number > 0 ? "Question \(number) of \(total)" : nil
        let short = number > 0 ? "\(number)/\(total)" : nil
        func row(_ left: String?..., gap: String = "   ", right: String...) -> (left: String, right: String) {
            (left.compactMap { $0 }.joined(separator: gap), right.joined(separator: gap))
        }
        return [
            row(full, question, right: minutes, kept, interviewer),
            row(full, question, gap: "  ", right: minutes, kept, interviewer),
            row(full, question, gap: "  ", right: minutes, brief, interviewer),
            row(full, short, right: minutes, kept, interviewer),
            row(full, short, gap: "  ", right: kept, interviewer),
            row(full, short, gap: "  ", right: kept, "\(interviewer.prefix(12))…"),
            row(full, short, gap: "  ", right: kept),
            row(role, short, gap: "  ", right: kept),
            row(role, gap: "  ", right: kept),
        ]
    }

    /// Whether all is in the store. What waits on this machine is not called saved.
    private static func saved(_ machine: InterviewMachine, _ backlog: Backlog) -> String {
        switch machine.notice {
        case .openFailed: return "NOT OPENED"
        case .storeFailed: return "NOT SAVED"
        default: break
        }
        if backlog.waiting > 0 { return "\(backlog.waiting) WAITING" }
        switch machine.phase {
        case .opening: return "opening"
        case .saving: return "saving"
        default: return backlog.setAside > 0 ? "\(backlog.setAside) SET ASIDE" : "saved"
        }
    }
}
