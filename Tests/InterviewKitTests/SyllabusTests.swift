import InterviewKit
import Testing

@Suite("The syllabus")
struct SyllabusTests {
    static let syllabus = Result { try BankTests.bank.syllabus() }

    @Test("every role and level has at least ten topics, in one or two lower-case words", arguments: BankTests.File.all)
    func topics(file: BankTests.File) throws {
        let topics = try Self.syllabus.get().topics(file.role, file.level)
        #expect(topics.count >= 10)
        for topic in topics {
            #expect(1...2 ~= BankTests.words(topic.name) && topic.name == topic.name.lowercased(), "\(topic.name)")
            #expect(2...16 ~= BankTests.words(topic.about), "\(topic.name)")
        }
    }

    @Test("every topic of the bank's is in it", arguments: BankTests.File.all)
    func bank(file: BankTests.File) throws {
        let names = Set(try Self.syllabus.get().topics(file.role, file.level).map(\.name))
        for question in try BankTests.bank.questions(file.role, file.level) {
            #expect(names.contains(question.topic), "\(question.topic) of \(question.id)")
        }
    }

    @Test("it has the program's roles and no others; one that is not known has nothing")
    func roles() throws {
        let syllabus = try Self.syllabus.get()
        #expect(syllabus.roleNames == Set(Role.all.map(\.rawValue)))
        #expect(syllabus.topics(Role(rawValue: "cobol"), .beginner).isEmpty)
        #expect(syllabus.topics(.java, Level(rawValue: "expert")).isEmpty)
        #expect(syllabus.marks(of: Role(rawValue: "cobol")).names.isEmpty)
    }

    @Test("no question of the bank's is taken for another role's, and most are found out when offered to another")
    func ownRoles() throws {
        let syllabus = try Self.syllabus.get()
        var offered = 0
        var found = 0
        for file in BankTests.File.all {
            for question in try BankTests.bank.questions(file.role, file.level) {
                let rest = ([question.reference] + question.keyPoints.map(\.sentence)).joined(separator: "\n")
                for role in Role.all {
                    let other = syllabus.otherRole(than: role, text: question.text, rest: rest)
                    if role == file.role {
                        #expect(other == nil, "\(question.id) is taken for \(other?.rawValue ?? "")")
                    } else {
                        offered += 1
                        found += other == nil ? 0 : 1
                    }
                }
            }
        }
        #expect(Double(found) / Double(offered) >= 0.8, "\(found) of \(offered)")
    }

    @Test(
        "a question of another role is known by its words",
        arguments: [
            (Role.java, "What does the global interpreter lock of CPython protect?", Role.python as Role?),
            (.java, "How does a HashMap find its entries?", nil),
            (.java, "How do you size the heap of a JVM in a Kubernetes Pod?", nil),
            (.python, "How do readiness probes and liveness probes of a Pod differ in Kubernetes?", .devops),
            (.devops, "When does a large language model hallucinate, and how does RAG help?", .aiGenAI),
            (.devops, "How would you find out who changed a setting?", nil),
            (.aiGenAI, "Why would you use a dataclass rather than a dict in Python?", .python),
            (.aiGenAI, "How would you serve a language model on Kubernetes?", nil),
        ])
    func words(role: Role, text: String, other: Role?) throws {
        #expect(try Self.syllabus.get().otherRole(than: role, text: text, rest: "") == other)
    }

    @Test("a syllabus that cannot be read names its file")
    func broken() {
        #expect(throws: BankError.self) { try Syllabus(yaml: "java: 1", name: "syllabus.yaml") }
        let error = #expect(throws: BankError.self) { try QuestionBank(folder: "/nowhere").syllabus() }
        #expect(error?.file == "/nowhere/syllabus.yaml")
    }
}
