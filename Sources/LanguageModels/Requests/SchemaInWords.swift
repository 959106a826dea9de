internal import InterviewKit

extension ModelRequest {
    /// The same request with its schema in the system's instructions, for servers that do not take one.
    func askingForJSONInWords() -> ModelRequest {
        guard let schema else { return self }
        let words = """
            Reply with one JSON object and nothing else: no code fence, no words before or after it. It must be valid \
            against this JSON Schema:
            \(schema.json)
            """
        var request = self
        if let first = parts.first, first.role == .system {
            request.parts[0] = Part(.system, first.text + "\n\n" + words)
        } else {
            request.parts.insert(Part(.system, words), at: 0)
        }
        return request
    }
}
