import Testing

/// Lets a few test cases of all suites together run at once: more would only wait for each other's processors.
struct InTurn: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        await Turns.shared.take()
        do {
            try await body()
            await Turns.shared.giveBack()
        } catch {
            await Turns.shared.giveBack()
            throw error
        }
    }
}

extension Trait where Self == InTurn {
    /// Runs the test when it is its turn.
    static var inTurn: Self { InTurn() }
}

private actor Turns {
    static let shared = Turns(4)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
