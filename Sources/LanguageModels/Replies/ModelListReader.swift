internal import InterviewKit

/// Reads the list of models: the names of the models a server has, as one event.
struct ModelListReader: ResponseReader {
    private let limits: ReplyLimits
    private let mapping: FaultMapping
    private var head: ResponseHead?
    private var body: [UInt8] = []
    let deadline: ContinuousClock.Instant

    init(limits: ReplyLimits, mapping: FaultMapping, start: ContinuousClock.Instant) {
        self.limits = limits
        self.mapping = mapping
        deadline = start + limits.shortAnswer
    }

    mutating func receive(_ head: ResponseHead, at now: ContinuousClock.Instant) -> ReadStep<[String]> {
        self.head = head
        return ReadStep()
    }

    mutating func receive(_ bytes: [UInt8], at now: ContinuousClock.Instant) -> ReadStep<[String]> {
        body += bytes
        return body.count > limits.replyBytes
            ? .failed(.malformed(reason: "the list is larger than \(limits.replyBytes) bytes")) : ReadStep()
    }

    mutating func end(_ ending: TransferEnding) -> ReadStep<[String]> {
        guard let head else { return .failed(ModelError(beforeAnswer: ending)) }
        guard head.isSuccess else { return .failed(mapping.fault(head, body: body)) }
        guard ending.code == 0 else { return .failed(ModelError(insideReply: ending)) }
        guard let json = JSONValue.decode(body), let models = Self.names(in: json) else {
            if let json = JSONValue.decode(body), let error = ErrorBody.error(in: json) {
                return .failed(mapping.faultUnderSuccess(ErrorBody(error, whole: "")))
            }
            return .failed(mapping.malformed("the answer is not a list of models", showing: body))
        }
        return ReadStep(events: [models], ending: .finished)
    }

    mutating func expire(at now: ContinuousClock.Instant) -> ReadStep<[String]> {
        if let head, !head.isSuccess { return .failed(mapping.fault(head, body: body)) }
        return .failed(.stalled(seconds: Int(limits.shortAnswer.components.seconds)))
    }

    /// `{"data": [{"id": …}]}`, with null for an empty list, a bare array (Together), or Ollama's own
    /// `{"models": [{"name": …}]}`.
    private static func names(in json: JSONValue) -> [String]? {
        let list: JSONValue
        switch json {
        case .array: list = json
        case .object(let members):
            guard let models = members["data"] ?? members["models"] else { return nil }
            list = models
        default: return nil
        }
        return list.elements.compactMap { $0["id"]?.string ?? $0["name"]?.string }
    }
}
