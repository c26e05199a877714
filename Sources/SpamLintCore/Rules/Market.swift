/// A country, or a union of them, whose law a sender asks to have looked at.
public enum Market: String, Sendable, CaseIterable {
    case us, ca, eu, de, uk, cn, jp, kr, sg, au
}
