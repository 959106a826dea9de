import ArgumentParser
import Foundation
import InterviewKit
import LanguageModels
import Wiring

/// Judges answers of known quality with the program's own judge, and tells how far its scores follow the quality.
@main
struct JudgementBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judgement",
        abstract: "Measures the judge on answers of known quality.",
        discussion: """
            The model is the one that the environment names, as for mock-interview: LLM_BASE_URL, LLM_MODEL, LLM_API_KEY, \
            LLM_JUDGE_MODEL. Results are added to RESULTS as they come; a run that was stopped goes on where it was.
            """)

    @Argument(help: "The folder that the results go to, as JUDGE.jsonl and JUDGE.md.")
    var results: String
    @Option(help: "The folder of the answers.")
    var answers: String
    @Option(help: "The folder of the question bank.")
    var questions: String
    @Flag(help: "Look for terms, as the offline interviewer does, and ask no model.")
    var terms = false
    @Option(help: "Seconds for each judgement; as in the program unless given.")
    var deadline: Int?

    func run() async throws {
        let bank = QuestionBank(folder: questions)
        let cases = try Case.all(bank, AnswerFiles(folder: answers))
        let model = terms ? nil : try Self.model()
        let judge = model.map { Self.lastPart($0.name) } ?? "lexical matching"
        try FileManager.default.createDirectory(atPath: results, withIntermediateDirectories: true)
        let file = ResultsFile(path: "\(results)/\(Self.fileName(judge)).jsonl")
        // Looking for terms takes no time, so it is always done anew.
        if terms { try Data().write(to: URL(fileURLWithPath: file.path)) }
        var outcomes = try file.read()
        var failuresInARow = 0
        for (index, one) in cases.enumerated() where outcomes[one.id] == nil {
            let request = one.request
            let start = ContinuousClock.now
            let judgement =
                if let model {
                    await Judge(model: model, bank: bank, seconds: deadline).assess(request)
                } else {
                    Judgement.assessed(TermJudge.assess(request, one.question))
                }
            let outcome = Outcome(
                one, judgement, judge: judge, seconds: (ContinuousClock.now - start) / .seconds(1))
            try file.append(outcome)
            failuresInARow = outcome.failure == nil ? 0 : failuresInARow + 1
            if outcome.failure == nil { outcomes[one.id] = outcome }
            let found = "\(outcome.found.count)/\(outcome.keyPoints)"
            let words = outcome.failure ?? "\(outcome.score.map { "score \($0), " } ?? "")\(found)"
            // At once, also into a file.
            let line = "\(index + 1)/\(cases.count) \(one.id): \(words), \(outcome.seconds) s\n"
            FileHandle.standardOutput.write(Data(line.utf8))
            if failuresInARow == 3 {
                print("Three judgements in a row have failed; run this again when the model answers.")
                throw ExitCode.failure
            }
        }
        let table = Table(judge: judge, cases: cases, outcomes: outcomes).markdown
        try Data(table.utf8).write(to: URL(fileURLWithPath: "\(results)/\(Self.fileName(judge)).md"))
        print(table)
    }

    private static func model() throws -> any LanguageModel {
        var reader = SettingsReader(
            environment: ProcessInfo.processInfo.environment,
            workingDirectory: FileManager.default.currentDirectoryPath)
        guard let models = try ModelChoice.models(reader.read(configFile: nil)) else {
            throw ValidationError("No model is configured: set LLM_BASE_URL and LLM_MODEL, or use --terms.")
        }
        return models.judge
    }

    /// A local server may name a model by its path.
    private static func lastPart(_ name: String) -> String {
        name.split(separator: "/").last.map(String.init) ?? name
    }

    private static func fileName(_ judge: String) -> String {
        String(judge.map { $0.isLetter || $0.isNumber || ".-_".contains($0) ? $0 : "-" })
    }
}
