import Dispatch
import MailGate
import NIOCore
import NIOPosix
import SpamLint
import SpamLintCore

/// Threads that judge, apart from those that talk to clients.
final class JudgingPool: Sendable {
    let gate: Gate
    let metrics: GateMetrics
    let log: MessageLog
    private let threads: NIOThreadPool
    /// For one message of HTTP. The other doors keep their own time.
    private let milliseconds: Int

    init(_ gate: Gate, metrics: GateMetrics, log: MessageLog, threads: Int, milliseconds: Int) {
        self.gate = gate
        self.metrics = metrics
        self.log = log
        self.milliseconds = milliseconds
        self.threads = NIOThreadPool(numberOfThreads: threads)
    }

    func start() { threads.start() }

    /// Ends when what was begun is done.
    func stop() async { try? await threads.shutdownGracefully() }

    /// Judges one message, in turn.
    func judge(_ message: [UInt8], _ envelope: Envelope, at door: GateMetrics.Door, on loop: any EventLoop) -> EventLoopFuture<Judged> {
        let begin = DispatchTime.now().uptimeNanoseconds
        metrics.waits(1)
        return threads.runIfActive(eventLoop: loop) { [self] in work(message, envelope, at: door, since: begin) }
            .always { [metrics] _ in metrics.waits(-1) }
    }

    /// The same for HTTP, whose answer waits for it.
    ///
    /// - Throws: `JudgingOvertime`.
    func judge(_ message: [UInt8], _ envelope: Envelope) async throws -> Judged {
        let begin = DispatchTime.now().uptimeNanoseconds
        return try await run { [self] in work(message, envelope, at: .http, since: begin) }
    }

    /// Anything else that HTTP asks for and that takes a thread's time.
    ///
    /// - Throws: `JudgingOvertime`; what is under way then goes on, and nobody waits for it.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        metrics.waits(1)
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let answer = loop.makePromise(of: Result.self)
        let deadline = loop.scheduleTask(in: .milliseconds(Int64(milliseconds))) { [metrics, milliseconds] in
            metrics.failed("time", at: .http)
            answer.fail(JudgingOvertime(milliseconds: milliseconds))
        }
        threads.runIfActive(eventLoop: loop, work).whenComplete { [metrics] result in
            metrics.waits(-1)
            deadline.cancel()
            answer.completeWith(result)
        }
        return try await answer.futureResult.get()
    }

    private func work(_ message: [UInt8], _ envelope: Envelope, at door: GateMetrics.Door, since begin: UInt64) -> Judged {
        let judged = gate.judge(message, envelope)
        let seconds = Double(DispatchTime.now().uptimeNanoseconds &- begin) / 1e9
        tell(judged.report, judged.action, envelope, at: door, seconds: seconds)
        return judged
    }

    func tell(_ report: Report, _ action: Policy.Action?, _ envelope: Envelope, at door: GateMetrics.Door, seconds: Double) {
        metrics.judged(report, action, at: door, seconds: seconds)
        log.judged(report, action, envelope, at: door, milliseconds: seconds * 1000)
    }
}
