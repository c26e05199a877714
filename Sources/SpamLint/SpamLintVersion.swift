/// The version of the program and of the library.
public enum SpamLintVersion {
    public static let current = "0.1.0"
}
