import Dispatch
import MailGate
import NIOCore
import NIOPosix
import SpamLintCore
import Synchronization

/// Threads that judge, apart from those that talk to clients.
final class JudgingPool: Sendable {
    let gate: Gate
    let metrics: GateMetrics
    let log: MessageLog
    private let threads: NIOThreadPool
    /// For one message of HTTP. The other doors keep their own time.
    private let milliseconds: Int
    /// Bytes of messages that wait or are under way. What comes above `mostHeld` is told to come again.
    private let held = Atomic<Int>(0)
    private let mostHeld = 256 << 20

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

    /// Judges one message, in turn. The future fails with `JudgingFailure`.
    func judge(
        _ message: [UInt8], _ envelope: Envelope, at door: GateMetrics.Door, on loop: any EventLoop, as job: JudgingJob
    ) -> EventLoopFuture<Judged> {
        let begin = DispatchTime.now().uptimeNanoseconds
        return submit(message.count, on: loop, as: job) { [self] in work(message, envelope, at: door, since: begin, as: job) }
    }

    /// The same for HTTP, whose answer waits for it.
    ///
    /// - Throws: `JudgingFailure`.
    func judge(_ message: [UInt8], _ envelope: Envelope) async throws -> Judged {
        let begin = DispatchTime.now().uptimeNanoseconds
        return try await run(message.count) { [self] job in work(message, envelope, at: .http, since: begin, as: job) }
    }

    /// Anything else that HTTP asks for and that takes a thread's time.
    ///
    /// - Parameter bytes: What is held for it while it waits.
    /// - Throws: `JudgingFailure`; what is under way then goes on, and nobody waits for it.
    func run<Result: Sendable>(_ bytes: Int, _ work: @escaping @Sendable (JudgingJob) throws -> Result) async throws -> Result {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let answer = loop.makePromise(of: Result.self)
        let job = JudgingJob()
        let deadline = loop.scheduleTask(in: .milliseconds(Int64(milliseconds))) { [milliseconds] in
            job.abandon()
            answer.fail(JudgingFailure.overtime(milliseconds: milliseconds))
        }
        submit(bytes, on: loop, as: job) { try work(job) }.whenComplete { result in
            deadline.cancel()
            answer.completeWith(result)
        }
        do {
            return try await answer.futureResult.get()
        } catch let failure as JudgingFailure {
            metrics.failed(failure.reason, at: .http)
            log.failed(failure.reason, Envelope(), at: .http)
            throw failure
        }
    }

    private func submit<Result: Sendable>(
        _ bytes: Int, on loop: any EventLoop, as job: JudgingJob, _ work: @escaping @Sendable () throws -> Result
    ) -> EventLoopFuture<Result> {
        let held = held.add(bytes, ordering: .relaxed).newValue
        metrics.waits(1)
        let future =
            held - bytes > mostHeld
            ? loop.makeFailedFuture(JudgingFailure.overload)
            : threads.runIfActive(eventLoop: loop) {
                guard !job.isAbandoned else { throw JudgingFailure.abandoned }
                return try work()
            }
        return future.always { [self] _ in
            self.held.subtract(bytes, ordering: .relaxed)
            metrics.waits(-1)
        }
    }

    private func work(
        _ message: [UInt8], _ envelope: Envelope, at door: GateMetrics.Door, since begin: UInt64, as job: JudgingJob
    ) -> Judged {
        let judged = gate.judge(message, envelope)
        let seconds = Double(DispatchTime.now().uptimeNanoseconds &- begin) / 1e9
        if !job.isAbandoned { tell(judged.report, judged.action, envelope, at: door, seconds: seconds) }
        return judged
    }

    func tell(_ report: Report, _ action: Policy.Action?, _ envelope: Envelope, at door: GateMetrics.Door, seconds: Double) {
        metrics.judged(report, action, at: door, seconds: seconds)
        log.judged(report, action, envelope, at: door, milliseconds: seconds * 1000)
    }
}
