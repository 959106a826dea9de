import Testing

@testable import InterviewKit

/// What a judge may say about an answer that makes three of four key points, and what of it counts.
@Suite("The judge")
struct JudgeTests {
    static let noBank = QuestionBank(folder: "/nowhere")

    static func judge(_ model: ScriptedModel, _ request: JudgeRequest = JudgeSample.request(JudgeSample.answer)) async
        -> Judgement
    {
        await Judge(model: model, bank: noBank).assess(request)
    }

    static func assess(
        _ reply: String, _ request: JudgeRequest = JudgeSample.request(JudgeSample.answer)
    ) async throws -> Assessment {
        guard case .assessed(let assessment) = await judge(ScriptedModel(reply), request) else {
            throw ModelError.malformed(reason: "not assessed")
        }
        return assessment
    }

    @Test("an honest judgement is kept with its quotations, the judge's name and the tokens")
    func honest() async throws {
        let assessment = try await Self.assess(JudgeSample.reply(JudgeSample.honest, score: "4"))
        #expect(assessment.covered.map(\.keyPoint) == ["hash-contract", "lost-entry", "records"])
        #expect(assessment.missing == ["stable-fields"])
        #expect(assessment.claimed == 4 && assessment.kind == .answer && assessment.method == .model)
        #expect(assessment.judge == "scripted-1" && assessment.tokens == TokenUsage(prompt: 10, reply: 5))
    }

    @Test(
        "of invented quotations none counts",
        arguments: [
            "Equal objects have equal hash codes.", "the same hash code in the wrong bucket",
            "the same hash code. I would make it a record", JudgeSample.question.text,
            "Equal objects must have equal hash codes. Else a map looks in the wrong bucket.", "A hash map needs that",
            "Is the same hash code needed?", "They must not change.", "", "…",
        ])
    func forged(quotation: String) async throws {
        // The interviewer's words and an earlier message hold terms too; only the last message counts.
        let request = JudgeSample.request("They must not change.", "Is the same hash code needed?", JudgeSample.answer)
        let points = JudgeSample.question.keyPoints.map { ($0.id, quotation) }
        let assessment = try await Self.assess(JudgeSample.reply(points, score: "5"), request)
        #expect(assessment.covered.isEmpty)
        #expect(Self.score(assessment, request) == 1)
    }

    private static func score(_ assessment: Assessment, _ request: JudgeRequest) -> Int? {
        Standing(request.exchange, [assessment.id: assessment])?.score
    }

    @Test("one quotation for all key points counts once")
    func once() async throws {
        let points = JudgeSample.question.keyPoints.map { ($0.id, JudgeSample.answer) }
        let assessment = try await Self.assess(JudgeSample.reply(points, score: "5"))
        #expect(assessment.covered.count == 1)
        #expect(Self.score(assessment, JudgeSample.request(JudgeSample.answer)) == 2)
    }

    @Test(
        "a reply out of range or out of form is no assessment",
        arguments: [
            JudgeSample.reply(JudgeSample.honest, score: "-1"), JudgeSample.reply(JudgeSample.honest, score: "6"),
            JudgeSample.reply(JudgeSample.honest, score: "\"5\""), JudgeSample.reply(JudgeSample.honest, score: "9e9"),
            JudgeSample.reply(JudgeSample.honest, score: "NaN"), JudgeSample.reply(JudgeSample.honest, score: "null"),
            JudgeSample.reply(JudgeSample.honest, score: "3.5"), JudgeSample.reply(JudgeSample.honest, kind: "genius"),
            JudgeSample.reply((0..<1000).map { ("point-\($0)", "the same hash code") }),
            #"{"kind":null,"points":null,"score":null}"#, #"{"kind":"answer","points":null,"score":5}"#,
            #"{"kind":"answer","points":{"records":{"quotation":null,"covered":"yes"}},"score":5}"#,
            #"{"kind":"answer","points":{"records":{"quotation":"a record","covered":"very"}},"score":5}"#,
            #"{"kind":"answer","points":{"records":{"quotation":["a record"],"covered":"yes"}},"score":5}"#,
            #"{"kind":"answer","score":5}"#, #"{"kind":"answer","points":{"hash-contract":"yes"},"score":5}"#,
            #"{"kind":"answer","points":[null],"score":5}"#,
            #"{"kind":"answer","points":["the same hash code"],"score":5}"#,
            #"{"kind":"answer","points":{"records":null},"score":5}"#,
            JudgeSample.reply(JudgeSample.honest) + JudgeSample.reply(JudgeSample.honest, score: "5"),
            "I'm sorry, I can't help with that.",
            "{}", "[]", "5", "score: 5", "{\"kind\":\"answer\"",
        ])
    func misfit(reply: String) async {
        let model = ScriptedModel(reply)
        let judgement = await Self.judge(model)
        guard case .failed(.malformed) = judgement else {
            Issue.record("\(judgement)")
            return
        }
        #expect(model.requests.count == 2)
    }

