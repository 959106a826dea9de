extension InterviewMachine {
    /// Minutes spent on the question in play up to `now`; nil when there is none. The last pause is left out, from the last
    /// message before it; when earlier ones ended is not recorded.
    package func minutesOnQuestion(at now: Timestamp) -> Double? {
        guard record.session.status == .active, let began = record.plan.stretchBeganAt else { return nil }
        let question = record.messages.last { message in
            message.role == .assistant && (record.turns[message.id]?.move ?? .question) == .question
        }
        guard let asked = question?.createdAt else { return nil }
        guard asked < began else { return now.minutes(since: asked) }
        let left = record.messages.last { $0.createdAt < began }?.createdAt ?? asked
        return left.minutes(since: asked) + now.minutes(since: began)
    }
}
