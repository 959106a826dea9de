import Foundation

/// A program that was run at a pty of its own, with every byte that it sent; `at_pty.py` says how.
struct AtPty: Sendable {
    enum Step: Sendable {
        /// Waits for these bytes, behind those that an earlier step waited for.
        case until(String)
        /// Sends these bytes, and waits for what they bring about.
        case send(String, until: String? = nil)
        /// The same, one byte a write.
        case bytewise(String)
        /// Has the screen drawn anew until this regular expression is in it, each time after these keys.
        case shows(String, press: String = "")
        /// Sends a key, and has the screen drawn anew, until that changes nothing any more.
        case pages(String)
        case idle(seconds: Int)
        /// Sends the program this signal.
        case signal(Int32)
        /// Waits for the program's end.
        case end
    }

    struct Note: Decodable, Sendable {
        let bytes: Int
        let milliseconds: Double
        /// Processor time in milliseconds.
        let processor: Double
        /// Processor time of an idle step, in ticks of the kernel's clock: 10 ms each.
        let ticks: Int?
    }

    private struct Report: Decodable {
        let status: Int?
        let complaint: String?
        let steps: [Note]
    }

    /// What the screen shows once this answer is in the transcript.
    static func answered(_ answer: String) -> String { "You.{1,60}" + answer }

    /// The exit status, or minus the number of the signal that ended it; nil when it was still running and was killed.
    let status: Int?
    let notes: [Note]
    let bytes: [UInt8]
    var text: String { String(decoding: bytes, as: UTF8.self) }

    fileprivate init(_ command: [String], _ steps: [Step], columns: Int, rows: Int, on machine: Machine) async throws {
        let folder = machine.folder.appending(path: "pty-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let plan: [String: Any] = [
            "command": command, "environment": machine.environment, "columns": columns, "rows": rows,
            "steps": steps.map(\.order),
        ]
        let file = folder.appending(path: "plan")
        try JSONSerialization.data(withJSONObject: plan).write(to: file)
        let outcome = try await run(
            [PythonServer.python, try PythonServer.file(of: "at_pty"), folder.path, file.path], in: machine.folder)
        guard outcome.status == 0 else { throw TestFailure(description: outcome.errors) }
        let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
        if let complaint = report.complaint { throw TestFailure(description: complaint) }
        status = report.status
        notes = report.steps
        bytes = [UInt8](try Data(contentsOf: folder.appending(path: "bytes")))
    }
}

extension AtPty.Step {
    fileprivate var order: [String: Any] {
        switch self {
        case .until(let text): ["until": Self.bytes(text)]
        case .send(let text, nil): ["send": Self.bytes(text)]
        case .send(let text, let end?): ["send": Self.bytes(text), "until": Self.bytes(end)]
        case .bytewise(let text): ["bytewise": Self.bytes(text)]
        case .shows(let text, let keys): ["shows": Self.bytes(text), "press": Self.bytes(keys)]
        case .pages(let key): ["pages": Self.bytes(key)]
        case .idle(let seconds): ["idle": seconds]
        case .signal(let number): ["signal": Int(number)]
        case .end: ["end": true]
        }
    }

    /// The bytes of the text, each as the character with its number.
    private static func bytes(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.utf8.map { Unicode.Scalar($0) })
        return String(scalars)
    }
}

extension Machine {
    /// Runs the program at a pty of its own, and takes these steps.
    func atPty(
        _ arguments: [String], columns: Int = 80, rows: Int = 24, _ steps: AtPty.Step...
    ) async throws -> AtPty {
        try await atPty(arguments, columns: columns, rows: rows, steps)
    }

    /// Runs the program at a pty of its own, and takes these steps.
    func atPty(
        _ arguments: [String], columns: Int = 80, rows: Int = 24, _ steps: [AtPty.Step]
    ) async throws -> AtPty {
        try await AtPty([Self.program] + arguments, steps, columns: columns, rows: rows, on: self)
    }

    /// The same, with steps that are counted.
    func atPty(_ arguments: [String], steps: [AtPty.Step]) async throws -> AtPty {
        try await AtPty([Self.program] + arguments, steps, columns: 80, rows: 24, on: self)
    }

    /// Runs another command there.
    func atPty(command: [String], _ steps: AtPty.Step...) async throws -> AtPty {
        try await atPty(command: command, steps)
    }

    /// Runs another command there.
    func atPty(command: [String], _ steps: [AtPty.Step]) async throws -> AtPty {
        try await AtPty(command, steps, columns: 80, rows: 24, on: self)
    }
}
