import NIOCore

/// Counts connections and turns away those past the limit.
final class ConnectionCount: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let door: GateMetrics.Door
    private let context: DoorContext
    private var isCounted = false

    init(door: GateMetrics.Door, context: DoorContext) {
        self.door = door
        self.context = context
    }

    func channelActive(context channel: ChannelHandlerContext) {
        isCounted = true
        guard context.metrics.connected(1, at: door) <= context.limits.connections else {
            context.metrics.refused("connections", at: door)
            channel.close(promise: nil)
            return
        }
        channel.fireChannelActive()
    }

    func channelInactive(context channel: ChannelHandlerContext) {
        if isCounted { _ = context.metrics.connected(-1, at: door) }
        isCounted = false
        channel.fireChannelInactive()
    }
}
