import Testing

@testable import InterviewKit

@Suite("What code computes for the report")
struct FeedbackReportTests {
    typealias Line = ReportSample.Line

    @Test("each question is scored, counted, not assessed, skipped or unanswered, and only what was judged has a score")
    func states() {
        let report = ReportSample.report(ReportSample.judged)
        #expect(report.sections.map(\.state) == [.scored, .scored, .notAssessed, .skipped, .unanswered])
        // Three of four key points allow 4, the one hint too; a single one allows 2 here, and the judge said 2.
        #expect(report.sections.map(\.score) == [4, 2, nil, nil, nil])
        #expect(report.total == 3 && report.method == .model && report.judges == ["judge-1"])
        let counted = ReportSample.report(ReportSample.counted)
        #expect(counted.sections.map(\.state) == [.counted, .unanswered])
        #expect(counted.sections.allSatisfy { $0.score == nil } && counted.total == nil && counted.method == .terms)
    }

    @Test(
        "what is no answer is not scored, whatever number a judge gave it",
        arguments: [Assessment.Kind.clarification, .offTopic, .request])
    func beside(kind: Assessment.Kind) {
        let asked = Line.said("What do you mean?", claimed: 5, kind: kind)
        let cases: [([Line], FeedbackReport.State, Int?)] = [
            ([asked, .interviewer(.clarification), .interviewer(.bridge)], .skipped, nil),
            ([asked, .interviewer(.clarification), .interviewer(.closing)], .unanswered, nil),
            // Its number does not stand in for that of an answer whose judging failed.
            ([asked, .interviewer(.clarification), .unjudged("locks one")], .notAssessed, nil),
            ([asked, .interviewer(.clarification), .said("locks", claimed: 1)], .scored, 1),
            // After three clarifications the policy takes the next message for an answer.
            ([asked, asked, asked, asked, .interviewer(.bridge)], .scored, 1),
        ]
        for (lines, state, score) in cases {
            let section = ReportSample.report([(ReportSample.locks, lines)]).sections[0]
            #expect(section.state == state && section.score == score)
        }
    }

    @Test("a message that could not be judged beside others counts for nothing, and is told")
    func partly() {
        let report = ReportSample.report([
            (ReportSample.locks, [.said("locks one", [("one", "locks one")], claimed: 2), .unjudged("locks two")])
        ])
        #expect(report.sections[0].score == 2 && report.sections[0].unassessed == 1)
        #expect(report.sections[0].made.map(\.id) == ["one"])
        #expect(report.markdown.contains("1 message on it could not be assessed and did not count."))
    }

    @Test("key points carry their quotation, its message, and whether help came before")
    func points() throws {
        let report = ReportSample.report(ReportSample.judged)
        let record = ReportSample.record(ReportSample.judged)
        let points = report.sections[0].keyPoints
        #expect(points.map(\.id) == ["one", "two", "three", "four"])
        #expect(points.map(\.quotation) == ["know locks one", "locks two too", "locks three", nil])
        #expect(points.map(\.isUnaided) == [true, true, false, false])
        for section in report.sections {
            for point in section.keyPoints {
                guard let quotation = point.quotation else { continue }
                let message = try #require(record.messages.first { $0.id == point.message })
                #expect(message.role == .user && message.content.contains(quotation))
            }
        }
        // After a reframe nothing is unaided.
        #expect(report.sections[1].made.map(\.isUnaided) == [false])
        #expect(report.sections[2].made.isEmpty && report.sections[2].missed.isEmpty)
    }

