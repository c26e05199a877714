import MailBytes

/// What SMTP takes for a mailbox (RFC 5321, section 4.1.2).
enum AddressGrammar {
    /// `local@domain`, the local part a dot-atom or quoted, the domain labels of letters, digits, hyphens and underscores, or a literal.
    static func isMailbox(_ address: [UInt8]) -> Bool {
        guard let at = address.lastIndex(of: ASCII.at), at > 0, at + 1 < address.count else { return false }
        return isLocalPart(address[..<at]) && isDomain(address[(at + 1)...])
    }

    private static func isLocalPart(_ local: ArraySlice<UInt8>) -> Bool {
        if local.first == 0x22 { return local.count > 1 && local.last == 0x22 && !local.dropFirst().dropLast().contains(0x22) }
        return local.split(separator: ASCII.dot, omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy(isAtomByte)
        }
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        if byte.isASCIILetter || byte.isASCIIDigit { return true }
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: return true
        default: return false
        }
    }

    private static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
        if domain.first == 0x5B { return domain.count > 2 && domain.last == 0x5D }
        let domain = domain.last == ASCII.dot ? domain.dropLast() : domain
        return domain.split(separator: ASCII.dot, omittingEmptySubsequences: false).allSatisfy { label in
            guard let first = label.first, first.isASCIILetter || first.isASCIIDigit else { return false }
            return label.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.dash || $0 == 0x5F }
        }
    }
}