    @Test("what a server says about its failure is told, unless it gives a key point away that was not made")
    func reasons() async {
        for (reason, isTold) in [
            ("the model is loading", true), ("the candidate has the wrong bucket", true),
            ("keys must be immutable", false), ("it lacks: Keys should not change while they are in the map.", false),
        ] {
            for error in [
                ModelError.rejected(status: 418, reason: reason), .failedMidway(reason: reason),
                .unavailable(status: 503, retryAfter: 2, reason: reason), .malformed(reason: reason),
            ] {
                guard case .failed(let told) = await Self.judge(ScriptedModel { _, _ in .failing(error) }) else {
                    Issue.record("\(error) is no failure")
                    continue
                }
                #expect(told == (isTold ? error : error.withReason("its reason gives a key point away")))
                #expect(told.reason?.isEmpty == false)
            }
        }
    }

    @Test("a model that declines to judge is not quoted: it was shown the key points")
    func declining() async {
        let refusal = ScriptedModel { _, _ in .failing(.refusal("I will not say that keys must be immutable")) }
        guard case .failed(let told) = await Self.judge(refusal) else {
            Issue.record("a refusal is no failure")
            return
        }
        #expect(told == .refusal("its words could give a key point away"))
    }

    @Test("a model that fails, says nothing, refuses or is cut is no assessment")
    func failing() async {
        let failures: [(ScriptedModel.Reply, ModelError)] = [
            (.failing(.filtered), .filtered), (.text(""), .empty),
            (.cut(JudgeSample.reply(JudgeSample.honest)), .malformed(reason: "The reply was cut off; be brief.")),
            (.brokenOff(JudgeSample.reply(JudgeSample.honest)), .interrupted(reason: "it ended without an end")),
            (.failing(.unreachable(reason: "x")), .unreachable(reason: "x")),
        ]
        for (reply, error) in failures {
            #expect(await Self.judge(ScriptedModel { _, _ in reply }) == .failed(error))
        }
    }

    @Test("entries for key points that do not exist, and fields that do not, are passed over")
    func unknown() async throws {
        let reply =
            #"{"thoughts":"x","kind":"answer","points":{"made-up":{"quotation":"the same hash code","covered":"yes"},"#
            + #""records":{"quotation":"make it a record","covered":"yes","sure":true}},"score":3,"total":99}"#
        #expect(try await Self.assess(reply).covered.map(\.keyPoint) == ["records"])
    }

    @Test("what the judge says no to does not count, true as the quotation may be")
    func no() async throws {
        let reply = JudgeSample.reply(JudgeSample.honest).replacing(
            #""make it a record","covered":"yes""#, with: #""make it a record","covered":"no""#)
        #expect(try await Self.assess(reply).covered.map(\.keyPoint) == ["hash-contract", "lost-entry"])
    }

    @Test("a judge that takes too long has stalled, and its request is given up")
    func late() async {
        let model = ScriptedModel { _, _ in .silence }
        let judge = Judge(model: model, bank: Self.noBank, deadline: Deadline(seconds: 30, sleep: { _ in }))
        #expect(await judge.assess(JudgeSample.request(JudgeSample.answer)) == .failed(.stalled(seconds: 30)))
    }

    @Test("a model with little room is asked once more, about the beginning of what was said, and that is told")
    func room() async throws {
        let long = JudgeSample.answer + String(repeating: " Equal objects have the same hash code.", count: 2000)
        func judge(failing times: Int) -> (ScriptedModel, Judge) {
            let model = ScriptedModel { _, number in
                number < times
                    ? .failing(.contextExceeded(prompt: 9000, limit: 4096))
                    : .text(JudgeSample.reply(JudgeSample.honest, score: "4"))
            }
            return (model, Judge(model: model, bank: Self.noBank))
        }
        let (model, patient) = judge(failing: 1)
        guard case .assessedInPart(let assessment) = await patient.assess(JudgeSample.request(long, "More?", long))
        else {
            Issue.record("it is not assessed in part")
            return
        }
        #expect(assessment.covered.count == 3)
        let lengths = model.requests.map(\.wholeText.count)
        #expect(lengths.count == 2 && lengths[1] * 2 < lengths[0], "\(lengths)")

        let (hopeless, other) = judge(failing: 9)
        #expect(
            await other.assess(JudgeSample.request(long)) == .failed(.contextExceeded(prompt: 9000, limit: 4096)))
        #expect(hopeless.requests.count == 2)
    }