    @Test("the dimensions tell the figures that they come from")
    func dimensions() {
        let judged = ReportSample.report(ReportSample.judged).dimensions
        #expect(judged.map(\.name) == FeedbackReport.Dimension.Name.allCases)
        #expect(
            judged.map(\.text) == [
                "3.0 of 5, the mean of 4, 2.",
                "4 of 8 key points, 2 of them before any follow-up question or hint.",
                "of 2 follow-up questions and 1 hint, 2 led to a key point that you had not made before.",
                "not assessed.",
            ])
        #expect(
            ReportSample.report(ReportSample.counted).dimensions.map(\.text) == [
                "not assessed: without a model nobody can tell whether you were right.",
                "mentioned 2 of 4 key points, 1 of them before any follow-up question or hint.",
                "of 1 hint, 1 led to a key point that you had not made before.", "not assessed.",
            ])
        let nothing = ReportSample.report([(ReportSample.locks, [.unjudged("locks one")])]).dimensions.map(\.text)
        #expect(Set(nothing.map { $0.prefix(13) }) == ["not assessed.", "not assessed:"])
    }

    @Test(
        "strengths are the best questions' quotations, one of each first, and only of judged answers where there are any"
    )
    func strengths() {
        let judged = ReportSample.report(ReportSample.judged).strengths
        #expect(judged.map(\.question) == [1, 2, 1])
        #expect(judged.map(\.quotation) == ["know locks one", "It is maps four", "locks two too"])
        #expect(judged[0].text == "Point one of locks.")
        let mixed = ReportSample.report([
            ReportSample.counted[0], (ReportSample.maps, [.said("maps one", [("one", "maps one")], claimed: 2)]),
        ])
        #expect(mixed.strengths.map(\.question) == [2])
        #expect(ReportSample.report([(ReportSample.locks, [.said("fine", claimed: 5)])]).strengths.isEmpty)
    }

    @Test(
        "next steps are the missed points by topic with what to read, most missed first; nothing is missed where nothing is known"
    )
    func nextSteps() {
        let steps = ReportSample.report(ReportSample.judged).nextSteps
        #expect(steps.map(\.topic) == ["collections", "concurrency"])
        #expect(steps[0].points == ["one", "two", "three"].map { "Point \($0) of maps." })
        #expect(steps[1].points == ["Point four of locks."])
        #expect(steps[1].questions == [1, 4, 5] && steps[1].sources == ["JLS 17"])
    }

    @Test("a question without data is told by what the assessments know, and another program's has nothing")
    func withoutData() {
        let record = ReportSample.record(ReportSample.judged)
        let report = FeedbackReport(on: record, questions: [:])
        #expect(report.sections.map(\.score) == [4, 2, nil, nil, nil])
        #expect(report.sections[0].keyPoints.map(\.sentence) == ["one", "two", "three", "four"])
        #expect(report.sections[4].keyPoints.isEmpty && report.nextSteps.isEmpty)
        var foreign = record
        foreign.turns = [:]
        foreign.assessments = [:]
        let other = FeedbackReport(on: foreign, questions: [:])
        #expect(other.method == nil && other.total == nil)
        #expect(Set(other.sections.map(\.state)) == [.notAssessed, .unanswered])
    }

    @Test("the total is the mean of the scores, to one decimal, over scored questions only")
    func total() {
        for scores in [[5], [0, 0], [5, 4, 4], [1, 2, 3, 4, 5], [3, 3, 4]] {
            let exchanges = scores.map { score in
                // Of four key points each gives one point above 1.
                let points = ["one", "two", "three", "four"].prefix(max(0, score - 1)).map { ($0, "locks") }
                return (ReportSample.locks, [Line.said("locks", points, claimed: score)])
            }
            let report = ReportSample.report(exchanges + [(ReportSample.locks, [.interviewer(.bridge)])])
            let mean = Double(scores.reduce(0, +)) / Double(scores.count)
            #expect(report.sections.compactMap(\.score) == scores)
            #expect(report.total.map { abs($0 - mean) <= 0.05 } == true)
            let count = scores.count == 1 ? "1 question" : "\(scores.count) questions"
            #expect(report.markdown.contains("**\(report.total ?? -1) of 5** over \(count); 1 skipped."))
        }
    }

    @Test("the same interview gives the same report, through the documents too")
    func again() throws {
        let report = ReportSample.report(ReportSample.judged)
        #expect(ReportSample.report(ReportSample.judged) == report)
        for dialect in [DocumentDialect.plainJSON, .extendedJSON] {
            let text = try DocumentTests.text(report, dialect)
            let read: FeedbackReport = try DocumentTests.value(text, dialect)
            #expect(read == report && read.markdown == report.markdown)
        }
    }
}
