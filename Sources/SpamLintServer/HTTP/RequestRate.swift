import Dispatch
import Synchronization

/// Counts the requests of each client within a minute.
final class RequestRate: Sendable {
    private struct Window {
        var minute: UInt64 = 0
        var counts: [String: Int] = [:]
    }

    /// Clients that are counted in a minute; the rest share one count, so that many addresses take no memory.
    private static let clients = 50_000
    private let limit: Int
    private let window = Mutex(Window())

    init(limit: Int) { self.limit = limit }

    func allows(_ client: String) -> Bool {
        let minute = DispatchTime.now().uptimeNanoseconds / 60_000_000_000
        return window.withLock { window in
            if window.minute != minute { window = Window(minute: minute) }
            let key = window.counts.count < Self.clients || window.counts[client] != nil ? client : "*"
            window.counts[key, default: 0] += 1
            return window.counts[key, default: 0] <= limit
        }
    }
}
