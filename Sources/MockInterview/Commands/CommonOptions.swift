internal import ArgumentParser
internal import InterviewKit

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Read settings from this file.", valueName: "file"))
    var config: String?
}

/// How interviews are shown and asked.
struct InterviewOptions: ParsableArguments {
    @Flag(help: "Ask from the question bank, even if a language model is configured.")
    var offline = false

    @Flag(help: "Line by line, for screen readers and pipes.")
    var plain = false
}

extension Role: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(rawValue: argument)
        guard Role.all.contains(self) else { return nil }
    }

    package static var allValueStrings: [String] { all.map(\.rawValue) }
    package var defaultValueDescription: String { rawValue }
}

extension Level: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(rawValue: argument)
        guard Level.all.contains(self) else { return nil }
    }

    package static var allValueStrings: [String] { all.map(\.rawValue) }
    package var defaultValueDescription: String { rawValue }
}

extension Status: ExpressibleByArgument {}
