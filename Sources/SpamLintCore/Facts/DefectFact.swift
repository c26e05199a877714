/// A defect of the message or of its HTML, by name.
public struct DefectFact: Sendable {
    public let kind: String
    public let place: Place
    public let detail: String?
}
