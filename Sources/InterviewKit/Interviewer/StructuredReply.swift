internal import FoundationEssentials

/// Why a structured reply does not fit, in a sentence for the model that is asked again. It never holds words of the reply.
struct Misfit: Error, Hashable, Sendable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// Asks a model for one JSON object and reads it strictly, whatever the server promised about its form.
enum StructuredReply {
    /// The largest reply that is read, in bytes of UTF-8.
    static let mostBytes = 64 * 1024
    /// The deepest nesting of objects and lists that is read.
    static let mostNesting = 16

    /// Sends the request and reads its reply; asks once more, and tells why, when it does not fit. The tokens are those of
    /// all requests made. Cancelling the task ends the request.
    ///
    /// `check` refuses a reply that has the right form and wrong contents. `count` is told the tokens even where nothing
    /// comes of them, and `waits` of each wait before the model is asked again.
    static func ask<Reply: Decodable>(
        _ model: any LanguageModel, _ request: ModelRequest, as type: Reply.Type,
        count: TokenCount? = nil, check: (Reply) throws(Misfit) -> Void = { _ in },
        waits: (RetryWait) -> Void = { _ in }
    ) async throws(ModelError) -> (Reply, TokenUsage?) {
        let first = try await whole(model, request, count, waits)
        do throws(Misfit) {
            return (try first.read(type, check), first.usage)
        } catch {
            let second = try await whole(model, request.repaired(error), count, waits)
            do throws(Misfit) {
                return (try second.read(type, check), TokenUsage.sum(first.usage, second.usage))
            } catch {
                throw .malformed(reason: error.reason)
            }
        }
    }

    /// The object in a text: code fences and words around it are passed over, but there must be one object only.
    static func object(in text: String) throws(Misfit) -> [UInt8] {
        var found: [Range<Int>] = []
        let bytes = Array(text.utf8)
        var depth = 0
        var start = 0
        var isString = false
        var isEscaped = false
        for (index, byte) in bytes.enumerated() {
            if isString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where depth > 0:
                isString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                // What stands in square brackets outside an object is text.
                if depth == 0 && byte == UInt8(ascii: "[") { continue }
                if depth == 0 { start = index }
                depth += 1
                guard depth <= mostNesting else { throw Misfit("The object is nested too deeply.") }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { continue }
                depth -= 1
                if depth == 0 { found.append(start..<index + 1) }
            default: continue
            }
        }
        switch found.count {
        case 1: return Array(bytes[found[0]])
        case 0: throw Misfit("There is no whole JSON object in the reply.")
        default: throw Misfit("There is more than one JSON object in the reply.")
        }
    }

    /// A reply as it came.
    private struct Whole {
        let text: String
        let isCut: Bool
        let isTooLong: Bool
        let usage: TokenUsage?

        func read<Reply: Decodable>(
            _ type: Reply.Type, _ check: (Reply) throws(Misfit) -> Void
        ) throws(Misfit) -> Reply {
            if isTooLong { throw Misfit("The reply was far too long.") }
            if isCut { throw Misfit("The reply was cut off; be brief.") }
            let reply = try StructuredReply.decode(type, StructuredReply.object(in: text))
            try check(reply)
            return reply
        }
    }

    private static func whole(
        _ model: any LanguageModel, _ request: ModelRequest, _ count: TokenCount?, _ waits: (RetryWait) -> Void
    ) async throws(ModelError) -> Whole {
        var bytes = 0
        var text = ""
        do {
            for try await event in model.reply(to: request) {
                switch event {
                case .waiting(let wait): waits(wait)
                case .thinking: continue
                case .text(let piece):
                    bytes += piece.utf8.count
                    guard bytes <= mostBytes else {
                        return Whole(text: "", isCut: false, isTooLong: true, usage: nil)
                    }
                    text += piece
                case .finished(let reason, let usage):
                    count?.add(usage)
                    if text.allSatisfy(\.isWhitespace) { throw ModelError.empty }
                    return Whole(text: text, isCut: reason == .length, isTooLong: false, usage: usage)
                }
            }
        } catch let error as ModelError {
            throw error
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .malformed(reason: "\(Swift.type(of: error))")
        }
        // A stream that was cancelled ends normally.
        throw Task.isCancelled ? .cancelled : .interrupted(reason: "it ended without an end")
    }

    /// The object as a value; what does not fit is told by its place, never by its words.
    static func decode<Reply: Decodable>(_ type: Reply.Type, _ object: [UInt8]) throws(Misfit) -> Reply {
        do {
            return try JSONDecoder().decode(type, from: Data(object))
        } catch let DecodingError.keyNotFound(key, context) {
            throw Misfit("`\(key.stringValue)` is missing\(place(context.codingPath)).")
        } catch let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context) {
            throw Misfit("A value is of the wrong type\(place(context.codingPath)).")
        } catch let DecodingError.dataCorrupted(context) where !context.codingPath.isEmpty {
            throw Misfit("A value is not one of those allowed\(place(context.codingPath)).")
        } catch {
            throw Misfit("The object is not valid JSON.")
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "" : " at " + path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}

extension TokenUsage {
    /// What two requests took together, as far as it is known.
    static func sum(_ one: TokenUsage?, _ other: TokenUsage?) -> TokenUsage? {
        guard let one, let other else { return one ?? other }
        return one + other
    }
}

extension ModelRequest {
    /// The request once more with what was wrong with the first reply. That reply is not repeated: it may hold words of a
    /// fenced text, and here they would stand outside.
    fileprivate func repaired(_ misfit: Misfit) -> ModelRequest {
        var request = self
        let note =
            "\n\nAn earlier reply could not be used: \(misfit.reason) Reply with one JSON object and nothing else."
        if let last = request.parts.popLast() { request.parts.append(Part(last.role, last.text + note)) }
        return request
    }
}
