package import InterviewKit
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A model behind the chat completions API of OpenAI, which many servers speak: OpenAI, Gemini's compatible endpoint,
/// Ollama, llama.cpp, LM Studio, vLLM. Making one touches neither the network nor a thread.
package final class OpenAICompatibleModel: LanguageModel {
    package let name: String
    package var endpoint: String { address.base }

    private let address: ServerAddress
    private let key: String?
    private let limits: ReplyLimits
    /// What the server was found to understand, so that only the first request pays for finding out.
    private let shape: Mutex<RequestShape>

    /// A model named `model` at `BASE/chat/completions`. An empty key is none; `limits` are the standard ones where
    /// not given. Throws when nothing could come of it, or a key would travel in clear text over a network.
    package init(
        baseURL: String, apiKey: String? = nil, model: String, limits: ReplyLimits? = nil
    ) throws(ModelConfigurationError) {
        name = model.trimmingASCIIWhitespace()
        guard !name.isEmpty else { throw .noModelName }
        address = try ServerAddress(baseURL)
        let trimmedKey = apiKey?.trimmingASCIIWhitespace() ?? ""
        guard trimmedKey.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .invalidKey }
        key = trimmedKey.isEmpty ? nil : trimmedKey
        guard key == nil || address.isEncrypted || address.isLoopback else {
            throw .keyOverPlainHTTP(host: address.host)
        }
        self.limits = limits ?? .standard(isLoopback: address.isLoopback)
        shape = Mutex(RequestShape(host: address.host))
    }

    package func reply(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do throws(ModelError) {
                    try await converse(request, continuation)
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// The names of the models the server says it has, from `GET BASE/models`.
    package func availableModels() async throws(ModelError) -> [String] {
        let reader = ModelListReader(limits: limits, mapping: mapping(), start: .now)
        do throws(Fault) {
            var models: [String]?
            try await exchange("/models", body: nil, reader) { models = $0 }
            guard let models else { throw Fault(.cancelled) }
            return models
        } catch {
            throw error.error
        }
    }

    /// Asks, and asks again where the server refused a field that can be left out.
    private func converse(
        _ request: ModelRequest, _ continuation: AsyncThrowingStream<ModelEvent, any Error>.Continuation
    ) async throws(ModelError) {
        while true {
            let body = try ChatRequest(request, model: name, shape: shape.withLock { $0 }).json()
            let reader = ReplyReader(limits: limits, mapping: mapping(), start: .now)
            var isFinished = false
            do throws(Fault) {
                try await exchange("/chat/completions", body: body, reader) { event in
                    if case .finished = event { isFinished = true }
                    continuation.yield(event)
                }
            } catch {
                guard shape.withLock({ $0.giveUp(error.unwelcome) }) else { throw error.error }
                continue
            }
            // A cancelled stream ends as if it were whole.
            guard isFinished else { throw .cancelled }
            return
        }
    }

    private func exchange<Reader: ResponseReader>(
        _ path: String, body: [UInt8]?, _ reader: Reader, _ receive: (Reader.Event) -> Void
    ) async throws(Fault) {
        guard let transport = Transport.shared else { throw Fault(.unreachable(reason: "libcurl cannot be started")) }
        do {
            for try await event in transport.stream(request(path, body: body), to: reader) { receive(event) }
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault(.cancelled)
        }
    }

    private func request(_ path: String, body: [UInt8]?) -> HTTPRequest {
        // Without `Expect:` curl asks for leave before it sends a large body, which some servers leave unanswered.
        var headers = ["Expect:"]
        headers.append(body == nil ? "Accept: application/json" : "Accept: text/event-stream, application/json")
        if body != nil { headers.append("Content-Type: application/json") }
        if let key { headers.append("Authorization: Bearer \(key)") }
        return HTTPRequest(
            url: address.base + path, headers: headers, body: body, mayUseProxy: !address.isLoopback,
            connectTimeout: limits.connect)
    }

    private func mapping() -> FaultMapping {
        FaultMapping(secret: key, wallClock: Double(time(nil)))
    }
}
