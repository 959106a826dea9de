import FoundationEssentials
import Testing

/// Imports point one way. Read from the import lines themselves, so that nothing has to be built to find out.
@Suite("Which module may import which")
struct ArchitectureTests {
    static let parts: Set<String> = ["InterviewStore", "LanguageModels", "TerminalUI"]
    static let executables: Set<String> = ["MockInterview", "InterviewAPI"]
    /// Turns settings into a store and a model, for both executables; no screen is among what it makes.
    static let wiring = "Wiring"
    /// Each C module and the one module that may import it.
    static let owners = [
        "CNcurses": "TerminalUI", "CTerminalState": "TerminalUI", "CCmark": "TerminalUI",
        "CMongoc": "InterviewStore", "CCurl": "LanguageModels",
    ]
    /// What would bring sockets, threads or a clock into the interview.
    static let outside: Set<String> = [
        "Glibc", "Musl", "Darwin", "Dispatch", "Foundation", "FoundationNetworking", "Network", "System", "GRDB",
    ]

    struct Import: Hashable {
        let module: String
        /// `internal`, `package`, …; empty where none is written.
        let access: String
    }

    static var sources: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources")
    }

    /// The imports of a Swift file, wherever they stand in it.
    static func imports(in text: String) -> [Import] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ";" }).map(String.init)
            words.removeAll { $0.hasPrefix("@") }
            guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else { return nil }
            if place == 1, !["private", "fileprivate", "internal", "package", "public"].contains(words[0]) {
                return nil
            }
            let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
            let name = kinds.contains(words[place + 1]) && words.count > place + 2 ? words[place + 2] : words[place + 1]
            return Import(
                module: String(name.prefix { $0 != "." }), access: place == 1 ? words[0] : "")
        }
    }

    /// What is wrong with the imports of one file of `module`.
    static func faults(of imports: [Import], in module: String) -> [String] {
        var faults: [String] = []
        for found in imports {
            if let owner = owners[found.module] {
                if module != owner { faults.append("\(module) imports \(found.module), which belongs to \(owner)") }
                if !["internal", "private", "fileprivate"].contains(found.access) {
                    faults.append("\(found.module) is imported without `internal`")
                }
            }
            if executables.contains(found.module) { faults.append("\(module) imports the executable \(found.module)") }
            let mayWire = module == wiring && found.module != "TerminalUI"
            if parts.contains(found.module), !executables.contains(module), !mayWire {
                faults.append("\(module) imports \(found.module)")
            }
            // What only one of the executables needs must not weigh on the other, nor on what is below them.
            if found.module == "Hummingbird" || found.module.hasPrefix("NIO"), module != "InterviewAPI" {
                faults.append("\(module) imports \(found.module), which belongs to InterviewAPI")
            }
            if found.module == wiring, !executables.contains(module) { faults.append("\(module) imports \(wiring)") }
            if module == "InterviewAPI", found.module == "TerminalUI" {
                faults.append("InterviewAPI imports TerminalUI")
            }
            if module == "InterviewKit", outside.contains(found.module) {
                faults.append("InterviewKit imports \(found.module)")
            }
        }
        return faults
    }

    @Test("every import in Sources points the right way")
    func sources() throws {
        var seen: Set<String> = []
        let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path)
        for path in paths where path.hasSuffix(".swift") {
            let module = String(path.prefix { $0 != "/" })
            let text = try String(contentsOf: Self.sources.appending(path: path), encoding: .utf8)
            seen.insert(module)
            for fault in Self.faults(of: Self.imports(in: text), in: module) { Issue.record("\(path): \(fault)") }
            if module == "InterviewKit" { #expect(!path.contains(".c") && !path.contains(".h")) }
        }
        #expect(seen.isSuperset(of: Self.parts.union(["InterviewKit", "MockInterview"])))
    }

    @Test(
        "an import line is read in every spelling",
        arguments: [
            ("import A", "A", ""), ("internal import CCurl", "CCurl", "internal"), ("@testable import A", "A", ""),
            ("  @preconcurrency package import A", "A", "package"), ("import struct A.B", "A", ""),
            ("import A.B; import C", "A", ""), ("private  import   A // why", "A", "private"),
        ])
    func spelling(line: String, module: String, access: String) {
        #expect(Self.imports(in: "let x = 1\n\(line)\n").first == Import(module: module, access: access))
    }

    @Test("words about an import are none", arguments: ["// import A", "let text = \"import A\"", "/// may import A"])
    func prose(line: String) {
        #expect(Self.imports(in: line).isEmpty)
    }

    @Test(
        "a wrong import is found",
        arguments: [
            ("TerminalUI", "import InterviewStore"), ("InterviewStore", "internal import LanguageModels"),
            ("LanguageModels", "import TerminalUI"), ("InterviewKit", "import TerminalUI"),
            ("InterviewKit", "internal import CCurl"), ("InterviewKit", "import Glibc"),
            ("InterviewKit", "internal import Dispatch"), ("TerminalUI", "import CNcurses"),
            ("InterviewStore", "package import CMongoc"), ("MockInterview", "internal import CNcurses"),
            ("TerminalUI", "internal import CCurl"), ("InterviewAPI", "import MockInterview"),
            ("MockInterview", "internal import CCmark"),
            ("Wiring", "import TerminalUI"), ("InterviewStore", "import Wiring"), ("MockInterview", "import NIOCore"),
            ("Wiring", "import Hummingbird"), ("InterviewAPI", "import TerminalUI"),
        ])
    func wrong(module: String, line: String) {
        #expect(!Self.faults(of: Self.imports(in: line), in: module).isEmpty)
    }

    @Test(
        "a right import is none of them",
        arguments: [
            ("TerminalUI", "import InterviewKit"), ("TerminalUI", "internal import CNcurses"),
            ("InterviewStore", "private import CMongoc"), ("MockInterview", "import TerminalUI"),
            ("InterviewAPI", "import InterviewStore"), ("Wiring", "import LanguageModels"),
            ("InterviewAPI", "internal import NIOCore"), ("MockInterview", "import Wiring"),
            ("InterviewKit", "internal import FoundationEssentials"),
        ])
    func right(module: String, line: String) {
        #expect(Self.faults(of: Self.imports(in: line), in: module).isEmpty)
    }
}
