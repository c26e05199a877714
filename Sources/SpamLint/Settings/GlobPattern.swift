/// A pattern of paths, as `.gitignore` writes them: `*` and `?` match within a name, `**` across folders, `[a-z]` one character; a pattern
/// without a slash matches names in any folder, one with a slash is seen from the folder of the file that it stands in.
struct GlobPattern: Sendable, Equatable {
    private enum Piece: Sendable, Equatable {
        case byte(UInt8)
        case any
        case set([ClosedRange<UInt8>], negated: Bool)
        /// Any bytes but a slash.
        case star
        /// Any bytes.
        case all
        /// Any number of folders, each with its slash.
        case folders
    }

    private let pieces: [Piece]
    /// Whether it is seen from the folder of its file alone.
    let isAnchored: Bool
    /// Whether it ends in a slash and so means folders.
    let isFolder: Bool

    /// Bytes of a pattern.
    private static let limit = 1_024

    /// Nil for a pattern that is empty or too long.
    init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.limit else { return nil }
        isFolder = bytes.last == 0x2F
        if isFolder { bytes.removeLast() }
        let isRooted = bytes.first == 0x2F
        if isRooted { bytes.removeFirst() }
        guard !bytes.isEmpty else { return nil }
        isAnchored = isRooted || bytes.contains(0x2F)
        pieces = Self.pieces(bytes)
    }

    private static func pieces(_ bytes: [UInt8]) -> [Piece] {
        var pieces: [Piece] = []
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            let isStart = i == 0 || bytes[i - 1] == 0x2F
            switch byte {
            case 0x2A where isStart && i + 1 < bytes.count && bytes[i + 1] == 0x2A && i + 2 < bytes.count && bytes[i + 2] == 0x2F:
                pieces.append(.folders)
                i += 3
                continue
            case 0x2A where isStart && i + 2 == bytes.count && bytes[i + 1] == 0x2A:
                pieces.append(.all)
                i += 2
                continue
            case 0x2A:
                if pieces.last != .star { pieces.append(.star) }
            case 0x3F: pieces.append(.any)
            case 0x5B:
                if let (set, end) = self.set(bytes, at: i) {
                    pieces.append(set)
                    i = end
                    continue
                }
                pieces.append(.byte(byte))
            case 0x5C where i + 1 < bytes.count:
                i += 1
                pieces.append(.byte(bytes[i]))
            default: pieces.append(.byte(byte))
            }
            i += 1
        }
        return pieces
    }

    /// A set of characters between brackets, and where it ends.
    private static func set(_ bytes: [UInt8], at start: Int) -> (Piece, Int)? {
        var i = start + 1
        let negated = i < bytes.count && (bytes[i] == 0x21 || bytes[i] == 0x5E)
        if negated { i += 1 }
        var ranges: [ClosedRange<UInt8>] = []
        let first = i
        while i < bytes.count, bytes[i] != 0x5D || i == first {
            if i + 2 < bytes.count, bytes[i + 1] == 0x2D, bytes[i + 2] != 0x5D, bytes[i] <= bytes[i + 2] {
                ranges.append(bytes[i]...bytes[i + 2])
                i += 3
            } else {
                ranges.append(bytes[i]...bytes[i])
                i += 1
            }
        }
        return i < bytes.count ? (.set(ranges, negated: negated), i + 1) : nil
    }

    /// Whether it matches a path as seen from the folder of its file.
    func matches(_ path: String) -> Bool {
        let text = Array((isAnchored ? path[...] : path.split(separator: "/").last ?? path[...]).utf8)
        return matches(text)
    }

    /// Follows all places in the pattern that the text so far leads to, byte by byte: O(pattern × text) whatever the pattern is.
    private func matches(_ text: [UInt8]) -> Bool {
        var states = [Bool](repeating: false, count: pieces.count + 1)
        enter(0, &states)
        for byte in text {
            var next = [Bool](repeating: false, count: states.count)
            for (place, piece) in pieces.enumerated() where states[place] {
                switch piece {
                case .byte(let wanted): if byte == wanted { enter(place + 1, &next) }
                case .any: if byte != 0x2F { enter(place + 1, &next) }
                case .set(let ranges, let negated):
                    if byte != 0x2F, ranges.contains(where: { $0.contains(byte) }) != negated { enter(place + 1, &next) }
                case .star: if byte != 0x2F { enter(place, &next) }
                case .all: enter(place, &next)
                case .folders:
                    // Inside the name of a folder nothing else may begin.
                    next[place] = true
                    if byte == 0x2F { enter(place + 1, &next) }
                }
            }
            if !next.contains(true) { return false }
            states = next
        }
        return states[pieces.count]
    }

    /// Comes to a place, and to those behind it where what stands there may match nothing.
    private func enter(_ place: Int, _ states: inout [Bool]) {
        var place = place
        while true {
            states[place] = true
            guard place < pieces.count else { return }
            switch pieces[place] {
            case .star, .all, .folders: place += 1
            default: return
            }
        }
    }
}

extension GlobPattern {
    /// Whether it matches a file, or a folder that the file lies in.
    func matchesFile(_ path: String) -> Bool {
        if !isFolder, matches(path) { return true }
        var folder = PathSyntax.folder(of: path)
        while !folder.isEmpty {
            if matches(folder) { return true }
            folder = PathSyntax.folder(of: folder)
        }
        return false
    }
}
