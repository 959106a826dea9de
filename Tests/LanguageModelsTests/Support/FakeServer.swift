import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A tiny HTTP/1.1 server on the loopback interface that does to each request what the test says, byte by byte.
final class FakeServer: Sendable {
    struct Request: Sendable {
        let line: String
        /// By lower-case name.
        let headers: [String: String]
        let body: String
    }

    typealias Script = @Sendable (Request, FakeConnection) -> Void

    let port: UInt16
    private let listener: Int32
    private let recorded = Mutex<[Request]>([])
    private let accepted = Mutex(0)
    private let script: Script
    private let readsRequests: Bool

    /// Every request seen so far, in the order of their arrival.
    var requests: [Request] { recorded.withLock { $0 } }
    /// Connections accepted so far.
    var connections: Int { accepted.withLock { $0 } }
    var base: String { "http://127.0.0.1:\(port)/v1" }

    /// A server that follows `script` for each request, or, where it `readsRequests` not, once for each connection.
    init(readsRequests: Bool = true, _ script: @escaping Script) {
        self.script = script
        self.readsRequests = readsRequests
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (listener, size) = (listener, length)
        port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                precondition(bind(listener, pointer, size) == 0 && listen(listener, 128) == 0)
                precondition(getsockname(listener, pointer, &length) == 0)
            }
            return UInt16(bigEndian: pointer.pointee.sin_port)
        }
        DispatchQueue(label: "fake-server").async { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                accepted.withLock { $0 += 1 }
                DispatchQueue(label: "fake-connection").async { [self] in serve(FakeConnection(connection)) }
            }
            systemClose(listener)
        }
    }

    /// Lets the port go; a connection to it is then refused. The descriptor is closed by the thread that accepts on
    /// it: closed here, its number could come to mean another socket under that thread's hands.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func serve(_ connection: FakeConnection) {
        if !readsRequests { script(Request(line: "", headers: [:], body: ""), connection) }
        while readsRequests, !connection.isClosed, let request = connection.readRequest() {
            recorded.withLock { $0.append(request) }
            script(request, connection)
        }
        connection.close()
    }
}

/// One accepted connection, for the script's blocking use.
final class FakeConnection: Sendable {
    private let socket: Int32
    private let closed = Mutex(false)

    init(_ socket: Int32) {
        self.socket = socket
        // Otherwise the kernel holds a second small write back until the first is acknowledged.
        var yes: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    var isClosed: Bool { closed.withLock { $0 } }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { write(socket, $0) }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    /// Sends each piece by itself, as far as the kernel lets pieces stay apart.
    func send(pieces: [[UInt8]]) {
        for piece in pieces { send(piece) }
    }

    /// A status line and headers, for a body that ends with the connection.
    func head(_ status: String = "200 OK", _ headers: String...) {
        send("HTTP/1.1 \(status)\r\n" + headers.map { $0 + "\r\n" }.joined() + "Connection: close\r\n\r\n")
    }

    /// A whole answer with its length.
    func answer(_ status: String, _ body: String, headers: String...) { answer(status, body, headers: headers) }

    /// A whole answer with its length.
    func answer(_ status: String, _ body: String, headers: [String]) {
        let lines = headers.map { $0 + "\r\n" }.joined()
        send("HTTP/1.1 \(status)\r\n\(lines)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    /// A whole chunked answer, after which the connection serves the next request.
    func chunked(_ body: String) {
        send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        send(String(body.utf8.count, radix: 16) + "\r\n" + body + "\r\n0\r\n\r\n")
    }

    func close() {
        let wasClosed = closed.withLock { closed in
            defer { closed = true }
            return closed
        }
        guard !wasClosed else { return }
        shutdown(socket, Int32(SHUT_RDWR))
        systemClose(socket)
    }

    /// Ends the connection by a reset instead of an orderly close.
    func reset() {
        var linger = Linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Linger>.size))
        closed.withLock { $0 = true }
        systemClose(socket)
    }

    /// Waits until the other side closes; false when it has not in time.
    func waitForClose(milliseconds: Int = 10_000) -> Bool {
        var timeout = timeval(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var byte: UInt8 = 0
        let count = recv(socket, &byte, 1, 0)
        return count == 0 || (count < 0 && errno == ECONNRESET)
    }

    fileprivate func readRequest() -> FakeServer.Request? {
        var bytes: [UInt8] = []
        while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            var byte: UInt8 = 0
            guard recv(socket, &byte, 1, 0) == 1 else { return nil }
            bytes.append(byte)
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            headers[line[..<colon].lowercased()] = String(value)
        }
        var body = [UInt8](repeating: 0, count: headers["content-length"].flatMap { Int($0) } ?? 0)
        var filled = 0
        while filled < body.count {
            let count = body.withUnsafeMutableBytes { buffer in
                recv(socket, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, 0)
            }
            guard count > 0 else { return nil }
            filled += count
        }
        return FakeServer.Request(
            line: lines.first ?? "", headers: headers, body: String(decoding: body, as: UTF8.self))
    }
}

private typealias Linger = linger

/// `write` without a SIGPIPE when nobody reads any more.
private func write(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
        send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #else
        send(socket, bytes.baseAddress, bytes.count, 0)
    #endif
}

private func systemClose(_ socket: Int32) {
    _ = close(socket)
}
