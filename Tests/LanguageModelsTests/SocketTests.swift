import Testing

/// The tests that open sockets, one after the other: they measure times and count descriptors.
@Suite("Over real sockets", .serialized, .timeLimit(.minutes(2)))
struct SocketTests {}
