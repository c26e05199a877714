/// A value that may still lie in the program as `FlatEncoder` wrote it, and is read each time it is asked for.
///
/// Most texts of the catalogue are for nobody in most runs, and reading them all would take longer than a message.
struct Deferred<Value: Sendable>: Sendable {
    private enum Storage: Sendable {
        case ready(Value)
        case flat(FlatBytes, read: @Sendable (inout FlatDecoder) -> Value)
    }

    private let storage: Storage

    init(_ value: Value) { storage = .ready(value) }

    init(_ bytes: FlatBytes, read: @escaping @Sendable (inout FlatDecoder) -> Value) { storage = .flat(bytes, read: read) }

    var value: Value {
        switch storage {
        case .ready(let value): return value
        case .flat(let bytes, let read):
            var decoder = FlatDecoder(bytes.buffer)
            return read(&decoder)
        }
    }
}

/// Bytes that are there as long as the process is.
///
/// Unchecked, because nobody writes to what the program itself holds.
struct FlatBytes: @unchecked Sendable {
    let buffer: UnsafeBufferPointer<UInt8>
}
