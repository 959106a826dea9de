internal import Foundation
internal import TerminalUI
internal import Testing

@testable import MockInterview

@Suite("The candidate's editor")
struct ExternalEditorTests {
    private func editor(_ command: String = "ed") throws -> ExternalEditor {
        try ExternalEditor(environment: ["EDITOR": command])
    }

    @Test("is what VISUAL names, else EDITOR, else vi where there is one")
    func choice() throws {
        let folder = try TemporaryFolder()
        let vi = try folder.write("#!/bin/sh\n", to: "bin/vi")
        #expect(try ExternalEditor(environment: ["VISUAL": "code --wait", "EDITOR": "ed"]).command == "code --wait")
        #expect(try ExternalEditor(environment: ["VISUAL": " ", "EDITOR": "ed"]).command == "ed")
        let path = ["EDITOR": "", "PATH": "/nowhere:\(folder.path)/bin"]
        #expect(throws: ExternalEditor.Failure.noEditor) { try ExternalEditor(environment: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: vi)
        #expect(try ExternalEditor(environment: path).command == "vi")
        #expect(throws: ExternalEditor.Failure.noEditor) { try ExternalEditor(environment: [:]) }
    }

    @Test(
        "is given the draft as a file that ends with a newline, and gives it back without that",
        arguments: [
            ("draft", "draft\n", "draft"), ("a\n", "a\n\n", "a\n"), ("a\nb", "a\nb\n", "a\nb"), ("", "", ""),
            ("漢字 e\u{301}", "漢字 e\u{301}\n", "漢字 e\u{301}"),
        ])
    func roundTrip(draft: String, file: String, back: String) async throws {
        let edited = try await editor().edit(draft) { _, path in
            let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
            return text?.utf8.elementsEqual(file.utf8) == true ? .exited(0) : .exited(1)
        }
        #expect(edited.utf8.elementsEqual(back.utf8))
    }

    @Test("writes what it likes: with or without a newline at the end, under the same name anew, empty")
    func takesBack() async throws {
        for (written, back) in [
            ("x", "x"), ("x\n", "x"), ("x\n\n", "x\n"), ("", ""), ("\n", ""), ("a\r\nb\n", "a\r\nb"),
        ] {
            let edited = try await editor().edit("draft") { _, path in
                try? FileManager.default.removeItem(atPath: path)
                return FileManager.default.createFile(atPath: path, contents: Data(written.utf8))
                    ? .exited(0) : .exited(1)
            }
            #expect(edited.utf8.elementsEqual(back.utf8))
        }
    }

    @Test("works in a folder and a file of its user's alone, which are gone afterwards, whatever else it left there")
    func isPrivate() async throws {
        let seen = Seen()
        for end in [CommandEnd.exited(0), .exited(1), .killed(signal: 15), .notStarted(error: 2)] {
            _ = try? await editor("vi -n").edit("secret") { command, path in
                func mode(_ path: String) -> Int {
                    (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0
                }
                let folder = (path as NSString).deletingLastPathComponent
                await seen.note(command, folder, mode(path), mode(folder))
                _ = FileManager.default.createFile(atPath: folder + "/.answer.md.swp", contents: Data())
                return end
            }
        }
        let all = await seen.all
        #expect(all.count == 4)
        #expect(Set(all.map(\.folder)).count == 4)
        for one in all {
            #expect(one.command == "vi -n")
            #expect(one.fileMode == 0o600)
            #expect(one.folderMode == 0o700)
            #expect(!FileManager.default.fileExists(atPath: one.folder))
        }
    }

    @Test(
        "fails with a sentence that names it, and says that the draft is as it was",
        arguments: [
            (.exited(1), .failed("ed", status: 1)), (.exited(126), .failed("ed", status: 126)),
            (.exited(127), .notFound("ed")), (.killed(signal: 15), .killed("ed", signal: 15)),
            (.notStarted(error: 2), .file("No such file or directory")),
        ] as [(CommandEnd, ExternalEditor.Failure)])
    func fails(end: CommandEnd, failure: ExternalEditor.Failure) async throws {
        await #expect(throws: failure) { try await editor().edit("draft") { _, _ in end } }
        #expect(failure.sentence.hasSuffix("The draft is as it was."))
    }

    @Test("fails when it leaves no file, a folder, no text, or more than a message can have")
    func refuses() async throws {
        let editor = try editor()
        await #expect(throws: ExternalEditor.Failure.fileGone) {
            try await editor.edit("draft") { _, path in
                try? FileManager.default.removeItem(atPath: path)
                return .exited(0)
            }
        }
        await #expect(throws: ExternalEditor.Failure.notText) {
            try await editor.edit("draft") { _, path in
                FileManager.default.createFile(atPath: path, contents: Data([0x61, 0xFF])) ? .exited(0) : .exited(1)
            }
        }
        await #expect(throws: ExternalEditor.Failure.tooLarge) {
            try await editor.edit("draft") { _, path in
                truncate(path, 17 << 20) == 0 ? .exited(0) : .exited(1)
            }
        }
        await #expect(throws: ExternalEditor.Failure.self) {
            try await editor.edit("draft") { _, path in
                try? FileManager.default.removeItem(atPath: path)
                try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
                return .exited(0)
            }
        }
    }
}

private actor Seen {
    struct One {
        let command: String
        let folder: String
        let fileMode: Int
        let folderMode: Int
    }

    private(set) var all: [One] = []

    func note(_ command: String, _ folder: String, _ fileMode: Int, _ folderMode: Int) {
        all.append(One(command: command, folder: folder, fileMode: fileMode, folderMode: folderMode))
    }
}
