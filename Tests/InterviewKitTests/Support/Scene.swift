import InterviewKit

/// Every state that an interview can be in, each reached by events alone.
enum Scene: String, CaseIterable, Sendable {
    case opening, openingFailed, reading, readingFailed, resuming, resumingFailed
    case thinking, speaking, questionFailed, storingQuestion, storingQuestionFailed
    case awaiting, awaitingAfterCut, awaitingAfterFailedHint, hinting
    case recalling, awaitingAfterFailedJudge, probing
    case storingAnswer, answerUncertain, judging, storingAssessment
    case pausing, pausingFailed, cancelling, cancellingFailed, completing, completingFailed
    case reporting, storingReport, storingReportFailed, reportFailed, over, left

    static let unknown = StoreError.unknownOutcome("no acknowledgement")

    /// The interview in this state, at its second question where it has one.
    var play: Play {
        switch self {
        case .opening: Self.opened
        case .openingFailed: Self.opened.after { $0.fail(Self.unknown) }
        case .reading: Self.reopened
        case .readingFailed: Self.reopened.after { $0.send(.openFailed(.store(Self.unknown))) }
        case .resuming: Self.reopened.after { $0.read() }
        case .resumingFailed: Scene.resuming.play.after { $0.fail(Self.unknown) }
        case .thinking: Self.begun.after { $0.reply("A1") }
        case .speaking: Scene.thinking.play.after { $0.send(.speech($0.speech ?? 0, .delta("Q2 "))) }
        case .questionFailed:
            Scene.thinking.play.after { $0.send(.speechFailed($0.speech ?? 0, .stalled(seconds: 60))) }
        case .storingQuestion: Scene.thinking.play.after { $0.say("Q2") }
        case .storingQuestionFailed: Scene.storingQuestion.play.after { $0.fail(Self.unknown) }
        case .awaiting: Scene.storingQuestion.play.after { $0.store() }
        case .awaitingAfterCut:
            Scene.speaking.play.after {
                $0.send(.interrupted)
                $0.store()
            }
        case .awaitingAfterFailedHint:
            Scene.hinting.play.after { $0.send(.speechFailed($0.speech ?? 0, .filtered)) }
        case .hinting: Scene.awaiting.play.after { $0.command(.hint) }
        case .recalling:
            Play().after {
                $0.isStepByStep = true
                $0.begin()
                $0.store()
                $0.store()
                $0.isStepByStep = false
            }
        case .awaitingAfterFailedJudge:
            Scene.judging.play.after {
                guard let answer = $0.judgement?.answer else { return }
                $0.send(.judged(answer.id, .failed(.stalled(seconds: 30))))
            }
        case .probing:
            Scene.judging.play.after {
                $0.judge(mentioned: ["a"], missing: ["b"])
                $0.store()
            }
        case .storingAnswer: Scene.awaiting.play.after { $0.answer("A2") }
        case .answerUncertain: Scene.storingAnswer.play.after { $0.fail(Self.unknown) }
        case .judging: Scene.storingAnswer.play.after { $0.store() }
        case .storingAssessment: Scene.judging.play.after { $0.judge(mentioned: ["point"]) }
        case .pausing: Scene.awaiting.play.after { $0.command(.pause) }
        case .pausingFailed: Scene.pausing.play.after { $0.fail(Self.unknown) }
        case .cancelling:
            Scene.awaiting.play.after {
                $0.command(.cancel)
                $0.command(.cancel)
            }
        case .cancellingFailed: Scene.cancelling.play.after { $0.fail(Self.unknown) }
        case .completing:
            Scene.awaiting.play.after {
                $0.command(.end)
                $0.command(.end)
            }
        case .completingFailed: Scene.completing.play.after { $0.fail(Self.unknown) }
        case .reporting: Scene.completing.play.after { $0.store() }
        case .storingReport: Scene.reporting.play.after { $0.report("good") }
        case .storingReportFailed: Scene.storingReport.play.after { $0.fail(Self.unknown) }
        case .reportFailed:
            Scene.reporting.play.after {
                $0.send(.reportFailed($0.speech ?? 0, .filtered))
                $0.store()
            }
        case .over: Scene.storingReport.play.after { $0.store() }
        case .left: Scene.pausing.play.after { $0.store() }
        }
    }

    private static var opened: Play { Play().after { $0.begin() } }
    private static var begun: Play { Play().after { $0.start() } }
    private static var reopened: Play {
        let paused = Scene.pausing.play.after { $0.store() }
        return Play(resuming: "abc", from: paused.shelf, at: paused.now.advanced(byMilliseconds: 60_000))
            .after { $0.begin() }
    }
}

extension Play {
    func after(_ change: (inout Play) -> Void) -> Play {
        var play = self
        change(&play)
        return play
    }
}
