import InterviewKit

@testable import LanguageModels

extension FuzzPath {
    /// JSON of model servers: errors in every shape, and lists of models.
    static let modelJSON = FuzzPath(
        name: "model-json",
        samples: [
            FuzzInput.sample(
                #"{"error":{"message":"Incorrect API key sk-canary-0123456789","type":"invalid_request_error","code":"invalid_api_key"}}"#,
                1),
            FuzzInput.sample(
                #"[{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":[{"retryDelay":"34.4s"},{"violations":[{"quotaId":"PerDay"}]}]}}]"#,
                4),
            FuzzInput.sample(
                #"{"error":"{\"error\":{\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":9000,\"n_ctx\":4096}}"}"#,
                0),
            FuzzInput.sample(
                #"{"object":"error","message":"maximum context length is 8,192 tokens, resulted in 9000 tokens"}"#, 0),
            FuzzInput.sample(#"{"detail":[{"loc":["body","stream_options"],"msg":"extra fields not permitted"}]}"#, 3),
            FuzzInput.sample("<!DOCTYPE html><style>a{}</style><title>502</title><h1>Bad <b>gateway</b></h1>", 5),
            FuzzInput.sample(#"{"data":[{"id":"gpt-4o"},{"id":"qwen2.5:7b"}],"object":"list"}"#, 6),
            FuzzInput.sample(#"{"models":[{"name":"llama3"}]}"#, 6), FuzzInput.sample(#"[{"id":"a"}]"#, 6),
            FuzzInput.sample(#"{"error":{"message":"x","metadata":{"raw":"behind"},"code":502}}"#, 2),
        ],
        words: [
            "{\"error\":", "\"message\":\"", "\"code\":", "\"details\":[", "\"retryDelay\":\"", "1e999", "-0",
            "9223372036854775807",
            "[[[[[[[[", "]]]]]]]]", "\\u0000", "\\ud800", "\\u202e", Replies.secret, "\u{301}", "<style>", "</style",
            "<script", "sk-can<b>",
            "maximum context length is ", "null", "true", "{\"a\":",
        ],
        mostBytes: 1000
    ) { bytes in
        let input = FuzzInput(bytes)
        let statuses = [400, 401, 404, 422, 429, 503]
        guard statuses.indices.contains(input.choice % 7) else { return try checkList(input) }
        let head = ResponseHead(
            status: statuses[input.choice % 7],
            headers: input.choice > 127 ? ["retry-after": String(input.text.prefix(40)), "location": input.text] : [:])
        switch input.choice / 7 % 6 {
        case 3:
            try Replies.check(Replies.mapping.fault(ResponseHead(status: 302, headers: head.headers), body: []).error)
        case 4: try Replies.check(Replies.mapping.faultUnderSuccess(ErrorBody(input.content)).error)
        case 5: try Replies.check(Replies.mapping.errorMidway(ErrorBody(input.content)))
        default:
            let fault = Replies.mapping.fault(head, body: input.content)
            try Replies.check(fault.error)
            if case .rateLimited(let delay?, _) = fault.error {
                try hold(delay.isFinite && delay >= 0, "a delay of \(delay) s")
            }
        }
    }

    private static func checkList(_ input: FuzzInput) throws {
        var limits = ReplyLimits()
        limits.replyBytes = 500
        let start = ContinuousClock.now
        var reader = ModelListReader(limits: limits, mapping: Replies.mapping, start: start)
        _ = reader.receive(ResponseHead(status: 200), at: start)
        var step = reader.receive(input.content, at: start)
        if step.ending == nil { step = reader.end(TransferEnding(code: 0, message: "")) }
        if case .failed(let fault) = step.ending { return try Replies.check(fault.error) }
        try hold(step.events.count == 1, "a list that is neither there nor refused")
    }
}
