import Hummingbird
import NIOCore

/// What is known of a request besides itself.
struct GateRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The client's address without its port; empty for a Unix socket.
    let client: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        client = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
