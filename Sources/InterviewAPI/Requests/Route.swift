internal import HTTPTypes

/// What a path names.
enum Route: Equatable {
    case sessions
    /// One session; the id as it stands in the path.
    case session(String)
    case messages
    case feedback
    case openAPI

    /// Reads a path without its query; nil when there is nothing under it. No segment is ever resolved, `..` included.
    init?(path: Substring) {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        switch segments {
        case ["api", "sessions"]: self = .sessions
        case ["api", "messages"]: self = .messages
        case ["api", "feedback"]: self = .feedback
        case ["openapi.json"]: self = .openAPI
        default:
            guard segments.count == 3, segments[..<2] == ["api", "sessions"], !segments[2].isEmpty else { return nil }
            self = .session(segments[2])
        }
    }

    /// The methods it knows, OPTIONS aside.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .sessions, .messages: [.get, .head, .post]
        case .session: [.get, .head, .patch, .delete]
        case .feedback: [.post]
        case .openAPI: [.get, .head]
        }
    }

    /// The value of an Allow header.
    var allowed: String { (methods + [.options]).map(\.rawValue).joined(separator: ", ") }

    /// How the log names it: without the id.
    var template: String {
        switch self {
        case .sessions: "/api/sessions"
        case .session: "/api/sessions/{session_id}"
        case .messages: "/api/messages"
        case .feedback: "/api/feedback"
        case .openAPI: "/openapi.json"
        }
    }
}
