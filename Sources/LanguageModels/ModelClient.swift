internal import InterviewKit

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Asks one model at one server over one protocol. What the models of all protocols share: checking the settings, the
/// exchange, and asking again without what the server refused. Making one touches neither the network nor a thread.
struct ModelClient<API: ModelAPI>: Sendable {
    let model: String
    let base: String

    private let address: ServerAddress
    private let key: String?
    private let limits: ReplyLimits

    /// An empty key is none; `limits` are the standard ones where not given. Throws when nothing could come of it, or a
    /// key would travel in clear text over a network.
    init(
        baseURL: String, apiKey: String?, model: String, limits: ReplyLimits?
    ) throws(ModelConfigurationError) {
        self.model = model.trimmingASCIIWhitespace()
        guard !self.model.isEmpty else { throw .noModelName }
        address = try ServerAddress(baseURL)
        base = API.base(address.base)
        let trimmedKey = apiKey?.trimmingASCIIWhitespace() ?? ""
        guard trimmedKey.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .invalidKey }
        key = trimmedKey.isEmpty ? nil : trimmedKey
        guard key == nil || address.isEncrypted || address.isLoopback else {
            throw .keyOverPlainHTTP(host: address.host)
        }
        self.limits = limits ?? .standard(isLoopback: address.isLoopback)
    }

    /// How a structured reply is asked for, as far as found out by now.
    var structure: ReplyStructure { shape.structure }

    /// The names of the models the server says it has.
    func availableModels() async throws(ModelError) -> [String] {
        let reader = ModelListReader(limits: limits, mapping: mapping(), start: .now)
        do throws(Fault) {
            var models: [String]?
            try await exchange(API.modelsPath, body: nil, reader) { models = $0 }
            guard let models else { throw Fault(.cancelled) }
            return models
        } catch {
            throw error.error
        }
    }

    private var place: ShapeMemory.Place { .init(api: API.name, base: base, model: model) }

    private var shape: RequestShape {
        ShapeMemory.shared.shape(
            at: place, initial: RequestShape(host: address.host, structures: API.structures))
    }

    /// Asks, and asks again where the server refused something that can be left out or asked for otherwise. What was
    /// found out is kept once it led to a reply.
    func ask(_ request: ModelRequest, _ hear: (ModelEvent) -> Void) async throws(ModelError) {
        var shape = shape
        API.prepare(&shape, for: request)
        ShapeMemory.shared.learn(shape, at: place)
        while true {
            let body = try API.body(of: request, model: model, shape: shape)
            let mapping = mapping()
            let reader = ReplyReader(
                API.reply(to: request, shape: shape, mapping: mapping, limit: limits.replyBytes), limits: limits,
                mapping: mapping, start: .now)
            var hasBegun = false
            var isFinished = false
            do throws(Fault) {
                try await exchange(API.replyPath, body: body, reader) { event in
                    if !hasBegun { ShapeMemory.shared.learn(shape, at: place) }
                    hasBegun = true
                    if case .finished = event { isFinished = true }
                    hear(event)
                }
            } catch {
                let refused = request.schema == nil ? error.unwelcome.subtracting([.structure]) : error.unwelcome
                guard !hasBegun, shape.giveUp(refused) else { throw error.error }
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
        return HTTPRequest(
            url: base + path, headers: headers + API.headers(key: key), body: body, mayUseProxy: !address.isLoopback,
            connectTimeout: limits.connect)
    }

    private func mapping() -> FaultMapping {
        FaultMapping(secret: key, wallClock: Double(time(nil)))
    }
}
