internal import InterviewKit

/// Which fields of a past interview stand in its line, and how wide: as many as there is room for.
struct PastListLayout {
    enum Field: CaseIterable {
        case id, role, level, status, result, date, day, length

        var title: String {
            switch self {
            case .id: "Session"
            case .role: "Role"
            case .level: "Level"
            case .status: "Status"
            case .result: "Result"
            case .date, .day: "Date"
            case .length: "Time"
            }
        }

        /// Columns that most have room in; what is longer is cut. The id is given what is left.
        var columns: Int {
            switch self {
            case .id: 8
            case .role: 8
            case .level: 12
            case .status: 9
            case .result: 17
            case .date: 16
            case .day: 10
            case .length: 7
            }
        }
    }

    private let fields: [Field]
    private let idColumns: Int

    /// What is shown, the fullest first.
    private static let choices: [[Field]] = [
        [.id, .role, .level, .status, .result, .date, .length],
        [.id, .role, .level, .status, .result, .date],
        [.id, .role, .level, .status, .result, .day],
        [.id, .role, .level, .status, .result],
        [.id, .role, .status, .result],
        [.id, .role, .status],
    ]
    private static let mostIDColumns = 36
    /// Columns of an id that tell it from others: it may be cut to so many before a field is left out.
    private static let enoughIDColumns = 12

    /// For lines of so many columns, and ids of at most so many.
    init(columns: Int, widestID: Int) {
        let enough = min(max(widestID, Field.id.columns), Self.enoughIDColumns)
        fields = Self.choices.first { Self.width(of: $0) + enough <= columns } ?? Self.choices[Self.choices.count - 1]
        let left = columns - Self.width(of: fields)
        idColumns = max(Field.id.columns, min(left, widestID, Self.mostIDColumns))
    }

    /// Columns of all but the id, and the blanks between them.
    private static func width(of fields: [Field]) -> Int {
        fields.reduce(0) { $0 + ($1 == .id ? 0 : $1.columns + 1) }
    }

    var heading: String { line { $0.title } }

    /// `result` is nil while it is being read.
    func line(_ interview: PastInterview, result: String?) -> String {
        line { Self.text($0, of: interview, result) }
    }

    /// What does not stand in the line; empty when all does.
    func rest(_ interview: PastInterview, result: String?) -> String {
        var missing = Field.allCases.filter { !fields.contains($0) }
        // The date has the day in it.
        missing.removeAll { $0 == .day }
        if TextGate.columns(of: interview.session.sessionID) <= idColumns {
            missing.removeAll { $0 == .id }
        } else {
            missing.insert(.id, at: 0)
        }
        return missing.map { "\($0.title) \(Self.text($0, of: interview, result))" }.joined(separator: " · ")
    }

    private func line(_ text: (Field) -> String) -> String {
        var line = ""
        for field in fields {
            let columns = field == .id ? idColumns : field.columns
            let shown = Self.cut(text(field), columns)
            line += shown + String(repeating: " ", count: columns - TextGate.columns(of: shown) + 1)
        }
        return line
    }

    private static func text(_ field: Field, of interview: PastInterview, _ result: String?) -> String {
        switch field {
        case .id: interview.session.sessionID
        case .role: interview.session.role.rawValue
        case .level: interview.session.level.rawValue
        case .status: interview.session.status.rawValue
        case .result: result ?? "…"
        case .date: interview.date
        case .day: String(interview.date.prefix(10))
        case .length: interview.length
        }
    }

    /// The text in at most so many columns, with … where something is left out.
    static func cut(_ text: String, _ columns: Int) -> String {
        guard TextGate.columns(of: text) > columns else { return text }
        var width = 0
        var shown = ""
        for cluster in TextGate.clusters(text) {
            guard width + cluster.columns < columns else { break }
            width += cluster.columns
            shown += cluster.shown
        }
        return shown + "…"
    }
}
