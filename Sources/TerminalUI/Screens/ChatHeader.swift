internal import InterviewKit

/// The chat screen's first row: what is practised, how far it is, and where it is kept, whether it is saved in words. What
/// does not fit is shortened, then left out; role and store stay longest.
struct ChatHeader {
    let machine: InterviewMachine
    let labels: ChatLabels
    let backlog: Backlog
    let now: Timestamp

    func draw(into frame: inout Frame) {
        let columns = frame.size.columns
        frame.fill(row: 0, style: .header)
        let (left, right) =
            variants.lazy.map { $0() }
            .first { TextGate.columns(of: $0.left) + TextGate.columns(of: $0.right) + Self.leastGap <= columns }
            ?? (roleName, saved)
        frame.put(left, row: 0, column: 1, style: .header)
        // What is too long for any variant is the store's name; the word on saving is at its end.
        frame.put(right, row: 0, column: max(1, columns - 1 - TextGate.columns(of: right)), style: .header)
    }

    /// Blank columns at both ends, and two between both sides.
    private static let leastGap = 4

    /// What the row says, the fullest first, each made when it is asked for.
    private var variants: [() -> (left: String, right: String)] {
        let number = machine.questionNumber
        let total = machine.record.plan.questions
        let isAsking = number > 0
        let minutes = "\(Int(machine.minutes(at: now))) min"
        let store = "\(labels.store) \(saved)"
        // That it is this machine has been said at the beginning.
        let kept = labels.store == ChatLabels.thisMachine ? saved : store
        let name = labels.interviewer
        func row(_ left: String?..., gap: String = "   ", right: String...) -> (left: String, right: String) {
            (left.compactMap { $0 }.joined(separator: gap), right.joined(separator: gap))
        }
        let question = isAsking ? "Question \(number) of \(total)" : nil
        let short = isAsking ? "\(number)/\(total)" : nil
        return [
            { row(role, question, right: minutes, store, name) },
            { row(role, question, gap: "  ", right: minutes, store, name) },
            { row(role, question, gap: "  ", right: minutes, kept, name) },
            { row(role, short, right: minutes, store, name) },
            { row(role, short, gap: "  ", right: store, name) },
            { row(role, short, gap: "  ", right: store, "\(name.prefix(12))…") },
            { row(role, short, gap: "  ", right: store) },
            { row(roleName, short, gap: "  ", right: store) },
            { row(roleName, gap: "  ", right: store) },
        ]
    }

    private var role: String {
        machine.isOpened ? "\(roleName) · \(machine.record.session.level.rawValue)" : roleName
    }

    private var roleName: String {
        machine.isOpened ? machine.record.session.role.rawValue : "…"
    }

    /// Whether all is in the store. What waits on this machine is not called saved.
    private var saved: String {
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
