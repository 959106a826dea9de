internal import ArgumentParser
internal import Foundation
internal import InterviewKit

/// `mock-interview export`: one interview with its feedback as a file, or for another program.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Export an interview with its feedback, to keep, print or send.",
        discussion: """
            It makes a file mock-interview-ID.md (or .json, .html) in the working directory, for you alone to read. In a pipe it \
            goes to standard output. The HTML page needs nothing else: no script, no other file, no network.

            Example: mock-interview export 7k2m --format html --output interview.html
            """)

    @Argument(help: "The session's id, or the beginning of it.")
    var id: String

    @Option(help: "The format; otherwise as the file's name ends, or Markdown.")
    var format: ExportFormat?

    @Option(help: ArgumentHelp("Write this file, or - for standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Replace the file if there is one.")
    var force = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if output == "" { throw ValidationError("--output takes the name of a file, or -.") }
    }

    func run() async throws {
        let program = try Program(common)
        let session = try await program.session(id)
        let format = format ?? output.flatMap(ExportFormat.init(fileName:)) ?? .md
        var export = try await program.export(of: session)
        if format == .html { export.levels = program.levels(of: export.record) }
        let text = try export.text(format)
        let isForPerson = isatty(STDOUT_FILENO) == 1
        if output == "-" || output == nil && !isForPerson {
            // JSON and HTML hold nothing that could steer a terminal; what leaves for a file is as it was stored.
            return isForPerson && format == .md ? Output.say(text) : Output.sayRaw(text)
        }
        let path = output ?? "mock-interview-\(TranscriptExport.fileName(session.sessionID)).\(format.rawValue)"
        do throws(TranscriptExport.Failure) {
            try write(text + "\n", to: path)
        } catch {
            Output.complain("Nothing was exported: \(error)")
            throw ExitStatus.failed
        }
        Output.complain("Exported to \(path)")
    }

    private func write(_ text: String, to path: String) throws(TranscriptExport.Failure) {
        if force { return try ExportFile.replace(text, at: path) }
        guard try ExportFile.make(text, at: path) else {
            throw .init(description: "\(path) is there already. --force replaces it, --output names another.")
        }
    }
}
