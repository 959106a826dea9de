internal import InterviewKit

/// The chat screen's first row: what is practised, how far it is, and where it is kept. What does not fit is left out
/// from the middle: role and store stay longest.
struct ChatHeader {
    let machine: InterviewMachine
    let labels: ChatLabels
    let now: Timestamp

    func draw(into frame: inout Frame) {
        let columns = frame.size.columns
        frame.fill(row: 0, style: .header)
        var left = machine.isOpened ? [role] : ["…"]
        if machine.questionNumber > 0 {
            left.append("Question \(machine.questionNumber) of \(machine.record.plan.questions)")
        }
        var right = ["\(Int(machine.minutes(at: now))) min", "\(labels.store) \(mark)", labels.interviewer]
        func width(_ parts: [String]) -> Int { parts.map { TextGate.columns(of: $0) + 3 }.reduce(0, +) }
        while width(left) + width(right) > columns, right.count > 1 {
            // The interviewer's name goes first, then the minutes.
            right.remove(at: right.count == 3 ? 2 : 0)
        }
        if width(left) + width(right) > columns, left.count > 1 {
            left[1] = "\(machine.questionNumber)/\(machine.record.plan.questions)"
        }
        frame.put(left.joined(separator: "   "), row: 0, column: 1, style: .header)
        let text = right.joined(separator: "   ")
        frame.put(text, row: 0, column: max(1, columns - 1 - TextGate.columns(of: text)), style: .header)
    }

    private var role: String {
        "\(machine.record.session.role.rawValue) · \(machine.record.session.level.rawValue)"
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
