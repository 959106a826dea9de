internal import FoundationEssentials

/// A file of the candidate's own questions: in the form of the bank's files, under any name that ends in `.yaml` or
/// `.yml`. One that cannot be used is passed over whole, and says where and why.
package struct OwnQuestionFile: Hashable, Sendable {
    /// Why a file is passed over.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// Counted from 1; nil when it concerns the whole file.
        package let line: Int?
        package let column: Int?
        package let reason: String

        package init(line: Int? = nil, column: Int? = nil, _ reason: String) {
            self.line = line
            self.column = column
            self.reason = reason
        }

        package var description: String {
            guard let line else { return reason }
            return "line \(line)\(column.map { ", column \($0)" } ?? ""): \(reason)"
        }
    }

    /// Its name in the folder.
    package let name: String
    /// Empty when the file is passed over.
    package let questions: [Question]
    /// nil when the file is used.
    package let fault: Fault?

    /// The largest file that is read, in bytes.
    package static let mostBytes = 1 << 20
    /// The most questions that a file may hold.
    package static let mostQuestions = 500
    /// The most files that are read.
    package static let mostFiles = 100

    /// The files of a folder, by name; none when there is no such folder. An id may be used once in all of them.
    package static func all(in folder: String) -> [OwnQuestionFile] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }
            .sorted()
        var owners: [String: String] = [:]
        return names.enumerated().map { place, name in
            do throws(Fault) {
                guard place < mostFiles else { throw Fault("there are more than \(mostFiles) files") }
                let questions = try OwnQuestionReader.questions(
                    inYAML: text(of: folder + "/" + name), name: name, taken: owners)
                for question in questions { owners[question.id] = name }
                return OwnQuestionFile(name: name, questions: questions, fault: nil)
            } catch {
                return OwnQuestionFile(name: name, questions: [], fault: error)
            }
        }
    }

    private static func text(of path: String) throws(Fault) -> String {
        // What is not a plain file could be without an end, or have nobody at its other end.
        let path = URL(filePath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            throw Fault("it cannot be read")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else { throw Fault("it is not a file") }
        // A number of one type or another, by which of the Foundation libraries are there.
        guard let size = attributes[.size].flatMap({ Int("\($0)") }), size <= mostBytes else {
            throw Fault("it is larger than 1 MiB")
        }
        guard let data = FileManager.default.contents(atPath: path) else { throw Fault("it cannot be read") }
        guard data.count <= mostBytes else { throw Fault("it is larger than 1 MiB") }
        guard let text = String(validating: data, as: UTF8.self) else { throw Fault("it is not UTF-8 text") }
        return text
    }
}
