extension StarterConfiguration {
    /// Writes a new file.
    ///
    /// - Throws: The system's error.
    public static func write(_ text: String, to path: String) throws(FileError) {
        try WholeFile.write(Array(text.utf8), to: path)
    }

    /// A configuration that a folder has already, by whatever name.
    public static func existing(in folder: String) -> String? {
        ConfigurationFile.names.map { PathSyntax.join(folder, $0) }.first { FolderLookup.exists($0) }
    }
}