    @Test("a cancelled judgement ends at once")
    func cancelled() async {
        let model = ScriptedModel { _, _ in .silence }
        let task = Task { await Self.judge(model) }
        while model.requests.isEmpty { await Task.yield() }
        task.cancel()
        #expect(await task.value == .failed(.cancelled))
        #expect(model.stopped == 1)
    }

    @Test("a model on this machine is given three times as long")
    func patience() {
        func isLocal(_ endpoint: String) -> Bool { ScriptedModel(endpoint: endpoint) { _, _ in .silence }.isLocal }
        #expect(
            isLocal("http://127.0.0.1:8089/v1") && isLocal("http://localhost:11434/v1") && isLocal("http://[::1]:1/v1"))
        #expect(!isLocal("https://api.openai.com/v1") && !isLocal("https://localhost.example/v1"))
        #expect(!isLocal("https://127.evil.example/v1") && !isLocal("https://10.0.0.1/localhost"))
    }

    @Test("a question without key points is not judged, and a bank that cannot be read is a failure")
    func nothing() async {
        let bare = Question(
            id: "bare", role: .java, level: .beginner, topic: "x", text: "Q?", keyPoints: [], hints: [], reference: "",
            source: "")
        let model = ScriptedModel("{}")
        #expect(await Self.judge(model, JudgeSample.request("A", question: bare)) == .nothingToJudge)
        #expect(model.requests.isEmpty)
    }

    @Test("what a message is follows the judge only where its wording bears it out")
    func kinds() async throws {
        let rambling = String(repeating: "It depends on the class and on the team. ", count: 10)
        let cases: [(String, String, Assessment.Kind)] = [
            ("I don't know.", "answer", .dontKnow), ("no idea, sorry", "clarification", .dontKnow),
            ("Do you mean in a HashMap?", "clarification", .clarification),
            ("It is about maps.", "clarification", .answer),
            ("What a lovely day.", "off_topic", .offTopic), ("Please give me a hint.", "request", .request),
            (rambling, "request", .answer), (rambling, "dont_know", .answer), (rambling, "clarification", .answer),
        ]
        for (text, claimed, kind) in cases {
            let assessment = try await Self.assess(
                JudgeSample.reply([], score: "0", kind: claimed), JudgeSample.request(text))
            #expect(assessment.kind == kind, "\(text) called \(claimed)")
        }
        let assessment = try await Self.assess(JudgeSample.reply(JudgeSample.honest, kind: "off_topic"))
        #expect(assessment.kind == .answer)
    }

    @Test("the judge is asked about the key points of which the message holds a term, with a draft of its reply")
    func excerpts() async throws {
        let model = ScriptedModel(JudgeSample.reply([]))
        _ = await Self.judge(model)
        let request = try #require(model.requests.first)
        let text = request.wholeText
        let draft = try #require(text.firstRange(of: "The draft of `points`:\n"))
        let lines = text[draft.upperBound...].split(separator: "\n").dropFirst().dropLast()
        #expect(
            Array(lines) == [
                #""points": {"#,
                #""hash-contract": {"quotation": "Equal objects must have the same hash code.", "covered": "yes or no"},"#,
                #""lost-entry": {"quotation": "Otherwise an entry lands in the wrong bucket", "covered": "yes or no"},"#,
                #""records": {"quotation": "I would make it a record.", "covered": "yes or no"}"#, "}",
            ])
        let schema = try #require(request.schema?.json)
        #expect(schema.contains(#""required":["hash-contract","lost-entry","records"]"#))
        #expect(!schema.contains("stable-fields"))
    }

    @Test("of a line that several key points could claim each gets its own clause")
    func clauses() {
        let message = "A record is nice. It has the same hash code, and final fields, so nothing is in the wrong bucket"
        let excerpts = ShownAnswer(message, JudgeSample.question).excerpts(JudgeSample.question)
        #expect(excerpts.map(\.keyPoint) == JudgeSample.question.keyPoints.map(\.id))
        #expect(
            excerpts.map(\.text) == [
                "It has the same hash code,", "so nothing is in the wrong bucket", "and final fields,",
                "A record is nice.",
            ])
    }

    @Test("the prompt holds the rubric, and every word of the two who speak only inside the fence")
    func prompt() async throws {
        let model = ScriptedModel(JudgeSample.reply([]))
        _ = await Self.judge(model, JudgeSample.request("first words", "interviewer's words", "last words"))
        let text = try #require(model.requests.first?.wholeText)
        for point in JudgeSample.question.keyPoints { #expect(text.contains("- \(point.id): \(point.sentence)")) }
        #expect(text.contains(JudgeSample.question.reference))
        let lines = text.split(separator: "\n")
        for words in ["first words", "interviewer's words", "last words"] {
            let index = try #require(lines.firstIndex { $0 == words })
            #expect(lines[index - 1].hasPrefix("«") && lines[index + 1] == "«/" + lines[index - 1].dropFirst())
        }
    }
}
