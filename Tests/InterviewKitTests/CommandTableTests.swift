import InterviewKit
import Testing

@Suite("Every command in every state")
struct CommandTableTests {
    @Test("a command does just what the table says", arguments: Scene.allCases)
    func command(in scene: Scene) throws {
        let row = try #require(Self.table[scene])
        for command in Command.allCases {
            let outcome = scene.play.outcome { $0.command(command) }
            #expect(outcome == row[command, default: "·"], "/\(command) while \(scene)")
        }
    }

    @Test("an answer, and a wish for silence, do just what the table says", arguments: Scene.allCases)
    func answer(in scene: Scene) throws {
        let row = try #require(Self.answers[scene])
        #expect(scene.play.outcome { $0.answer("text") } == row.answer)
        #expect(scene.play.outcome { $0.send(.interrupted) } == row.interrupted)
    }

    @Test("an answer is taken only where one is awaited", arguments: Scene.allCases)
    func awaiting(_ scene: Scene) {
        let isTaken = Self.answers[scene]?.answer == "write answer" && scene != .answerUncertain
        #expect(scene.play.machine.isAwaitingAnswer == isTaken)
    }

    @Test("white space is no answer", arguments: Scene.allCases)
    func blank(in scene: Scene) {
        #expect(scene.play.outcome { $0.answer(" \n\t ") } == "·")
    }

    @Test(
        "what is asked back is done when the command comes again, and nothing else does it", arguments: Scene.allCases)
    func again(in scene: Scene) throws {
        let row = try #require(Self.table[scene])
        for (command, step) in [(Command.end, "completing"), (.cancel, "cancelling")] where row[command] == "confirm" {
            let asked = scene.play.after { $0.command(command) }
            let other: Command = command == .end ? .cancel : .end
            #expect(asked.outcome { $0.command(other) } != "write \(step)")
            let isUnderWay = asked.state == "saving"
            let done = asked.outcome { $0.command(command) }
            #expect(isUnderWay ? done == "·" : done.hasSuffix("write \(step)"), "/\(command) while \(scene): \(done)")
        }
    }

