internal import ArgumentParser
internal import Foundation
internal import InterviewKit
internal import InterviewStore

/// `mock-interview search`: words in all transcripts.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search all transcripts, newest first.",
        discussion: """
            It finds the messages in which all of the words stand, as whole words; capitals and accents do not count. Words in \
            quotation marks stand together. Behind -- a word may begin with a hyphen.

            Example: mock-interview search deadlock "thread pool"
            """)

    @Argument(help: "What to look for.")
    var words: [String]

    @Option(help: "At most this many.")
    var limit: Int = 20

    @Option(help: "Only in interviews for this role.")
    var role: Role?

    @Flag(help: "Print the results as JSON.")
    var json = false

    @Flag(help: "Make the index that MongoDB needs, without asking.")
    var makeIndex = false

    @OptionGroup var common: CommonOptions

    private var query: SearchQuery { SearchQuery(arguments: words, role: role) }

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit takes a number from 1.") }
        if SearchMatcher(query).isEmpty { throw ValidationError("There is no word to look for.") }
    }

    func run() async throws {
        let program = try Program(common)
        let query = query
        if SearchMatcher(query).needsIndex { try await prepare(program) }
        let results = try await program.withStore { store throws(StoreError) in
            try await SearchResult.results(store.search(query, limit: limit), of: query, in: store)
        }
        if json { return Output.sayRaw(try JSONOutput.text(JSONOutput.SearchResults(query, results))) }
        if results.isEmpty { return Output.complain("Nothing was found.") }
        guard isatty(STDOUT_FILENO) == 1 else {
            for result in results where !Output.isUnheard { Output.say(SearchLines.forPipe(result)) }
            return
        }
        // Some terminals do not say how wide they are.
        let columns = TerminalRows.columns(of: STDOUT_FILENO) ?? 79
        for result in results {
            for line in SearchLines.forTerminal(result, columns: columns) { Output.say(line) }
        }
    }

    /// Sees to it that the store can search. A permanent index on a shared collection is not made without a yes.
    private func prepare(_ program: Program) async throws {
        let index = try await program.withStore { store throws(StoreError) in try await store.searchIndex() }
        switch index {
        case .ready: return
        case .taken:
            Output.complain(Sentences.sentence(index))
            throw ExitStatus.failed
        case .missing: break
        }
        if !makeIndex {
            Output.complain(Sentences.sentence(index))
            guard isatty(STDIN_FILENO) == 1 else {
                Output.complain("Nothing was made or searched: nobody can be asked here. Say --make-index to make it.")
                throw ExitStatus.failed
            }
            Output.complain("Make it? Type yes:")
            guard readLine()?.lowercased() == "yes" else {
                Output.complain("Nothing was made or searched.")
                throw ExitStatus.failed
            }
        }
        try await program.withStore { store throws(StoreError) in try await store.makeSearchIndex() }
        Output.complain("The index is made.")
    }
}
