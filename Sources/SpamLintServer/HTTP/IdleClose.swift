import NIOCore

/// Closes a connection over which no byte goes either way for too long: its client neither says anything nor takes its answer.
final class IdleClose: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let metrics: GateMetrics

    init(_ metrics: GateMetrics) { self.metrics = metrics }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
        metrics.refused("idle", at: .http)
        context.close(promise: nil)
    }
}
