internal import Synchronization

/// Waits for a task that cannot be hurried, but not for ever.
enum FirstOutcome {
    /// What `task` came to, or `error()` when it takes longer than `limit`; the task goes on all the same.
    static func of<Value: Sendable>(
        _ task: Task<Value, any Error>, within limit: Duration, else error: @escaping @Sendable () -> any Error
    ) async throws -> Value {
        let waiting = Waiting<Value>()
        let timer = Task {
            try await Task.sleep(for: limit)
            waiting.resume(.failure(error()))
        }
        defer { timer.cancel() }
        return try await withCheckedThrowingContinuation { continuation in
            waiting.begin(continuation)
            Task { waiting.resume(await task.result) }
        }
    }

    /// A continuation that is resumed by whoever comes first.
    private final class Waiting<Value: Sendable>: Sendable {
        private enum State: Sendable {
            case unasked
            case asked(CheckedContinuation<Value, any Error>)
            case early(Result<Value, any Error>)
            case done
        }

        private let state = Mutex(State.unasked)

        func begin(_ continuation: CheckedContinuation<Value, any Error>) {
            let early: Result<Value, any Error>? = state.withLock { state in
                if case .early(let result) = state {
                    state = .done
                    return result
                }
                state = .asked(continuation)
                return nil
            }
            if let early { continuation.resume(with: early) }
        }

        func resume(_ result: Result<Value, any Error>) {
            let continuation: CheckedContinuation<Value, any Error>? = state.withLock { state in
                switch state {
                case .unasked:
                    state = .early(result)
                    return nil
                case .asked(let continuation):
                    state = .done
                    return continuation
                case .early, .done:
                    return nil
                }
            }
            continuation?.resume(with: result)
        }
    }
}
