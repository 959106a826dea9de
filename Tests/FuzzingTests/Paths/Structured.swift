@testable import InterviewKit

extension FuzzPath {
    /// The replies in JSON of a judge, a writer of questions and a reporter, with the checks that read on.
    static let structured = FuzzPath(
        name: "structured-reply",
        samples: [
            FuzzInput.sample(
                #"{"kind":"answer","points":{"identity":{"quotation":"it compares references","covered":"yes"},"both":{"quotation":"","covered":"no"}},"score":3}"#,
                0),
            FuzzInput.sample("Here it is:\n```json\n{\"kind\":\"dont_know\",\"points\":{},\"score\":0}\n```", 0),
            FuzzInput.sample(QuestionPrompt.example, 1),
            FuzzInput.sample(
                #"{"questions":[{"question":1,"remark":"You said “it compares references”, which is right. 4 of 5!"}],"communication":{"remark":"Clear.","quotation":"it compares references by default"},"next_steps":["Read about [locks](https://x).","Score: 5/5"]}"#,
                2),
        ],
        words: [
            "{", "}", "[", "]", "\"", "\\\"", "```json\n", "\"kind\":\"answer\"", "\"points\":{", "\"quotation\":\"",
            "\"covered\":\"yes\"",
            "\"score\":", "1e400", "-1", "9223372036854775808", "\"question\":\"", "\"key_points\":[", "\"terms\":[[",
            "\"probe\":\"",
            "\"hints\":[", "\"next_steps\":[", "\"remark\":\"", "“", "”", "\u{301}", "\\u0000", "Assistant: ", "?",
            "5/5", "“it compares",
        ],
        mostBytes: 1600
    ) { bytes in
        let input = FuzzInput(bytes)
        let object: [UInt8]
        do {
            object = try StructuredReply.object(in: input.text)
        } catch {
            return
        }
        try hold(object.first == UInt8(ascii: "{"), "what was found is no object")
        switch input.choice % 3 {
        case 0:
            guard let reply = try read(JudgeReply.self, object) else { return }
            let asked = ["identity", "both"]
            guard (try? reply.check(asked: asked)) != nil else { return }
            try hold(Score.range.contains(reply.score), "a score of \(reply.score) passes")
            try hold(reply.claims(asked: asked).count <= asked.count, "more claims than key points")
        case 1:
            guard let draft = try read(QuestionDraft.self, object) else { return }
            let check = QuestionCheck(slot)
            guard check.reasons(against: draft).isEmpty else { return }
            let question = check.question(draft, by: "m")
            try hold(
                (3...5).contains(question.keyPoints.count), "a question with \(question.keyPoints.count) key points")
            try hold(!QuestionLimits.hasControls(question.text), "a question with control characters")
        default:
            guard let reply = try read(RemarksReply.self, object) else { return }
            let check = RemarkCheck(messages: [answer], questions: [1], subject: "equals")
            for text in reply.questions.map(\.remark) + reply.nextSteps + [reply.communication.remark] {
                let (kept, _) = check.checked(text, mostWords: 60)
                try hold(!kept.contains("://"), "a link is kept")
                try hold(kept.split(separator: " ").count <= 60, "a remark is longer than it may be")
            }
            let words = RemarkCheck.words(reply.communication.quotation, in: answer)
            try hold(words.map(answer.contains) ?? true, "a quotation that nobody said")
        }
    }

    private static func read<Reply: Decodable>(_ type: Reply.Type, _ object: [UInt8]) throws -> Reply? {
        do throws(Misfit) {
            return try StructuredReply.decode(type, object)
        } catch {
            try hold(error.reason.hasSuffix("."), "a misfit without a sentence")
            return nil
        }
    }

    private static let answer = "By default it compares references, so I would override both equals and hashCode."

    private static let slot = QuestionSlot(
        number: 1, role: .java, level: .beginner,
        topic: Syllabus.Topic(name: "collections", about: "lists, maps and sets, and how elements are found in them"),
        asked: [], earlier: [], syllabus: syllabus)

    private static let syllabus: Syllabus = {
        let names = "names: [[java]]\n  words: [[map]]\n"
        let levels = "  beginner: {collections: lists}\n  intermediate: {}\n  advanced: {}\n"
        let yaml = Role.all.map { "\($0.rawValue):\n  " + names + levels }.joined()
        guard let syllabus = try? Syllabus(yaml: yaml, name: "sample") else {
            preconditionFailure("the sample is wrong")
        }
        return syllabus
    }()
}
