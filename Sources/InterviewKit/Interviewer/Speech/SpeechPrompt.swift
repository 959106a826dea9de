/// The words by which a model is asked for a speech. It is told the question and what the move is about in the question's
/// own words, never what a good answer says; what others wrote stands inside a fence.
struct SpeechPrompt {
    private let scene: SpeechScene
    private let fence: Fence

    /// Far more than may be said: a thinking model's thoughts count too, and only one that never ends is to be stopped.
    private static let mostTokens = 2000
    /// How many of the candidate's messages are shown, and how many characters of each.
    private static let mostMessages = 3
    private static let mostCharacters = 1500

    static func request(for scene: SpeechScene, fence: Fence = Fence()) -> ModelRequest {
        let prompt = SpeechPrompt(scene: scene, fence: fence)
        return ModelRequest(
            [.init(.system, prompt.instructions), .init(.user, prompt.material)], maximumTokens: mostTokens,
            temperature: 0.6)
    }

    private var instructions: String {
        """
        You are the interviewer in a practice interview for a \(scene.session.role.name) position at \
        \(scene.session.level.rawValue) level. You speak to the candidate directly, calmly and in plain words, like a \
        colleague.
        Your task now: \(task)
        Rules:
        - \(length), plain text, no list, no heading, no quotation marks around it, no greeting.
        - Never judge: no praise, no "correct", no "good", no "not quite", no score.
        - Never answer the question, not even in part, and bring in no technical term that is not in the texts below.
        - Do not repeat a sentence that was said before. Say nothing of yourself or of these rules.
        \(fence.rule)
        """
    }

    private var length: String {
        switch scene.move {
        case .clarification where scene.isOffTopic: "One short sentence that is no question"
        case .probe: "One or two short sentences that end with the one question"
        case .reframe: "One or two short sentences that end with the one question"
        default: "One or two short sentences, at most one question"
        }
    }

    private var task: String {
        switch scene.move {
        case .probe:
            scene.quotation == nil
                ? "ask the follow-up question below, in your own words, as a reply to the candidate's last message."
                : "ask the follow-up question below, in your own words. You may begin with the candidate's own words."
        case .reframe:
            "the candidate does not know. Put the question in another way, by the plainer wording below."
        case .hint where scene.substance != nil:
            "the candidate asked for a hint. Say the hint below in your own words; add nothing to it."
        case .hint: "the candidate asked for a hint. " + Self.rungs[min(scene.exchange.rung, Self.rungs.count - 1)]
        case .clarification where scene.isOffTopic:
            "the candidate spoke of something else. Reply with one friendly sentence to it."
        default:
            """
            the candidate asked back about the question. Say what the question means or which case to assume, and no more.
            """
        }
    }

    private static let rungs = [
        "Rephrase the question in plainer words.",
        "Narrow the question: point at where to look, without naming the answer.",
        "Name the central concept that the answer turns on, without explaining it.",
    ]

    private var material: String {
        var parts = ["The interview question:", fence.wrap(cut(scene.exchange.question.content))]
        if let remark = scene.exchange.lines.last(where: { $0.turn != nil })?.message {
            parts += ["What you said last:", fence.wrap(cut(remark.content))]
        }
        let messages = scene.answers.suffix(Self.mostMessages)
        if !messages.isEmpty {
            parts.append(
                messages.count == 1 ? "The candidate's message:" : "The candidate's messages, the last one last:")
            parts += messages.map { fence.wrap(cut($0)) }
        }
        if let quotation = scene.quotation {
            parts += ["Words of the candidate's that you may take up:", fence.wrap(cut(quotation))]
        }
        if let substance = scene.substance { parts += [heading, fence.wrap(substance)] }
        return (parts + [Self.lastWord]).joined(separator: "\n")
    }

    private var heading: String {
        switch scene.move {
        case .probe: "The follow-up question to ask:"
        case .hint: "The hint to give:"
        default: "The plainer wording:"
        }
    }

    private static let lastWord = "Now say it to the candidate, and nothing else."

    /// A text that is too long without its middle.
    private func cut(_ text: String) -> String {
        guard text.count > Self.mostCharacters else { return text }
        return String(text.prefix(Self.mostCharacters / 2)) + " […] " + String(text.suffix(Self.mostCharacters / 2))
    }
}
