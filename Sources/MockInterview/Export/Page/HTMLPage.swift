internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// An interview as one page of HTML: results, feedback, transcript. It needs nothing but itself, runs nothing, and its policy
/// tells the browser to load nothing. Others' words are text in it, escaped by ``HTMLText`` or read by ``HTMLMarkdown``.
struct HTMLPage: Sendable {
    let record: InterviewRecord
    /// The report to show, if there is one.
    let feedback: Feedback?
    /// How demanding each question was, by its number, where that is known.
    let levels: [Int: Level]

    /// Styles stand in the page, and pictures would have to. With nothing else allowed, a mistake in the page's making would
    /// still run and fetch nothing.
    static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

    var session: Session { record.session }

    var text: String {
        let title = HTMLText.escaped("\(session.role.name) interview, \(session.level.rawValue)")
        let parts = [results, feedbackSection, transcript].compactMap(\.self)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(HTMLText.escaped(Self.policy))">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="mock-interview \(HTMLText.escaped(Version.current))">
            <title>\(title), \(HTMLText.escaped(SessionLine.date(session.createdAt)))</title>
            <style>
            \(HTMLStyle.sheet)
            </style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            \(facts)
            </header>
            <nav aria-label="On this page"><ul>\(parts.map(Self.link).joined())</ul></nav>
            <main>
            \(parts.map(Self.section).joined(separator: "\n"))
            </main>
            <footer><p>Made by mock-interview \(HTMLText.escaped(Version.current)). This page loads nothing and runs nothing.</p></footer>
            </body>
            </html>
            """
    }

    // MARK: Parts

    /// One of the parts that the page is made of. Its id and title are the program's own words.
    struct Part {
        let id: String
        let title: String
        let html: String
    }

    private static func link(_ part: Part) -> String { "<li><a href=\"#\(part.id)\">\(part.title)</a></li>" }

    private static func section(_ part: Part) -> String {
        """
        <section id="\(part.id)" aria-labelledby="\(part.id)-title">
        <h2 id="\(part.id)-title">\(part.title)</h2>
        \(part.html)
        </section>
        """
    }

    // MARK: What interview it is

    private var facts: String {
        let asked = record.exchanges.count
        var facts = [
            ("Begun", Self.time(session.startedAt ?? session.createdAt)),
            ("Status", session.status.rawValue),
            ("Time", HTMLText.escaped(SessionLine.minutes(session.durationMinutes))),
            ("Questions", "\(asked)"),
            ("Session", "<bdi>\(HTMLText.escaped(session.sessionID))</bdi>"),
        ]
        if let feedback { facts.append(("Feedback by", "<bdi>\(HTMLText.escaped(feedback.author))</bdi>")) }
        return "<dl class=\"facts\">" + facts.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>" }.joined() + "</dl>"
    }

    /// The moment in the candidate's own time zone; for programs in UTC.
    static func time(_ moment: Timestamp, isClockOnly: Bool = false) -> String {
        let date = SessionLine.date(moment)
        let shown = isClockOnly ? String(date.split(separator: " ").last ?? "") : date
        return "<time datetime=\"\(HTMLText.escaped(moment.iso8601))\">\(HTMLText.escaped(shown))</time>"
    }
}
