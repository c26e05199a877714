import Logging
import MailGate
import NIOCore
import NIOExtras
import NIOPosix

/// Carries bytes between a mail server and a `MilterSession`, and messages to the judges.
final class MilterHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Seconds between two signs of life while a message is judged.
    private static let progressInterval = TimeAmount.seconds(10)

    private let door: DoorContext
    private var session: MilterSession
    /// Tells one judgement from the next on the same connection.
    private var turn = 0
    private var deadline: Scheduled<Void>?
    private var progress: RepeatedTask?
    private var job: JudgingJob?
    private var isStopping = false

    init(_ door: DoorContext) {
        self.door = door
        var limits = MilterSession.Limits()
        limits.messageBytes = door.limits.messageBytes
        session = MilterSession(limits: limits, onError: door.onError)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        Acknowledgement.hasten(on: context.channel)
        let buffer = unwrapInboundIn(data)
        perform(buffer.withUnsafeReadableBytes { session.receive($0) }, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            isStopping = true
            closeIfDone(context)
        case let event as ChannelEvent where event == .inputClosed:
            // A mail server that has hung up takes no ruling any more.
            context.close(promise: nil)
        case is IdleStateHandler.IdleStateEvent where !session.isJudging:
            door.metrics.refused("idle", at: .milter)
            context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    private func perform(_ actions: [MilterSession.Action], _ context: ChannelHandlerContext) {
        var hasWritten = false
        for action in actions {
            switch action {
            case .send(let bytes):
                context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: nil)
                hasWritten = true
            case .judge(let message): judge(message, context)
            case .note(let fault):
                door.metrics.refused("limit", at: .milter)
                door.logger.warning("message not judged, or not as ruled", metadata: ["reason": "\(fault)"])
            case .close(let fault):
                if let fault {
                    door.metrics.refused("protocol", at: .milter)
                    door.logger.warning("milter client closed", metadata: ["reason": "\(fault)"])
                }
                context.flush()
                context.close(promise: nil)
                return
            }
        }
        if hasWritten { context.flush() }
        closeIfDone(context)
    }

    private func judge(_ message: MilterMessage, _ context: ChannelHandlerContext) {
        // One that was taken back may still be under way.
        finish()
        let turn = turn
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: .milliseconds(Int64(door.limits.judgingMilliseconds))) {
            let (handler, context) = bound.value
            handler.fail("time", message, turn: turn, context)
        }
        progress = context.eventLoop.scheduleRepeatedTask(initialDelay: Self.progressInterval, delay: Self.progressInterval) { _ in
            let (handler, context) = bound.value
            handler.perform(handler.session.progress(), context)
        }
        let job = JudgingJob()
        self.job = job
        door.pool.judge(message.bytes, message.envelope, at: .milter, on: context.eventLoop, as: job).whenComplete { result in
            let (handler, context) = bound.value
            guard handler.turn == turn, context.channel.isActive else { return }
            switch result {
            case .success(let judged):
                handler.finish()
                handler.perform(handler.session.rule(judged.ruling, for: message.number), context)
            case .failure(let error):
                handler.fail((error as? JudgingFailure)?.reason ?? "stopping", message, turn: turn, context)
            }
        }
    }

    private func fail(_ why: String, _ message: MilterMessage, turn: Int, _ context: ChannelHandlerContext) {
        guard self.turn == turn, session.isJudging else { return }
        finish()
        door.metrics.failed(why, at: .milter)
        door.pool.log.failed(why, message.envelope, at: .milter)
        perform(session.fail(for: message.number), context)
    }

    /// Nothing that is still under way concerns this connection any more.
    private func finish() {
        turn += 1
        job?.abandon()
        job = nil
        deadline?.cancel()
        deadline = nil
        progress?.cancel()
        progress = nil
    }

    private func closeIfDone(_ context: ChannelHandlerContext) {
        // Between two messages nobody loses anything by a closed connection.
        if isStopping, !session.isInMessage { context.close(promise: nil) }
    }
}
