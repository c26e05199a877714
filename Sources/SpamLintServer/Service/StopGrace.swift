import NIOCore
import NIOExtras

/// Lets a stop come to a connection a moment late: a client that has just written, and whose bytes lie unread, is inside already.
final class StopGrace: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private static let moment = TimeAmount.milliseconds(200)

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.moment) {
            if bound.value.channel.isActive { bound.value.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        }
    }
}
