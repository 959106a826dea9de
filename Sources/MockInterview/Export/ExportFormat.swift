internal import ArgumentParser

/// What an interview is exported as; the name is also how a file's name ends.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case md, json, html

    /// The format that a file's name tells, if it does.
    init?(fileName: String) {
        let ending = fileName.split(separator: "/").last?.split(separator: ".").dropFirst().last
        guard let ending else { return nil }
        self.init(rawValue: ending.lowercased() == "htm" ? "html" : ending.lowercased())
    }
}
