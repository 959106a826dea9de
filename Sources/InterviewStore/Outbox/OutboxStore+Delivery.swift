internal import Foundation
package import InterviewKit

// Delivering what waits, and telling of it.
extension OutboxStore {
    /// The shortest and the longest pause between two tries to reach the store.
    private static let pauses = (shortest: Duration.milliseconds(250), longest: Duration.seconds(4))

    /// Begins to deliver what waits, unless that is under way.
    func deliver() {
        guard delivery == nil else { return }
        delivery = Task { await self.deliverAll() }
    }

    /// Delivers until nothing waits, however long the store is away.
    private func deliverAll() async {
        var lock = DeliveryLock(path: outbox.path + ".lock")
        var pause = Self.pauses.shortest
        while !Task.isCancelled {
            guard lock.isHeldNow() else {
                // Another program delivers; what it has done is to be counted.
                await count()
                if state.waiting == 0 { break }
                try? await Task.sleep(for: .milliseconds(250))
                continue
            }
            do throws(StoreError) {
                guard let entry = try await outbox.first(for: place) else { break }
                guard let error = await deliver(entry) else {
                    pause = Self.pauses.shortest
                    continue
                }
                state.trouble = error
            } catch {
                // The outbox itself fails: nothing is lost of what is in it.
                state.trouble = error
            }
            publish()
            lock.letGo()
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, Self.pauses.longest)
        }
        delivery = nil
        await count()
        // Something may have been kept since the last look.
        if state.waiting > 0 { deliver() }
    }

    /// Delivers one write, and forgets it once it is there or never will be. What stands in the way, if anything does.
    private func deliver(_ entry: OutboxEntry) async -> StoreError? {
        let error: StoreError?
        if let attempt = underway.removeValue(forKey: entry.number) {
            error = await Self.outcome(of: attempt)
        } else {
            error = await Self.outcome(of: Task { [remote] in try await remote.perform(entry.write) })
        }
        do throws(StoreError) {
            switch error.map(WriteFate.init(kept:)) {
            case nil:
                try await outbox.remove(entry.number)
                state.waiting = max(0, state.waiting - 1)
                state.trouble = nil
            case .waits: return error
            case .isSetAside, .isReturned:
                if let error { try await outbox.setAside(entry, because: error.refusal) }
                await count()
                state.trouble = error
            }
        } catch {
            return error
        }
        publish()
        return nil
    }

    /// Counts what the file holds, of all programs.
    func count() async {
        guard let counted = try? await outbox.backlog(for: place) else { return }
        state.waiting = counted.waiting
        state.setAside = counted.setAside
        if counted.waiting == 0, counted.setAside == 0 { state.trouble = nil }
        publish()
    }

    func publish() {
        for listener in listeners.values { listener.yield(state) }
    }

    // MARK: What is told of it

    package func backlog() async -> AsyncStream<Backlog> {
        let (stream, continuation) = AsyncStream.makeStream(of: Backlog.self, bufferingPolicy: .bufferingNewest(1))
        listenerCount += 1
        let number = listenerCount
        listeners[number] = continuation
        continuation.onTermination = { [weak self] _ in
            Task { await self?.forget(listener: number) }
        }
        await count()
        if state.waiting > 0 { deliver() }
        return stream
    }

    private func forget(listener number: Int) { listeners[number] = nil }

    package func settle(within limit: Duration) async -> Backlog {
        await count()
        guard state.waiting > 0 else { return state }
        deliver()
        let emptied = Task<Void, any Error> {
            for await backlog in await self.backlog() where backlog.waiting == 0 { return }
        }
        try? await FirstOutcome.of(emptied, within: limit) { CancellationError() }
        emptied.cancel()
        return state
    }

    package func keptWrites() async throws(StoreError) -> [KeptWrite] { try await outbox.all() }
}
