internal import InterviewKit
internal import TerminalUI

/// Many sessions, one line each.
enum SessionTable {
    /// For a person: under a heading, in columns as wide as their widest field.
    static func forTerminal(_ sessions: [Session]) -> [String] {
        let rows = [SessionLine.titles] + sessions.map(SessionLine.fields)
        let columns = SessionLine.titles.indices.map { field in
            rows.map { TextGate.columns(of: $0[field]) }.max() ?? 0
        }
        return rows.map { SessionLine.aligned($0, columns.map { $0 + 1 }) }
    }

    /// For a program: without a heading, the fields apart by one tab.
    static func forPipe(_ sessions: [Session]) -> [String] {
        sessions.map { SessionLine.fields($0).joined(separator: "\t") }
    }
}
