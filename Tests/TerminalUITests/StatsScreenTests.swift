import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The screen of the candidate's progress")
struct StatsScreenTests {
    @Test("looks as it is meant to at 40, 80 and 200 columns", arguments: [40, 80, 200])
    func frames(columns: Int) throws {
        var screen = StatisticsSample.screen()
        let frame = screen.frame(Size(columns: columns, rows: 44))
        let expected = try #require(StatisticsFrames.text[columns])
        #expect(frame.text.joined(separator: "\n") == expected)
        #expect(frame.texts(in: .heading).first == "Role: scores by a model")
        #expect(frame.texts(in: .header).joined().contains("Progress"))
    }

    @Test("no line is wider than there is room, in blocks and in ASCII", arguments: [Gauge.blocks, .ascii])
    func widths(gauge: Gauge) {
        let statistics = StatisticsSample.statistics(interviews: 40, weeks: 2)
        var lines = 0
        for columns in 30...200 {
            for line in StatisticsText(statistics, columns: columns, gauge: gauge, day: { _ in "2026-11-02" }).lines {
                #expect(TextGate.columns(of: line.text) <= columns, "\(columns): \(line.text)")
                #expect(line.text.last != " ")
                let isASCII = line.text.allSatisfy(\.isASCII)
                if gauge == .ascii { #expect(isASCII, "\(line.text)") }
                lines += 1
            }
        }
        #expect(lines > 1000)
        print("Statistics: \(lines) lines fit their width.")
    }

    @Test("a bar is as long as its share, a line over time as high, and a gap stays one")
    func gauges() {
        #expect(Gauge.blocks.bar(0.5, columns: 5) == "██▌  " && Gauge.blocks.bar(1, columns: 3) == "███")
        #expect(Gauge.blocks.bar(0, columns: 3) == "   " && Gauge.blocks.bar(7, columns: 3) == "███")
        #expect(Gauge.ascii.bar(0.5, columns: 4) == "##.." && Gauge.ascii.bar(-1, columns: 2) == "..")
        #expect(
            Gauge.blocks.sparkline([0, nil, 0.5, 1]) == "▁ ▅█" && Gauge.ascii.sparkline([0, nil, 0.5, 1]) == "0.59")
        let locales: [([String: String], Gauge)] = [
            (["LANG": "en_US.UTF-8"], .blocks), (["LC_ALL": "C", "LANG": "en_US.UTF-8"], .ascii), ([:], .ascii),
            (["LC_ALL": "", "LC_CTYPE": "C.utf8"], .blocks), (["LANG": "POSIX"], .ascii),
        ]
        for (environment, gauge) in locales { #expect(Gauge.suiting(environment) == gauge) }
    }

    @Test("scrolls to its end and back, and says how much is below")
    func scrolling() {
        var screen = StatisticsSample.screen()
        let size = Size(columns: 60, rows: 12)
        let first = screen.frame(size)
        #expect(first.text.last?.hasSuffix(" more") == true)
        for (key, back) in [
            (Key.down, Key.up), (.pageDown, .pageUp), (.character(" "), .home), (.wheel(3), .wheel(-3)),
        ] {
            #expect(screen.handle(key) == nil)
            #expect(screen.frame(size) != first, "\(key)")
            #expect(screen.handle(back) == nil)
            #expect(screen.frame(size) == first, "\(back)")
        }
        _ = screen.handle(.end)
        let last = screen.frame(size)
        #expect(last.text.last?.hasSuffix(" more") == false)
        #expect(last.text.contains { $0.contains("interview") })
        _ = screen.handle(.pageDown)
        #expect(screen.frame(size) == last)
    }

    @Test("every key in its help does what it says, and leads back to the interviews")
    func keys() {
        for key in [Key.character("q"), .escape, .control("d")] {
            var screen = StatisticsSample.screen()
            #expect(screen.handle(key) == .leave)
        }
        for key in [Key.function(1), .character("?")] {
            var screen = StatisticsSample.screen()
            #expect(screen.handle(key) == nil)
            #expect(screen.frame(Size(columns: 80, rows: 24)).text.contains { $0.contains("back to the interviews") })
            #expect(screen.handle(.escape) == nil)
            #expect(screen.frame(Size(columns: 80, rows: 24)).text.contains { $0.contains("Trend") } == false)
        }
        #expect(StatsScreen.help.flatMap(\.lines).count == 5)
    }

    @Test("says how far it has read, what went wrong, and that there is nothing yet")
    func states() {
        var screen = StatisticsSample.screen(nil)
        let size = Size(columns: 80, rows: 12)
        #expect(screen.frame(size).text[2] == " Reading …")
        screen.follow(read: 1500)
        #expect(screen.frame(size).text[2] == " Reading … 1500 interviews so far.")
        screen.take(StatisticsSample.statistics(interviews: 0))
        #expect(screen.frame(size).text[2] == " No interview has been started yet, so there is nothing to count.")
        screen.fail("MongoDB is away.")
        #expect(screen.frame(size).text[2] == " MongoDB is away.")
        #expect(screen.frame(size).texts(in: .failure).first == "MongoDB is away.")
        #expect(screen.frame(Size(columns: 30, rows: 9)).text[0].contains("too small"))
    }

    @Test("hostile names stay in their line and steer nothing")
    func hostile() {
        var count = StatisticsCount { _ in 0 }
        var ids = ObjectIDGenerator(seed: 4)
        let moment = Timestamp(milliseconds: 0)
        let evil = "a\nb\u{1B}[2J\u{202E}\t"
        let session = Session(
            id: ids.next(at: moment), sessionID: evil, role: Role(rawValue: evil), level: Level(rawValue: evil),
            status: .completed, createdAt: moment)
        count.add(
            session,
            ReportResults(
                sessionID: evil, createdAt: moment, id: session.id,
                questions: [
                    .init(
                        number: .max, topic: evil, state: .scored, score: .max, points: [.init(evil, isMade: false)])
                ]))
        var screen = StatisticsSample.screen(count.statistics)
        let frame = screen.frame(Size(columns: 80, rows: 40))
        let text = frame.text.joined()
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E && $0.value != 0x7F })
        #expect(text.contains("5.0 of 5"))
        #expect(
            StatisticsText(count.statistics, columns: 80, gauge: .blocks, day: { _ in "" }).lines.allSatisfy {
                !$0.text.contains("\n")
            })
    }

    @Test("the home screen leads there, and names the key once there is a completed interview")
    func home() {
        var empty = HomeScreen.empty()
        #expect(empty.handle(.function(2)) == .statistics)
        for (status, isNamed) in [(Status.completed, true), (.paused, false)] {
            var shelf = PastShelf(3, statuses: [status])
            var screen = HomeScreen.reading(&shelf)
            let keys = screen.frame(Size(columns: 200, rows: 24)).text.last ?? ""
            #expect(keys.contains("F2 progress") == isNamed, "\(status)")
        }
    }
}
