/// A body that is not what an endpoint reads; answered with 400 and these words.
public struct RequestShapeError: Error, Equatable {
    public let reason: String
}
