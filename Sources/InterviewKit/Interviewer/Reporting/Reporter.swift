/// Writes the feedback: at once what code computes, then a model's remarks as far as they pass ``RemarkCheck``.
struct Reporter: Sendable {
    let model: any LanguageModel
    let bank: QuestionBank

    /// Streams the report; ends with it, or throws a ``ModelError`` behind the computed part. The model is asked once, and
    /// not at all when nothing was answered.
    func report(on record: InterviewRecord) -> AsyncThrowingStream<ReportEvent, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do throws(ModelError) {
                    let report = try await write(record) { continuation.yield($0) }
                    continuation.yield(.finished(report))
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func write(
        _ record: InterviewRecord, _ say: @Sendable (ReportEvent) -> Void
    ) async throws(ModelError) -> FeedbackReport {
        let questions: [Int: Question]
        do throws(BankError) {
            questions = try bank.questions(asked: record)
        } catch {
            throw .bankUnusable(error)
        }
        var report = FeedbackReport(on: record, questions: questions)
        let material = RemarksMaterial.all(of: report, record, questions)
        if !material.isEmpty { report.remarks = FeedbackReport.Remarks(author: model.name) }
        say(.text(report.computed))
        if !material.isEmpty {
            say(.thinking)
            let (reply, tokens, isInPart) = try await ask(material, record.session) { say(.waiting($0)) }
            report.remarks?.isInPart = isInPart
            report.take(reply, about: material)
            report.tokens = TokenUsage.sum(report.tokens, tokens)
        }
        if !report.closing.isEmpty { say(.text(report.closing)) }
        return report
    }

    /// Asks for the remarks; with much less of the answers when the model says that they are too much for it.
    private func ask(
        _ material: [RemarksMaterial], _ session: Session, _ waits: (RetryWait) -> Void
    ) async throws(ModelError) -> (RemarksReply, TokenUsage?, isInPart: Bool) {
        do throws(ModelError) {
            let (reply, tokens) = try await StructuredReply.ask(
                model, RemarksPrompt.request(material, session, mostScalars: RemarksPrompt.mostScalars),
                as: RemarksReply.self, waits: waits)
            return (reply, tokens, false)
        } catch .contextExceeded {
            let (reply, tokens) = try await StructuredReply.ask(
                model, RemarksPrompt.request(material, session, mostScalars: RemarksPrompt.mostScalars / 4),
                as: RemarksReply.self, waits: waits)
            return (reply, tokens, true)
        } catch {
            throw error
        }
    }
}

/// A model's reply, as it came.
struct RemarksReply: Decodable {
    struct Remark: Decodable {
        let question: Int
        let remark: String
    }

    struct Communication: Decodable {
        let remark: String
        let quotation: String
    }

    let questions: [Remark]
    let communication: Communication
    let nextSteps: [String]

    private enum CodingKeys: String, CodingKey {
        case questions, communication
        case nextSteps = "next_steps"
    }
}

extension FeedbackReport {
    /// The most words of a remark, and of one thing to work on.
    private static let (mostWords, mostWordsOfStep) = (60, 30)
    private static let mostSteps = 3

    /// Takes up what of a model's reply passes its checks.
    mutating func take(_ reply: RemarksReply, about material: [RemarksMaterial]) {
        let numbers = Set(material.map(\.number))
        for remark in reply.questions {
            // Nothing is said about questions without an answer, and only one thing about each other.
            let known = material.first { $0.number == remark.question }
            let isSecond = remarks?.remarks.contains { $0.question == remark.question } ?? false
            guard let known, !isSecond else {
                remarks?.leftOut += CheckableText(remark.remark).sentences.count
                continue
            }
            let check = RemarkCheck(messages: known.messages.map(\.content), questions: numbers, subject: known.subject)
            guard let text = keep(check.checked(remark.remark, mostWords: Self.mostWords)) else { continue }
            remarks?.remarks.append(Remarks.Remark(question: known.number, text: text))
        }
        remarks?.remarks.sort { $0.question < $1.question }

        let messages = material.flatMap(\.messages)
        let check = RemarkCheck(messages: messages.map(\.content), questions: numbers, subject: "")
        for step in reply.nextSteps where (remarks?.nextSteps.count ?? 0) < Self.mostSteps {
            guard let text = keep(check.checked(step, mostWords: Self.mostWordsOfStep)) else { continue }
            remarks?.nextSteps.append(text)
        }

        let communication = reply.communication
        let place = messages.lazy.compactMap { message in
            RemarkCheck.words(communication.quotation, in: message.content).map { ($0, message.id) }
        }.first
        guard let place else {
            remarks?.leftOut += CheckableText(communication.remark).sentences.count
            return
        }
        guard let text = keep(check.checked(communication.remark, mostWords: Self.mostWords)) else { return }
        dimensions.removeAll { $0.name == .communication }
        dimensions.append(Dimension(.communication, text, quotation: place.0, message: place.1))
    }

    /// Counts what was left out, and gives what is left, if anything is.
    private mutating func keep(_ checked: (text: String, leftOut: Int)) -> String? {
        remarks?.leftOut += checked.leftOut
        return checked.text.isEmpty ? nil : checked.text
    }
}
