internal import InterviewKit

/// The chat screen's first row: what is practised, how far it is, and where it is kept. What does not fit is
/// shortened, then left out; role and store stay longest.
struct ChatHeader {
    let machine: InterviewMachine
    let labels: ChatLabels
    let now: Timestamp

    func draw(into frame: inout Frame) {
        let columns = frame.size.columns
        frame.fill(row: 0, style: .header)
        let (left, right) =
            variants.first { TextGate.columns(of: $0.left) + TextGate.columns(of: $0.right) + 5 <= columns }
            ?? (role, "")
        frame.put(left, row: 0, column: 1, style: .header)
        frame.put(right, row: 0, column: max(1, columns - 1 - TextGate.columns(of: right)), style: .header)
    }

    /// What the row says, the fullest first.
    private var variants: [(left: String, right: String)] {
        let number = machine.questionNumber
        let total = machine.record.plan.questions
        let asked = number > 0 ? "   Question \(number) of \(total)" : ""
        let short = number > 0 ? "   \(number)/\(total)" : ""
        let store = "\(labels.store) \(mark)"
        let minutes = "\(Int(machine.minutes(at: now))) min"
        let name = labels.interviewer
        return [
            (role + asked, "\(minutes)   \(store)   \(name)"), (role + short, "\(minutes)   \(store)   \(name)"),
            (role + short, "\(store)   \(name)"), (role + short, "\(store)   \(name.prefix(12))…"),
            (role + short, store), (role, store),
        ]
    }

    private var role: String {
        guard machine.isOpened else { return "…" }
        return "\(machine.record.session.role.rawValue) · \(machine.record.session.level.rawValue)"
    }

    /// Whether the last write is on disk: ✓, under way: …, or failed: ✗.
    private var mark: String {
        switch machine.notice {
        case .storeFailed, .openFailed: return "✗"
        default: break
        }
        switch machine.phase {
        case .saving, .opening: return "…"
        default: return "✓"
        }
    }
}
