import Foundation
import InterviewKit
import InterviewStore

/// Appends messages through ``MongoStore`` one after the other, and prints the microseconds that each took: URI COUNT. What it
/// is measured against is `Benchmarks/append/bare.c`.
@main
struct AppendBenchmark {
    /// The first ones connect, and make the indexes.
    private static let warmUp = 20

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let count = Int(arguments[2]) else {
            FileHandle.standardError.write(Data("Use it as: AppendBenchmark URI COUNT\n".utf8))
            exit(64)
        }
        let store = try MongoStore(uri: arguments[1])
        var ids = ObjectIDGenerator()
        var lines = ""
        for number in 0..<(warmUp + count) {
            let text = "Message \(number) of a long interview: what is said here takes more than a row."
            let start = ContinuousClock.now
            let now = Timestamp.now()
            try await store.append(
                Message(id: ids.next(at: now), role: .user, content: text, createdAt: now, sessionID: "append"))
            let took = ContinuousClock.now - start
            if number == warmUp - 1 { _ = try await store.check() }
            if number >= warmUp { lines += "\(took / .microseconds(1))\n" }
        }
        print(lines, terminator: "")
    }
}
