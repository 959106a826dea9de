import InterviewKit
import Testing

@Suite("Whether two questions ask for much the same")
struct ContentWordsTests {
    @Test("no two questions of the bank's of one role are near to each other", arguments: Role.all)
    func bank(role: Role) throws {
        let questions = try Level.all.flatMap { try BankTests.bank.questions(role, $0) }
        let words = questions.map { ContentWords($0.text) }
        for one in questions.indices {
            for other in questions.indices where other < one {
                let likeness = words[one].likeness(to: words[other])
                #expect(likeness < 0.45, "\(questions[one].id), \(questions[other].id): \(likeness)")
                #expect(!words[one].isNear(words[other]))
            }
        }
    }

    static let paraphrases = [
        (
            "java-beginner-hashset-equality",
            "Why can a HashSet say it does not contain an object of your own class although one with equal contents was added, and how do you fix it?"
        ),
        (
            "java-beginner-hashset-equality",
            "You put instances of a custom class into a HashSet, but contains returns false for an object with the same contents. Explain."
        ),
        (
            "java-beginner-lost-increments",
            "Two threads increment a shared int field a million times each and the final total is too low. How can it be fixed?"
        ),
        (
            "java-beginner-lost-increments",
            "Explain why a shared int counter incremented by two threads ends up too small, and name ways to make it correct."
        ),
        (
            "java-intermediate-wildcard-parameters",
            "Why is a List<Integer> not accepted where a List<Number> is expected, and how can wildcards free a method's callers?"
        ),
        (
            "java-intermediate-parallel-stream-review",
            "A colleague replaced stream() by parallelStream() in a web endpoint. What would you ask before approving it?"
        ),
        (
            "java-advanced-virtual-thread-migration",
            "What would you gain, and what must you check, when a blocking Java 21 service moves from platform threads to virtual threads?"
        ),
        (
            "python-beginner-default-arguments",
            "Why does a mutable default value such as an empty list in a function's parameter keep results of earlier calls?"
        ),
        (
            "python-beginner-membership-lookup",
            "Checking a million order numbers against a list of fifty thousand cancelled ones is slow. Which data structure helps?"
        ),
        (
            "python-advanced-free-threading",
            "Would you move a CPU-heavy multi-threaded service to free-threaded Python, and what are the gains and risks?"
        ),
        (
            "python-intermediate-patching-in-tests",
            "You patched a function with unittest.mock.patch, but the test still calls the real function. Why?"
        ),
        ("devops-beginner-health-probes", "Explain how a Kubernetes liveness probe differs from a readiness probe."),
        (
            "devops-intermediate-terraform-state",
            "What does the Terraform state file do, and why should a team not keep it in Git?"
        ),
        (
            "devops-beginner-image-container",
            "How do a container and an image differ, and what happens to files written inside a container once it is removed?"
        ),
        (
            "ai-genai-intermediate-lora-tuning",
            "How does LoRA make it possible to fine-tune a model on a single GPU, and when would you rather not fine-tune?"
        ),
        (
            "ai-genai-beginner-sampling-temperature",
            "Which sampling temperature would you set for extracting dates from invoices and which for brainstorming names?"
        ),
        (
            "ai-genai-beginner-hallucinated-policy",
            "Why do language models confidently make up things such as a refund rule that does not exist?"
        ),
    ]

    @Test("a paraphrase of a question is near to it, and to no other of its role", arguments: paraphrases)
    func paraphrase(id: String, text: String) throws {
        let role = try #require(Role.all.first { id.hasPrefix($0.rawValue) })
        for question in try Level.all.flatMap({ try BankTests.bank.questions(role, $0) }) {
            let isNear = ContentWords(text).isNear(ContentWords(question.text))
            #expect(isNear == (question.id == id), "\(question.id)")
        }
    }

    @Test(
        "forms of a word, letter case and words of every day make no difference",
        arguments: [
            ("How do lists and tuples differ?", "What is the difference between a List and a tuple?", true),
            ("What is a list?", "What is a tuple?", false),
            ("What is a deadlock?", "Explain deadlocks.", true),
            ("What is a deadlock?", "How would you find a deadlock between two threads?", false),
            ("When would you use a tuple?", "When would you use a tuple in a dictionary of settings?", false),
            ("Why?", "How?", false),
        ])
    func forms(one: String, other: String, isNear: Bool) {
        #expect(ContentWords(one).isNear(ContentWords(other)) == isNear)
        #expect(ContentWords(other).isNear(ContentWords(one)) == isNear)
    }
}