    /// Effects, a new notice, an ending; `·` for nothing at all. `/help` does nothing anywhere.
    static let table: [Scene: [Command: String]] = [
        .opening: [
            .hint: "not now", .skip: "not now", .repeat: "not now", .pause: "·", .end: "confirm", .cancel: "confirm",
            .retry: "nothing to retry", .quit: "·",
        ],
        .openingFailed: [
            .hint: "not now", .skip: "not now", .repeat: "not now", .pause: "left abandoned", .end: "not now",
            .cancel: "left abandoned", .retry: "write opening", .quit: "left abandoned",
        ],
        .reading: [
            .hint: "not now", .skip: "not now", .repeat: "not now", .pause: "left abandoned", .end: "not now",
            .cancel: "left abandoned", .retry: "nothing to retry", .quit: "left abandoned",
        ],
        .readingFailed: [
            .hint: "not now", .skip: "not now", .repeat: "not now", .pause: "left abandoned", .end: "not now",
            .cancel: "left abandoned", .retry: "open", .quit: "left abandoned",
        ],
        .resuming: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "·", .end: "confirm",
            .cancel: "confirm",
            .retry: "nothing to retry", .quit: "·",
        ],
        .resumingFailed: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "left abandoned", .end: "not now",
            .cancel: "left abandoned", .retry: "write resuming", .quit: "left abandoned",
        ],
        .thinking: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "stop, write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "nothing to retry",
            .quit: "stop, write pausing",
        ],
        .speaking: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "stop, write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "nothing to retry",
            .quit: "stop, write pausing",
        ],
        .questionFailed: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "question 2", .quit: "write pausing",
        ],
        .storingQuestion: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "·", .end: "confirm",
            .cancel: "confirm",
            .retry: "nothing to retry", .quit: "·",
        ],
        .storingQuestionFailed: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "write question", .quit: "write pausing",
        ],
        .awaiting: [
            .hint: "hint 2", .skip: "question 3", .repeat: "the question", .pause: "write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "nothing to retry", .quit: "write pausing",
        ],
        .awaitingAfterCut: [
            .hint: "hint 2", .skip: "question 2", .repeat: "the question", .pause: "write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "question 2", .quit: "write pausing",
        ],
        .awaitingAfterFailedHint: [
            .hint: "hint 2", .skip: "question 3", .repeat: "the question", .pause: "write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "hint 2", .quit: "write pausing",
        ],
        .hinting: [
            .hint: "not now", .skip: "stop, question 3", .repeat: "the question", .pause: "stop, write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "nothing to retry",
            .quit: "stop, write pausing",
        ],
        .awaitingAfterFailedJudge: [
            .hint: "hint 2", .skip: "question 3", .repeat: "the question", .pause: "write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "judge", .quit: "write pausing",
        ],
        .recalling: [
            .hint: "not now", .skip: "not now", .repeat: "not now", .pause: "write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "nothing to retry", .quit: "write pausing",
        ],
        .probing: [
            .hint: "not now", .skip: "stop, question 3", .repeat: "the question", .pause: "stop, write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "nothing to retry",
            .quit: "stop, write pausing",
        ],
        .storingAnswer: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "·", .end: "confirm",
            .cancel: "confirm",
            .retry: "nothing to retry", .quit: "·",
        ],
        .answerUncertain: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "write pausing",
            .end: "confirm", .cancel: "confirm", .retry: "write answer", .quit: "write pausing",
        ],
        .judging: [
            .hint: "not now", .skip: "stop judging, question 3", .repeat: "the question",
            .pause: "stop judging, write pausing", .end: "confirm", .cancel: "confirm",
            .retry: "nothing to retry", .quit: "stop judging, write pausing",
        ],
        .storingAssessment: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "·", .end: "confirm",
            .cancel: "confirm",
            .retry: "nothing to retry", .quit: "·",
        ],
        .pausing: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "·", .end: "·", .cancel: "·",
            .retry: "nothing to retry", .quit: "·",
        ],
        .pausingFailed: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "left abandoned", .end: "not now",
            .cancel: "left abandoned", .retry: "write pausing", .quit: "left abandoned",
        ],
        .cancelling: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "·", .end: "·", .cancel: "·",
            .retry: "nothing to retry", .quit: "·",
        ],
        .cancellingFailed: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "left abandoned", .end: "not now",
            .cancel: "left abandoned", .retry: "write cancelling", .quit: "left abandoned",
        ],
        .completing: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "not now", .end: "not now",
            .cancel: "not now", .retry: "nothing to retry", .quit: "·",
        ],
        .completingFailed: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "left abandoned", .end: "not now",
            .cancel: "not now", .retry: "write completing", .quit: "left abandoned",
        ],
        .reporting: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "not now", .end: "not now",
            .cancel: "not now", .retry: "nothing to retry", .quit: "stop, write feedback, feedback failed",
        ],
        .storingReport: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "not now", .end: "not now",
            .cancel: "not now", .retry: "nothing to retry", .quit: "·",
        ],
        .storingReportFailed: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "not now", .end: "left completed",
            .cancel: "not now", .retry: "write feedback", .quit: "left completed",
        ],
        .reportFailed: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "not now", .end: "left completed",
            .cancel: "not now", .retry: "report", .quit: "left completed",
        ],
        .over: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "not now", .end: "left completed",
            .cancel: "not now", .retry: "nothing to retry", .quit: "left completed",
        ],
        .left: [
            .hint: "not now", .skip: "not now", .repeat: "the question", .pause: "·", .end: "·", .cancel: "·",
            .retry: "nothing to retry", .quit: "·",
        ],
    ]

    static let answers: [Scene: (answer: String, interrupted: String)] = [
        .opening: ("not awaited", "·"),
        .openingFailed: ("write opening", "·"),
        .reading: ("not awaited", "·"),
        .readingFailed: ("open", "·"),
        .resuming: ("not awaited", "·"),
        .resumingFailed: ("write resuming", "·"),
        .thinking: ("not awaited", "stop, model failed"),
        .speaking: ("not awaited", "stop, write question, question cut"),
        .questionFailed: ("not awaited", "·"),
        .storingQuestion: ("not awaited", "·"),
        .storingQuestionFailed: ("write question", "·"),
        .awaiting: ("write answer", "·"),
        .awaitingAfterCut: ("write answer", "·"),
        .awaitingAfterFailedHint: ("write answer", "·"),
        .hinting: ("not awaited", "stop, model failed"),
        .awaitingAfterFailedJudge: ("write answer", "·"),
        .recalling: ("not awaited", "·"),
        .probing: ("not awaited", "stop, model failed"),
        .storingAnswer: ("not awaited", "·"),
        .answerUncertain: ("write answer", "·"),
        .judging: ("not awaited", "·"),
        .storingAssessment: ("not awaited", "·"),
        .pausing: ("not awaited", "·"),
        .pausingFailed: ("not awaited", "·"),
        .cancelling: ("not awaited", "·"),
        .cancellingFailed: ("not awaited", "·"),
        .completing: ("not awaited", "·"),
        .completingFailed: ("not awaited", "·"),
        .reporting: ("not awaited", "stop, write feedback, feedback failed"),
        .storingReport: ("not awaited", "·"),
        .storingReportFailed: ("not awaited", "·"),
        .reportFailed: ("not awaited", "·"),
        .over: ("not awaited", "·"),
        .left: ("not awaited", "·"),
    ]
}
