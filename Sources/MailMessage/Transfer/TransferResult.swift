/// What a decoder of transfer encodings wrote.
struct TransferResult<Recorder: MapRecorder> {
    /// Bytes written.
    var count: Int
    var recorder: Recorder
    var defects: [Defect]
}
