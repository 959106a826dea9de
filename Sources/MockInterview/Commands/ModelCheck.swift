internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import LanguageModels

/// One model as `doctor` tries it: a reply of one line, then a structured one, each with its times.
struct ModelCheck {
    private let model: any ServedModel

    init(_ model: any ServedModel) {
        self.model = model
    }

    /// Tries the model and says line by line what came of it, since a large model takes its time. Nil when all is well.
    func run(title: String, say: (String) -> Void) async -> ExitCode? {
        say("\n\(title): \(model.name) at \(model.endpoint) (\(model.protocolName))")
        let failure: ExitCode?
        do throws(ModelError) {
            let line = try await reply(to: ModelRequest([.init(.user, Self.wish)], maximumTokens: Self.mostTokens))
            say("  one line: ok, \"\(Self.shown(line.text))\" (\(line.figures))")
            failure = try await checkStructure(say)
        } catch {
            say("  FAILED: " + Sentences.sentence(error, at: model.endpoint))
            say(Mending.line(Mending.command(error, model: model.name, at: model.endpoint, model.protocolName)))
            failure = ExitStatus.modelUnreachable
            guard Self.mayBeTheName(error) else { return failure }
        }
        await checkName(say)
        return failure
    }

    private static let wish = "Reply with the one word: ready"
    private static let schema = ReplySchema(
        name: "readiness",
        json: """
            {"type":"object","properties":{"word":{"type":"string"}},"required":["word"],"additionalProperties":false}
            """)
    /// Thinking models think about this, too.
    private static let mostTokens = 4000

    private func checkStructure(_ say: (String) -> Void) async throws(ModelError) -> ExitCode? {
        let wish = #"Reply with a JSON object whose member "word" is the word ready."#
        let structured = try await reply(
            to: ModelRequest([.init(.user, wish)], maximumTokens: Self.mostTokens, schema: Self.schema))
        let way = Self.words(model.replyStructure)
        guard Self.isWellFormed(structured.text) else {
            say(
                """
                  FAILED: asked \(way), its structured reply is "\(Self.shown(structured.text))" (\(structured.figures)). \
                Answers can hardly be judged by this model; name another in LLM_MODEL or LLM_JUDGE_MODEL.
                """)
            say(Mending.line("export LLM_JUDGE_MODEL=NAME"))
            return ExitStatus.failed
        }
        say("  structured: ok, asked \(way) (\(structured.figures))")
        return nil
    }

    /// Says which models there are when the one named is not among them. A server that has one model only may answer
    /// to any name.
    private func checkName(_ say: (String) -> Void) async {
        guard let names = try? await model.availableModels(), !names.isEmpty,
            !names.contains(where: { Self.isSame($0, model.name) })
        else { return }
        let shown = names.sorted().prefix(12).joined(separator: ", ")
        let rest = names.count > 12 ? " and \(names.count - 12) more" : ""
        say("  The server does not list \(model.name). It lists: \(shown)\(rest).")
    }

    /// A listed name may have a tag (Ollama), a folder (Gemini) or a date (Anthropic) that may be left out.
    static func isSame(_ listed: String, _ name: String) -> Bool {
        if listed == name || listed == name + ":latest" || listed == "models/" + name { return true }
        guard listed.hasPrefix(name + "-") else { return false }
        let date = listed.dropFirst(name.count + 1)
        return date.count == 8 && date.allSatisfy(\.isNumber)
    }

    private static func mayBeTheName(_ error: ModelError) -> Bool {
        switch error {
        case .unreachable, .untrusted, .unauthorized, .cancelled, .stalled: false
        default: true
        }
    }

    private static func words(_ structure: ReplyStructure) -> String {
        switch structure {
        case .schema: "by JSON Schema"
        case .jsonObject: "for a JSON object"
        case .words: "in plain words"
        }
    }

    /// The object asked for, also with a code fence or words around it.
    private static func isWellFormed(_ text: String) -> Bool {
        struct Readiness: Decodable {
            let word: String
        }
        guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end else { return false }
        let readiness = try? JSONDecoder().decode(Readiness.self, from: Data(text[start...end].utf8))
        return readiness.map { !$0.word.isEmpty } ?? false
    }

    private static func shown(_ text: String) -> String {
        String(text.trimmingCharacters(in: .whitespacesAndNewlines).replacing("\n", with: " ").prefix(60))
    }
}

extension ModelCheck {
    private struct Timed {
        var text = ""
        var firstToken: Duration?
        var total = Duration.zero
        var usage: TokenUsage?

        /// The times, and the tokens if the server told them.
        var figures: String {
            let first = firstToken.map { "first token after \(Self.seconds($0)), " } ?? ""
            let tokens = usage.map { ", \($0.prompt) tokens read and \($0.reply) written" } ?? ""
            return "\(first)\(Self.seconds(total)) in all\(tokens)"
        }

        private static func seconds(_ duration: Duration) -> String {
            "\((Double(duration / .milliseconds(1)) / 100).rounded() / 10) s"
        }
    }

    private func reply(to request: ModelRequest) async throws(ModelError) -> Timed {
        let clock = ContinuousClock()
        let start = clock.now
        var reply = Timed()
        do {
            for try await event in model.reply(to: request) {
                if case .waiting = event { continue }
                // A thought is made of tokens, too.
                if reply.firstToken == nil { reply.firstToken = clock.now - start }
                switch event {
                case .waiting, .thinking: continue
                case .text(let text): reply.text += text
                case .finished(_, let usage): reply.usage = usage
                }
            }
        } catch let error as ModelError {
            throw error
        } catch {
            throw .malformed(reason: "\(type(of: error))")
        }
        reply.total = clock.now - start
        return reply
    }
}
