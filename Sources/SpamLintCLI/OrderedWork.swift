#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Does the same work for many inputs on several threads and hands the results on in the order of the inputs.
///
/// Workers never run further ahead of the reader than a fixed window, so that memory stays bounded however slow the reader is.
enum OrderedWork {
    private static let window = 256

    static func run<Output: Sendable>(
        count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Output, handle: (Int, Output) throws -> Void
    ) rethrows {
        let jobs = min(jobs, count)
        guard jobs > 1 else {
            for index in 0..<count { try handle(index, work(index)) }
            return
        }
        let queue = Queue<Output>(count: count, window: window)
        let threads = (0..<jobs).compactMap { _ in
            Worker.start {
                while let index = queue.take() { queue.finish(index, with: work(index)) }
            }
        }
        defer {
            queue.stop()
            for thread in threads { pthread_join(thread, nil) }
        }
        guard !threads.isEmpty else {
            for index in 0..<count { try handle(index, work(index)) }
            return
        }
        for index in 0..<count { try handle(index, queue.result(of: index)) }
    }
}

/// Indices to be taken, results to be fetched in order.
private final class Queue<Output: Sendable>: @unchecked Sendable {
    // All state is guarded by the mutex.
    private var mutex = pthread_mutex_t()
    private var changed = pthread_cond_t()
    private let count: Int
    private let window: Int
    private var next = 0
    private var fetched = 0
    private var stopped = false
    private var results: [Int: Output] = [:]

    init(count: Int, window: Int) {
        self.count = count
        self.window = window
        pthread_mutex_init(&mutex, nil)
        pthread_cond_init(&changed, nil)
    }

    deinit {
        pthread_cond_destroy(&changed)
        pthread_mutex_destroy(&mutex)
    }

    func take() -> Int? {
        pthread_mutex_lock(&mutex)
        defer { pthread_mutex_unlock(&mutex) }
        while !stopped, next < count, next >= fetched + window { pthread_cond_wait(&changed, &mutex) }
        guard !stopped, next < count else { return nil }
        next += 1
        return next - 1
    }

    func finish(_ index: Int, with output: Output) {
        pthread_mutex_lock(&mutex)
        results[index] = output
        if index == fetched { pthread_cond_broadcast(&changed) }
        pthread_mutex_unlock(&mutex)
    }

    func result(of index: Int) -> Output {
        pthread_mutex_lock(&mutex)
        defer { pthread_mutex_unlock(&mutex) }
        while true {
            if let output = results.removeValue(forKey: index) {
                fetched = index + 1
                pthread_cond_broadcast(&changed)
                return output
            }
            pthread_cond_wait(&changed, &mutex)
        }
    }

    func stop() {
        pthread_mutex_lock(&mutex)
        stopped = true
        pthread_cond_broadcast(&changed)
        pthread_mutex_unlock(&mutex)
    }
}

/// A thread with a stack large enough for libxml2.
private final class Worker {
    private let body: @Sendable () -> Void

    private init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }

    static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        let box = Unmanaged.passRetained(Worker(body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, 8 << 20)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { context in
                if let context { Unmanaged<Worker>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, box.toOpaque())
        guard status == 0 else {
            box.release()
            return nil
        }
        return thread
    }
}
