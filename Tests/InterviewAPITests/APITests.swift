import Testing

/// Everything here drives the real server, one after another: processes are started, and times are kept.
@Suite("The REST API", .serialized)
struct APITests {}
