/// What the machine lacks to read mail.
public enum MissingCharsets {
    /// Charsets that mail named since the program began and that the machine has no converter for, in order.
    public static var names: [String] { ConverterPool.shared.lacking }
}
