internal import CCurl
internal import InterviewKit

extension ModelError {
    /// What it means that a transfer ended with a `CURLcode` that is not 0 before there was an answer.
    init(beforeAnswer ending: TransferEnding) {
        let reason = Self.reason(ending)
        switch CURLcode(UInt32(truncatingIfNeeded: ending.code)) {
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT,
            CURLE_OPERATION_TIMEDOUT, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PROXY, CURLE_FAILED_INIT,
            CURLE_OUT_OF_MEMORY:
            self = .unreachable(reason: reason)
        case CURLE_OK, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
            self = .unreachable(reason: "the server closed the connection without an answer")
        case CURLE_SSL_CONNECT_ERROR where Self.brokeOff(ending.message):
            self = .unreachable(reason: reason)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_ENGINE_INITFAILED,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS:
            self = .untrusted(reason: reason)
        default:
            self = .malformed(reason: reason)
        }
    }

    /// What it means that a connection ended before the reply did.
    init(insideReply ending: TransferEnding) {
        self = .interrupted(
            reason: ending.code == 0 ? "the connection ended before the reply did" : Self.reason(ending))
    }

    /// Whether it was the connection that ended while TLS was being agreed on, which says nothing against the server.
    private static func brokeOff(_ message: String) -> Bool {
        ["reset by peer", "not connected", "SSL_ERROR_SYSCALL", "timeout", "timed out"].contains { message.contains($0) }
    }

    private static func reason(_ ending: TransferEnding) -> String {
        // curl quotes a proxy's address as it stands in the environment, password included.
        let quotesProxy = ending.message.lowercased().contains("proxy") && ending.message.contains("'")
        return CleanText(secret: nil)(quotesProxy ? "the proxy of the environment cannot be used" : ending.message)
    }
}
