import Logging
import MailGate
import NIOCore

/// What every door works with.
struct DoorContext: Sendable {
    let pool: JudgingPool
    let limits: DoorLimits
    let onError: MilterSession.OnError
    let logger: Logger
    let group: any EventLoopGroup
    /// Of the HTTP doors.
    let bodies = BodyBudget()

    var metrics: GateMetrics { pool.metrics }
}
