internal import Synchronization

/// What this process has learned about the models it asked. Shared by every value that stands for the same model at
/// the same server, so that finding out is paid for once.
final class ShapeMemory: Sendable {
    /// Which model, over which protocol, where.
    struct Place: Hashable, Sendable {
        let api: String
        let base: String
        let model: String
    }

    static let shared = ShapeMemory()

    private let shapes = Mutex<[Place: RequestShape]>([:])

    /// What is known of a place; `initial` where nothing is.
    func shape(at place: Place, initial: RequestShape) -> RequestShape {
        shapes.withLock { $0[place] ?? initial }
    }

    /// Keeps what a request found out, beside what others did meanwhile.
    func learn(_ shape: RequestShape, at place: Place) {
        shapes.withLock { $0[place, default: shape].learn(shape) }
    }
}
