import Foundation
import Testing

@Suite("An interview leaves the program", .inTurn, .timeLimit(.minutes(5)))
struct ExportTests {
    private func prepare(_ machine: Machine) async throws {
        let held = try await machine.run(
            "new", "--role", "java", "--level", "beginner", "--questions", "1", "--id", "kept", "--plain",
            input: "First <b>line</b> & more.\nI don't know.\n/end\n")
        try #require(held.status == 0, "\(held.errors)")
    }

    private func text(_ name: String, on machine: Machine) throws -> String {
        try String(contentsOf: machine.folder.appending(path: name), encoding: .utf8)
    }

    @Test("to a pipe in each format, the same as to a file")
    func formats() async throws {
        try await Machine.with { machine in
            try await prepare(machine)
            for (format, first) in [("md", "# Java interview"), ("json", "{\n"), ("html", "<!DOCTYPE html>")] {
                let piped = try await machine.run("export", "kept", "--format", format)
                #expect(piped.status == 0 && piped.errors.isEmpty)
                #expect(piped.output.hasPrefix(first))
                // The format is told by the name.
                let kept = try await machine.run("export", "ke", "--output", "kept.\(format)")
                #expect(kept.status == 0 && kept.output.isEmpty && kept.errors == "Exported to kept.\(format)\n")
                #expect(try text("kept.\(format)", on: machine) == piped.output)
                #expect(
                    try await machine.run("export", "kept", "--format", format, "--output", "-").output == piped.output)
            }
            let shown = try await machine.run("show", "kept", "--json")
            #expect(try text("kept.json", on: machine) == shown.output)
        }
    }

    @Test("to a file of its name on a terminal, for its owner alone, over nothing unless that is wished")
    func files() async throws {
        try await Machine.with { machine in
            try await prepare(machine)
            let name = "mock-interview-kept.html"
            let said = try await machine.atPty(["export", "kept", "--format", "html"], .end)
            #expect(said.status == 0 && said.text.contains("Exported to \(name)"))
            let path = machine.folder.appending(path: name).path
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)

            try machine.write("mine", to: name)
            let refused = try await machine.run("export", "kept", "--output", name)
            #expect(refused.status == 1)
            #expect(refused.errors.contains("\(name) is there already. --force replaces it, --output names another."))
            #expect(try text(name, on: machine) == "mine")
            let forced = try await machine.run("export", "kept", "--output", name, "--force")
            #expect(forced.status == 0)
            #expect(try text(name, on: machine).hasPrefix("<!DOCTYPE html>"))
            let left = try FileManager.default.contentsOfDirectory(atPath: machine.folder.path)
            #expect(!left.contains { $0.hasSuffix(".new") })
        }
    }

    @Test("through no link and into no device, not even by force")
    func links() async throws {
        try await Machine.with { machine in
            try await prepare(machine)
            try machine.write("theirs", to: "theirs.md")
            try FileManager.default.createSymbolicLink(
                atPath: machine.folder.appending(path: "link.md").path, withDestinationPath: "theirs.md")
            for path in ["link.md", "/dev/null", "home"] {
                for force in [[], ["--force"]] {
                    let outcome = try await machine.run(["export", "kept", "--output", path] + force)
                    #expect(
                        outcome.status == 1 && outcome.errors.hasPrefix("Nothing was exported: "),
                        "\(path): \(outcome.errors)")
                }
            }
            #expect(try text("theirs.md", on: machine) == "theirs")
            #expect(try await machine.run("export", "kept", "--output", "nowhere/x.md").status == 1)
            #expect(try await machine.run("export", "other").status == 3)
        }
    }

    @Test("as a page whose 500 hostile texts stand in it as text, and in which nothing is but the program's own")
    func hostile() async throws {
        try await Machine.with { machine in
            let marks = try await HostilePage.fill(machine, count: 500)
            try await machine.run("export", "page", "--output", "page.html").succeeds()
            let found = try await HostilePage.check(machine.folder.appending(path: "page.html").path)
            #expect(Set(marks).subtracting(found.marks).isEmpty)
            #expect(found.elements > 1_000)
            print("Hostile page: \(found.marks.count) texts in \(found.elements) elements, none of them theirs.")
            // The check finds what it is to find.
            let raw = try machine.write(try await HostilePage.raw(count: 20), to: "raw.html")
            await #expect(throws: TestFailure.self) { try await HostilePage.check(raw) }
        }
    }

    @Test(
        "as a page of which a browser runs nothing and fetches nothing, and that fits a phone and a desk",
        .enabled(if: ProcessInfo.processInfo.environment["MOCK_INTERVIEW_SOAK"] == "1", "only with --soak"),
        .enabled(if: Browsed.chromium != nil, "Chromium is not installed here"))
    func browser() async throws {
        let chromium = try #require(Browsed.chromium)
        try await Machine.with { machine in
            _ = try await HostilePage.fill(machine, count: 500)
            try await machine.run("export", "page", "--output", "page.html").succeeds()
            let path = machine.folder.appending(path: "page.html").path
            let elements = try await HostilePage.check(path).elements
            let page = try await Browsed.open(path, with: chromium)
            #expect(page.dialogs.isEmpty && page.requests.isEmpty && !page.ran)
            #expect(page.elements == elements)
            #expect(page.overflow.values.allSatisfy { $0 <= 0 }, "\(page.overflow)")
            // The browser would have run them.
            let raw = try machine.write(try await HostilePage.raw(count: 20), to: "raw.html")
            let control = try await Browsed.open(raw, with: chromium)
            #expect(control.ran && !control.dialogs.isEmpty && !control.requests.isEmpty)
            print("Chromium: \(page.elements) elements, nothing ran; as they are, \(control.dialogs.count) texts run.")
        }
    }
}

extension Outcome {
    /// It ended well and had nothing to complain of.
    func succeeds(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(status == 0, "\(errors)", sourceLocation: sourceLocation)
    }
}
