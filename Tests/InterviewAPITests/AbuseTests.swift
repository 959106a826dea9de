import Foundation
import Testing

extension APITests {
    @Suite("What should not be asked")
    struct AbuseTests {
        @Test("gets the right status and leaves nothing behind, while others are served", arguments: Backend.available)
        func abuse(backend: Backend) async throws {
            let server = try await APIServerProcess(backend)
            try await server.interview("kept")
            let before = try await held(server)
            let port = server.port
            let others = Task { try await Self.slowest(port) }
            #expect(AbuseCase.all.count >= 200)
            for one in AbuseCase.all {
                let reply = try await server.ask(
                    one.method, one.target, one.body, headers: one.headers, host: one.host)
                let what = "\(one.method) \(one.target) \(one.headers) \(one.body?.prefix(100) ?? "")"
                #expect(reply.status == one.status, "\(what): \(reply.text.prefix(300))")
                #expect(reply.header("access-control-allow-origin") == nil)
                if one.method != "HEAD", one.method != "OPTIONS" {
                    #expect(reply.body.contains(#""success":false"#), "\(what): \(reply.text.prefix(300))")
                }
            }
            others.cancel()
            #expect(try await others.value < .milliseconds(100))
            #expect(try await held(server) == before)
            #expect(server.isRunning)
        }

        /// All that the server holds of sessions and messages.
        private func held(_ server: APIServerProcess) async throws -> [String] {
            [
                try await server.ask("GET", "/api/sessions?limit=200").body,
                try await server.ask("GET", "/api/messages?session_id=kept").body,
            ]
        }

        /// Asks for one session over and over until cancelled; how long the slowest reply took, one in a hundred left out.
        private static func slowest(_ port: Int) async throws -> Duration {
            var took: [Duration] = []
            let request = Array("GET /api/sessions/kept HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
            let connection = try Connection(port: port)
            while !Task.isCancelled || took.isEmpty {
                let began = ContinuousClock.now
                connection.send(request)
                let reply = await connection.reply()
                took.append(.now - began)
                guard reply.status == 200 else { throw TestFailure(description: "another client got \(reply.status)") }
            }
            took.sort()
            return took[took.count - 1 - took.count / 100]
        }

        @Test("clients that send slowly are ended after 10 s, with words, and nobody else waits for them")
        func slow() async throws {
            let server = try await APIServerProcess()
            try await server.interview("kept")
            let began = ContinuousClock.now
            let body =
                "POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"
            let beginnings = ["", "G", "GET /api/sessions HTTP/1.1\r\nHost: loc", body]
            let connections = try (0..<40).map { number in
                let connection = try Connection(port: server.port)
                connection.send(Array(beginnings[number % beginnings.count].utf8))
                return connection
            }
            // One that sends on, a byte at a time, wins no time by it.
            let dripping = connections[3]
            let drip = Task {
                while !Task.isCancelled {
                    dripping.send([UInt8(ascii: " ")])
                    try await Task.sleep(for: .milliseconds(300))
                }
            }
            let asked = ContinuousClock.now
            #expect(try await server.ask("GET", "/api/sessions/kept").status == 200)
            #expect(.now - asked < .milliseconds(100))
            for connection in connections {
                let reply = await connection.reply(within: 20)
                #expect(reply.status == 408)
            }
            drip.cancel()
            let took = ContinuousClock.now - began
            #expect(.seconds(9) < took && took < .seconds(14))
            #expect(try await server.ask("GET", "/api/messages?session_id=kept").body.contains("buckets"))
        }

        @Test("bytes that are no HTTP are answered and closed")
        func notHTTP() async throws {
            let server = try await APIServerProcess()
            for bytes in [
                "GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}", "GET /\u{0} HTTP/1.1\r\n\r\n",
            ] {
                let connection = try Connection(port: server.port)
                connection.send(Array(bytes.utf8))
                #expect(await connection.reply().status == 400, "\(bytes)")
            }
        }

        @Test("a body nested more than 32 levels deep is refused for that, before it is parsed")
        func depth() async throws {
            let server = try await APIServerProcess()
            for (depth, reason) in [(32, "must be a text"), (33, "nested deeper than 32"), (400_000, "nested deeper")] {
                // The body is a level too.
                let value = String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1)
                let reply = try await server.ask("POST", "/api/messages", #"{"session_id":\#(value)}"#)
                #expect(reply.status == 400 && reply.body.contains(reason), "\(depth): \(reply.text)")
            }
        }

        @Test("a body that does not tell its length is held to 1 MiB all the same")
        func chunked() async throws {
            let server = try await APIServerProcess()
            try await server.interview("kept")
            for (size, status) in [(1_000_000, 201), (1_050_000, 413)] {
                let body = #"{"session_id":"kept","role":"user","content":"\#(String(repeating: "x", count: size))"}"#
                let head = """
                    POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r
                    Transfer-Encoding: chunked\r\n\r\n
                    """
                let connection = try Connection(port: server.port)
                connection.send(Array("\(head)\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n".utf8))
                #expect(await connection.reply().status == status, "\(size)")
            }
        }

        @Test("64 connections are served at a time, and each further one waits until another is closed")
        func connections() async throws {
            let server = try await APIServerProcess()
            let request = Array("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
            var open = try (0..<80).map { _ in try Connection(port: server.port) }
            for connection in open { connection.send(request) }
            // The system hands connections over in the order they came.
            for connection in open[..<64] { #expect(await connection.reply().status == 200) }
            for connection in open[64...] { #expect(!connection.hasBytes(within: 50)) }
            // One place, one more.
            open.removeFirst()
            #expect(await open[63].reply().status == 200)
            for connection in open[64...] { #expect(!connection.hasBytes(within: 50)) }
            let last = open.removeLast()
            open.removeAll()
            #expect(await last.reply().status == 200)
        }

        @Test("a client that takes nothing of its reply is cut off; one that takes it slowly gets it whole")
        func takesNothing() async throws {
            let server = try await APIServerProcess()
            try await server.interview("kept")
            // More than the system keeps of a reply on the way.
            let text = String(repeating: "x", count: 1_000_000)
            let body = #"{"session_id":"kept","role":"user","content":"\#(text)"}"#
            for _ in 0..<32 { #expect(try await server.ask("POST", "/api/messages", body).status == 201) }
            let request = Array("GET /api/messages?session_id=kept HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
            let (idle, slow) = (try Connection(port: server.port), try Connection(port: server.port))
            let began = ContinuousClock.now
            for connection in [idle, slow] { connection.send(request) }
            var received: [UInt8] = []
            while !server.log.contains("takes nothing of its reply"), .now - began < .seconds(40) {
                received += slow.take(atMost: 500_000)
                try await Task.sleep(for: .seconds(1))
            }
            let took = ContinuousClock.now - began
            #expect(.seconds(9) < took && took < .seconds(23))
            received += slow.takeAll()
            #expect(received.count > 32_000_000 && received.ends(with: "0\r\n\r\n".utf8))
            #expect(idle.takeAll().count < 32_000_000)
            #expect(server.log.matches(of: /takes nothing of its reply/).count == 1)
        }
    }
}

extension Collection where Self: BidirectionalCollection, Element: Equatable {
    fileprivate func ends(with end: some BidirectionalCollection<Element>) -> Bool {
        reversed().starts(with: end.reversed())
    }
}
