import NIOCore
import NIOExtras

/// How a stop comes to a connection: a moment late, since a client that has just written, and whose bytes lie unread, is inside already; and
/// for good after a while, since one that has begun a message and says nothing more must not keep the daemon.
final class StopGrace: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private static let moment = TimeAmount.milliseconds(200)
    private static let longest = TimeAmount.seconds(25)

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.moment) {
            if bound.value.channel.isActive { bound.value.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        }
        let channel = context.channel
        let end = context.eventLoop.scheduleTask(in: Self.longest) { channel.close(promise: nil) }
        channel.closeFuture.whenComplete { _ in end.cancel() }
    }
}
