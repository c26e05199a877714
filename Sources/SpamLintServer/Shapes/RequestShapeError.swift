/// A body that is not what an endpoint reads; answered with 400 and these words.
struct RequestShapeError: Error, Equatable {
    let reason: String
}
