/// The path of a file as CI servers want it: from the folder that the run began in, with slashes.
enum ArtifactPath {
    /// `path` without `./` at its start, and from `folder` where it lies below it.
    static func relative(_ path: String, to folder: String) -> String {
        var path = path[...]
        if !folder.isEmpty, path.hasPrefix(folder + "/") { path = path.dropFirst(folder.count + 1) }
        while path.hasPrefix("./"), path.count > 2 {
            path = path.dropFirst(2)
            while path.hasPrefix("/"), path.count > 1 { path = path.dropFirst() }
        }
        return String(path)
    }

    /// A URI reference (RFC 3986): everything but unreserved characters and slashes is percent-encoded.
    static func uri(_ path: String) -> String {
        var uri: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: uri.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += ("%" + (digits.count < 2 ? "0" : "") + digits).utf8
            }
        }
        let text = String(decoding: uri, as: UTF8.self)
        return text.hasPrefix("/") ? "file://" + text : text
    }
}
