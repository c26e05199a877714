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

    init(_ gate: Gate, metrics: GateMetrics, log: MessageLog, threads: Int) {
        self.gate = gate
        self.metrics = metrics
        self.log = log
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

    /// The same for those who wait without an event loop.
    func judge(_ message: [UInt8], _ envelope: Envelope, at door: GateMetrics.Door) async throws -> Judged {
        let begin = DispatchTime.now().uptimeNanoseconds
        metrics.waits(1)
        defer { metrics.waits(-1) }
        return try await threads.runIfActive { [self] in work(message, envelope, at: door, since: begin) }
    }

    /// Anything else that takes a thread's time.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        metrics.waits(1)
        defer { metrics.waits(-1) }
        return try await threads.runIfActive(work)
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
