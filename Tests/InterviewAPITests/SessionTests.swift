import Foundation
import Testing

extension APITests {
    @Suite("Sessions")
    struct SessionTests {
        private struct Listed: Decodable {
            let sessions: [Shown]
        }

        private struct One: Decodable {
            let session: Shown
        }

        private struct Shown: Decodable {
            let sessionID: String
            let status: String
            let updatedAt: String
            let completedAt: String?
            let minutes: Double

            private enum CodingKeys: String, CodingKey {
                case sessionID = "session_id"
                case status
                case updatedAt = "updated_at"
                case completedAt = "completed_at"
                case minutes = "duration_minutes"
            }
        }

        @Test(
            "are listed newest change first, 50 of them unless asked for up to 200", arguments: Backend.available)
        func list(backend: Backend) async throws {
            let server = try await APIServerProcess(backend)
            for number in 0..<53 {
                let made = try await server.ask(
                    "POST", "/api/sessions",
                    #"{"session_id":"s\#(number)","role":"java","interview_level":"beginner"}"#)
                #expect(made.status == 201)
            }
            func ids(_ query: String) async throws -> [String] {
                let text = try await server.ask("GET", "/api/sessions" + query).body
                let listed = try JSONDecoder().decode(Listed.self, from: Data(text.utf8)).sessions
                #expect(listed.map(\.updatedAt) == listed.map(\.updatedAt).sorted(by: >))
                return listed.map(\.sessionID)
            }
            let newestFirst = (0..<53).reversed().map { "s\($0)" }
            #expect(try await ids("") == Array(newestFirst.prefix(50)))
            #expect(try await ids("?limit=200") == newestFirst)
            #expect(try await ids("?limit=2") == ["s52", "s51"])
            _ = try await change(server, "s7", #"{"status":"paused"}"#)
            #expect(try await ids("?limit=2") == ["s7", "s52"])
            #expect(try await ids("?status=paused") == ["s7"])
            #expect(try await ids("?status=paused&session_id=s7") == ["s7"])
            #expect(try await ids("?status=active&session_id=s7") == [])
            #expect(try await ids("?session_id=s7") == ["s7"])
            #expect(try await ids("?session_id=nobody") == [])
        }

        @Test(
            "keep the minutes and dates that a change gives them, and count what it does not",
            arguments: Backend.available)
        func minutes(backend: Backend) async throws {
            let server = try await APIServerProcess(backend)
            try await server.interview("kept")
            let given = try await change(server, "kept", #"{"duration_minutes":30}"#)
            #expect(given.status == "active" && given.minutes == 30 && given.completedAt == nil)
            let same = try await change(server, "kept", #"{"status":"active"}"#)
            #expect(same.minutes == 30 && same.updatedAt > given.updatedAt)
            let paused = try await change(server, "kept", #"{"status":"paused"}"#)
            #expect(30..<31 ~= paused.minutes && paused.updatedAt > same.updatedAt)
            let lowered = try await change(server, "kept", #"{"status":"active","duration_minutes":12.25}"#)
            #expect(lowered.minutes == 12.25)
            let moment = "2026-03-01T09:30:00.007Z"
            let done = try await change(
                server, "kept", #"{"status":"completed","duration_minutes":0,"completed_at":"\#(moment)"}"#)
            #expect(done.status == "completed" && done.minutes == 0 && done.completedAt == moment)
            let again = try await change(server, "kept", #"{"status":"completed"}"#)
            #expect(again.completedAt == moment && again.minutes == 0)
            for status in ["active", "paused", "cancelled"] {
                let refused = try await server.ask("PATCH", "/api/sessions/kept", #"{"status":"\#(status)"}"#)
                #expect(refused.status == 409, "\(status)")
            }
            #expect(try await server.ask("GET", "/api/sessions/kept").body.contains(again.updatedAt))
        }

        /// Changes a session, later than whatever was done before; the session as it is then.
        private func change(_ server: APIServerProcess, _ id: String, _ body: String) async throws -> Shown {
            // Dates have milliseconds: two requests within one would not be told apart.
            try await Task.sleep(for: .milliseconds(2))
            let reply = try await server.ask("PATCH", "/api/sessions/" + id, body)
            try #require(reply.status == 200, "\(reply.text)")
            return try JSONDecoder().decode(One.self, from: Data(reply.body.utf8)).session
        }
    }
}
