import Dispatch
import Foundation
import Glibc

/// A reply as it came.
struct RawReply: Sendable {
    /// 0 when the connection ended without one.
    let status: Int
    let text: String

    /// The value of a header, by its name in lower case.
    func header(_ name: String) -> String? {
        for line in text.components(separatedBy: "\r\n").dropFirst() {
            if line.isEmpty { return nil }
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.first?.lowercased() == name { return parts.last.map { $0.trimmingCharacters(in: .whitespaces) } }
        }
        return nil
    }

    var body: String { text.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n") }
}

/// A bare TCP connection, over which a test can say what no HTTP client would.
final class Connection: Sendable {
    private let socket: CInt

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw TestFailure(description: "no connection: \(String(cString: strerror(errno)))") }
    }

    deinit { close(socket) }

    /// Sends bytes as they are; a server that has closed already is no failure.
    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Reads one reply, or to the connection's end, for at most so long.
    func reply(within seconds: Int = 5, isHead: Bool = false) async -> RawReply {
        await withCheckedContinuation { done in
            DispatchQueue.global().async { [self] in done.resume(returning: read(within: seconds, isHead)) }
        }
    }

    /// Whether anything came, or the connection's end, within so many milliseconds.
    func hasBytes(within milliseconds: CInt) -> Bool {
        var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, milliseconds) > 0
    }

    /// Takes so many bytes at most of what came; none at the connection's end, or when nothing comes for 5 s.
    func take(atMost limit: Int) -> [UInt8] {
        guard hasBytes(within: 5_000) else { return [] }
        var piece = [UInt8](repeating: 0, count: limit)
        let count = recv(socket, &piece, limit, 0)
        return count > 0 ? Array(piece[..<count]) : []
    }

    /// Takes all that comes, to the connection's end or until nothing comes any more.
    func takeAll() -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = take(atMost: 1_000_000)
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }

    private func read(within seconds: Int, _ isHead: Bool) -> RawReply {
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while !Self.isWhole(bytes, isHead) {
            let count = recv(socket, &piece, piece.count, 0)
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let words = text.prefix(20).split(separator: " ")
        return RawReply(status: words.count > 1 ? Int(words[1].prefix(3)) ?? 0 : 0, text: text)
    }

    private static func isWhole(_ bytes: [UInt8], _ isHead: Bool) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return false }
        let head = text[..<end.lowerBound].lowercased()
        let body = text[end.upperBound...].utf8.count
        if isHead { return true }
        if let length = head.range(of: "content-length: ") {
            return body >= Int(head[length.upperBound...].prefix { $0.isNumber }) ?? 0
        }
        return head.contains("chunked") ? text.hasSuffix("0\r\n\r\n") : true
    }
}

extension APIServerProcess {
    /// Sends one request; `headers` come on top of Host and, with a body, its length and type.
    func ask(
        _ method: String, _ target: String, _ body: String? = nil, headers: [String] = [], host: String? = "127.0.0.1"
    ) async throws -> RawReply {
        let connection = try Connection(port: port)
        var lines = ["\(method) \(target) HTTP/1.1"]
        if let host { lines.append("Host: \(host)") }
        lines += headers
        if let body {
            if !headers.contains(where: { $0.lowercased().hasPrefix("content-type") }) {
                lines.append("Content-Type: application/json")
            }
            lines.append("Content-Length: \(body.utf8.count)")
        }
        connection.send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")).utf8))
        return await connection.reply(isHead: method == "HEAD")
    }

    /// A session with a question and an answer.
    func interview(_ id: String) async throws {
        _ = try await ask(
            "POST", "/api/sessions", #"{"session_id":"\#(id)","role":"java","interview_level":"beginner"}"#)
        for (role, content) in [("assistant", "What is a HashMap?"), ("user", "An array of buckets.")] {
            _ = try await ask(
                "POST", "/api/messages", #"{"session_id":"\#(id)","role":"\#(role)","content":"\#(content)"}"#)
        }
    }
}
