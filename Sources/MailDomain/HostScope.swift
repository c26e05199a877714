/// Where a host can be reached from.
public enum HostScope: String, Sendable, CaseIterable {
    /// Anyone may try.
    case global
    /// `localhost` and 127.0.0.0/8, ::1.
    case loopback
    /// RFC 1918, RFC 4193, link-local, shared address space, `.local`, `.internal`, `.home.arpa`, names without a dot.
    case `private`
    /// For documentation and tests: `.example`, `.test`, `.invalid`, `example.com`, 192.0.2.0/24 (RFC 2606, 5737, 6761).
    case documentation
    /// Other reserved ground: 0.0.0.0, multicast, `.onion`, `.arpa`.
    case reserved
}

extension Host {
    public var scope: HostScope {
        switch kind {
        case .name: nameScope
        case .ipv4(let address): Host.scope(of: address)
        case .ipv6(let bytes): Host.scope(of: bytes)
        }
    }

    private var nameScope: HostScope {
        var name = ascii
        return name.withUTF8 { name in
            guard let dot = name.lastIndex(of: 0x2E) else { return Host.scope(ofTop: name[...]) ?? .private }
            let top = name[(dot + 1)...]
            if Host.isOne(of: ["com", "net", "org"], top) { return Host.endsIn("example", name[..<dot]) ? .documentation : .global }
            if Host.isOne(of: ["arpa"], top), Host.endsIn("home", name[..<dot]) { return .private }
            return Host.scope(ofTop: top) ?? .global
        }
    }

    private typealias Piece = Slice<UnsafeBufferPointer<UInt8>>

    /// What the last label alone decides.
    private static func scope(ofTop label: Piece) -> HostScope? {
        if isOne(of: ["localhost", "localdomain"], label) { return .loopback }
        if isOne(of: ["local", "internal", "lan", "home", "corp", "intranet", "private", "localnet"], label) { return .private }
        if isOne(of: ["example", "test", "invalid"], label) { return .documentation }
        if isOne(of: ["onion", "arpa", "alt"], label) { return .reserved }
        return nil
    }

    /// Whether the last label of `name` is `label`.
    private static func endsIn(_ label: StaticString, _ name: Piece) -> Bool {
        let rest = name.count - label.utf8CodeUnitCount
        return rest >= 0 && isOne(of: [label], name.suffix(label.utf8CodeUnitCount))
            && (rest == 0 || name[name.startIndex + rest - 1] == 0x2E)
    }

    @inline(__always)
    private static func isOne(of labels: [StaticString], _ label: Piece) -> Bool {
        for other in labels where other.utf8CodeUnitCount == label.count {
            var i = 0
            while i < label.count, label[label.startIndex + i] == other.utf8Start[i] { i += 1 }
            if i == label.count { return true }
        }
        return false
    }

    /// RFC 6890's registry. The first block that holds the address decides.
    private static let blocks: [(address: UInt32, length: UInt32, scope: HostScope)] = [
        (0x7F00_0000, 8, .loopback), (0x0A00_0000, 8, .private), (0xAC10_0000, 12, .private), (0xC0A8_0000, 16, .private),
        (0xA9FE_0000, 16, .private), (0x6440_0000, 10, .private), (0xC000_0200, 24, .documentation), (0xC633_6400, 24, .documentation),
        (0xCB00_7100, 24, .documentation), (0xC612_0000, 15, .documentation), (0xC000_0000, 24, .reserved), (0xC058_6300, 24, .reserved),
        (0x0000_0000, 8, .reserved), (0xE000_0000, 3, .reserved),
    ]

    private static func scope(of address: UInt32) -> HostScope {
        for block in blocks where (address ^ block.address) >> (32 - block.length) == 0 { return block.scope }
        return .global
    }

    private static func scope(of bytes: [UInt8]) -> HostScope {
        guard bytes.count == 16 else { return .reserved }
        if bytes[0..<10].allSatisfy({ $0 == 0 }) {
            if bytes[10] == 0xFF, bytes[11] == 0xFF { return scope(of: bytes[12...].reduce(0) { $0 << 8 | UInt32($1) }) }
            return bytes[10..<15].allSatisfy({ $0 == 0 }) && bytes[15] == 1 ? .loopback : .reserved
        }
        switch (bytes[0], bytes[1]) {
        case (0xFC...0xFD, _): return .private
        case (0xFE, 0x80...0xFF): return .private
        case (0x20, 0x01) where bytes[2] == 0x0D && bytes[3] == 0xB8: return .documentation
        case (0x3F, 0xFF) where bytes[2] < 0x10: return .documentation
        case (0x20...0x3F, _), (0x00, 0x64): return .global
        default: return .reserved
        }
    }
}
