import MailGate
import NIOCore
import NIOExtras

/// Carries bytes between a client of spamd and a `SpamdSession`.
final class SpamdHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let door: DoorContext
    private var session: SpamdSession
    private var deadline: Scheduled<Void>?
    private var job: JudgingJob?
    private var isBusy = false
    private var isInputClosed = false
    private var isLingering = false

    init(_ door: DoorContext) {
        self.door = door
        var limits = SpamdSession.Limits()
        limits.bodyBytes = door.limits.messageBytes
        limits.inflatedBytes = door.limits.messageBytes
        session = SpamdSession(limits: limits)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isLingering else { return }
        isBusy = true
        let buffer = unwrapInboundIn(data)
        perform(buffer.withUnsafeReadableBytes { session.receive($0) }, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        job?.abandon()
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            if !isBusy { context.close(promise: nil) }
        case let event as ChannelEvent where event == .inputClosed:
            isInputClosed = true
            if isLingering { context.close(promise: nil) } else { perform(session.endOfInput(), context) }
        case is IdleStateHandler.IdleStateEvent where !session.isJudging:
            door.metrics.refused("idle", at: .spamd)
            context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    private func perform(_ actions: [SpamdSession.Action], _ context: ChannelHandlerContext) {
        for action in actions {
            switch action {
            case .send(let bytes):
                context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: nil)
            case .judge(let request): judge(request, context)
            case .close: linger(context)
            }
        }
    }

    /// Sends nothing more, and reads on for a while: what a client still sends would otherwise reset the connection, and our answer with it.
    private func linger(_ context: ChannelHandlerContext) {
        guard !isInputClosed else { return context.close(promise: nil) }
        isLingering = true
        context.close(mode: .output, promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .seconds(2)) { bound.value.close(promise: nil) }
    }

    private func judge(_ request: SpamdRequest, _ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let job = JudgingJob()
        self.job = job
        deadline = context.eventLoop.scheduleTask(in: .milliseconds(Int64(door.limits.judgingMilliseconds))) {
            let (handler, context) = bound.value
            handler.fail("time", context)
        }
        door.pool.answer(request, on: context.eventLoop, as: job).whenComplete { result in
            let (handler, context) = bound.value
            guard handler.session.isJudging, context.channel.isActive else { return }
            switch result {
            case .success(let answer):
                handler.deadline?.cancel()
                handler.perform(handler.session.answer(answer), context)
            case .failure(let error): handler.fail((error as? JudgingFailure)?.reason ?? "stopping", context)
            }
        }
    }

    private func fail(_ why: String, _ context: ChannelHandlerContext) {
        guard session.isJudging else { return }
        job?.abandon()
        deadline?.cancel()
        door.metrics.failed(why, at: .spamd)
        door.pool.log.failed(why, Envelope(), at: .spamd)
        perform(session.fail(why == "time" ? .timeout : .temporaryFailure, why), context)
    }
}
