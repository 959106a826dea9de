internal import HTTPTypes
internal import Hummingbird
internal import InterviewKit
internal import Logging
internal import NIOHTTP1

/// Every request's way: let in, routed, read, done, logged.
struct API: HTTPResponder {
    typealias Context = BasicRequestContext

    private let gate: Gate
    private let sessions: SessionEndpoints
    private let messages: MessageEndpoints
    private let feedback: FeedbackEndpoint
    private let logger: Logger

    init(store: any SessionStore, interviewer: any Interviewer, gate: Gate, logger: Logger) {
        self.gate = gate
        self.logger = logger
        sessions = SessionEndpoints(store: store, ids: IDs())
        messages = MessageEndpoints(store: store, desk: MessageDesk(store: store))
        feedback = FeedbackEndpoint(store: store, interviewer: interviewer)
    }

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let began = ContinuousClock.now
        let target = Target(request.head.path ?? "/")
        var response: Response
        var length: Int?
        var failure = ""
        do {
            try gate.check(request)
            response = try await answer(request, target)
            if request.method == .head { length = try await Reply.length(of: response.body) }
        } catch let refusal as Refusal {
            response = Reply.refusal(refusal)
        } catch let error as StoreError {
            failure = error.phrase
            response = Reply.refusal(Refusal(error))
        } catch let error as HTTPParserError {
            throw error
        } catch {
            failure = "\(type(of: error))"
            response = Reply.refusal(Refusal(.internalServerError, "The server failed."))
        }
        if request.method == .head {
            let length = length ?? response.body.contentLength ?? 0
            response.body = ResponseBody()
            // After the body, which sets it to its own.
            response.headers[.contentLength] = String(length)
        } else if response.body.contentLength == nil {
            response.body = watched(response.body)
        }
        log(request.method, target.route, response.status, since: began, failure)
        return response
    }

    private func answer(_ request: Request, _ target: Target) async throws -> Response {
        guard let route = target.route else { throw Refusal(.notFound, "There is nothing here.") }
        if request.method == .options {
            return Response(status: .noContent, headers: [.allow: route.allowed])
        }
        guard route.methods.contains(request.method) else {
            throw Refusal(
                .methodNotAllowed, "The methods here are \(route.allowed).", headers: [.allow: route.allowed])
        }
        switch (route, request.method) {
        case (.sessions, .post):
            return try await sessions.create(try await body(request, ["session_id", "role", "interview_level"]))
        case (.sessions, _):
            return try await sessions.list(try Query(target.query, known: ["session_id", "status", "limit"]))
        case (.session(let text), let method):
            guard let id = PercentEncoding.decoded(text), SessionID.isValid(id) else {
                throw Refusal.malformed(Rules.sessionID)
            }
            switch method {
            case .patch:
                let known: Set = ["status", "duration_minutes", "started_at", "completed_at"]
                return try await sessions.change(id, try await body(request, known))
            case .delete: return try await sessions.delete(id)
            default: return try await sessions.one(id)
            }
        case (.messages, .post):
            return try await messages.create(try await body(request, ["role", "content", "session_id"]))
        case (.messages, _):
            return try await messages.list(try Query(target.query, known: ["session_id", "limit", "skip"]))
        case (.feedback, _): return try await feedback.create(try await body(request, ["session_id", "user_id"]))
        case (.openAPI, _): return OpenAPIDocument.response
        }
    }

    /// Reads a JSON body of at most ``Rules/largestBody`` bytes.
    private func body(_ request: Request, _ known: Set<String>) async throws -> Fields {
        let type = (request.headers[.contentType] ?? "").split(separator: ";").first ?? ""
        let encoding = request.headers[.contentEncoding] ?? "identity"
        guard type.trimmingSpaces.lowercased() == "application/json", encoding == "identity" else {
            throw Refusal(.unsupportedMediaType, "The body must be application/json, not compressed.")
        }
        let tooLarge = Refusal(.contentTooLarge, "The body is larger than \(Rules.largestBody) bytes.")
        if let length = request.headers[.contentLength].flatMap(Int.init), length > Rules.largestBody { throw tooLarge }
        var bytes: [UInt8] = []
        for try await piece in request.body {
            guard bytes.count + piece.readableBytes <= Rules.largestBody else { throw tooLarge }
            bytes += piece.readableBytesView
        }
        return try Fields(bytes, known: known)
    }

    private func log(
        _ method: HTTPRequest.Method, _ route: Route?, _ status: HTTPResponse.Status,
        since began: ContinuousClock.Instant, _ failure: String
    ) {
        let took = (ContinuousClock.now - began) / .milliseconds(1)
        var metadata: Logger.Metadata = [
            "method": "\(Self.known.contains(method) ? method.rawValue : "other")",
            "route": "\(route?.template ?? "none")",
            "status": "\(status.code)", "milliseconds": "\(Int(took.rounded()))",
        ]
        if !failure.isEmpty { metadata["failure"] = "\(failure)" }
        logger.log(level: status.code >= 500 ? .error : .info, "request", metadata: metadata)
    }

    /// A streamed body, which is sent after its request was logged: what the store fails at then is logged too.
    private func watched(_ body: ResponseBody) -> ResponseBody {
        ResponseBody { [logger] writer in
            do {
                try await body.write(writer)
            } catch let error as StoreError {
                logger.error("reply cut short", metadata: ["failure": "\(error.phrase)"])
                throw error
            }
        }
    }

    private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .patch, .delete, .options, .put]

    /// A request's target: what it names, and its query.
    private struct Target {
        let route: Route?
        let query: Substring

        init(_ text: String) {
            let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            route = Route(path: parts.first ?? "")
            query = parts.dropFirst().first ?? ""
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}

extension StoreError {
    /// What happened, for the log: without ids, content, or what a server said.
    fileprivate var phrase: String {
        switch self {
        case .invalidURI(let reason): "invalid URI: \(reason)"
        case .unreachable(let place, let reason): "\(place) unreachable: \(reason)"
        case .authenticationFailed(let place): "\(place) refused name or password"
        case .unknownOutcome(let reason): "unknown outcome: \(reason)"
        case .storage(let reason): "storage: \(reason)"
        case .refused(let reason): "refused: \(reason)"
        case .sessionExists: "session exists"
        case .noSuchSession: "no such session"
        case .statusChanged: "status changed"
        case .conflict: "conflict"
        case .malformed: "malformed document"
        }
    }
}
