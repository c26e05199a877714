import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// A `Message-ID` as Outlook Express makes them, whose time is more than `hours` from that of `Date`.
    ///
    /// Its second to tenth digits are the upper half of a Windows file time: units of 2^32 tenths of a microsecond since 1601.
    static let outlookIDTime = Check("outlook-id-time", needs: .header, parameters: [.init("hours", standard: .number(30))]) {
        facts, parameters in
        guard let field = facts.message.first(.messageID) else { return [] }
        let body = FieldReading.bytes(of: field, as: .unfolded, in: facts)
        guard let stated = units(in: body) else { return [] }
        let date = facts.message.first(.date).flatMap { facts.message.date($0)?.epochSeconds } ?? 0
        let real = (Double(date) + 11_644_473_600) * 10_000_000 / 4_294_967_296
        let hours = abs(stated - real.rounded(.down)) * 429.496_729_6 / 3_600
        guard hours >= parameters.number("hours", default: 30) else { return [] }
        return [Evidence(at: .source(field.bodyRange), values: [("value", NumberText.text(hours.rounded()))])]
    }

    /// The time in `<xxxxTTTTTTTT$xxxxxxxx$xxxxxxxx@`, in lower-case digits of 16; nil for another form.
    private static func units(in body: [UInt8]) -> Double? {
        guard body.count > 32, body[0] == ASCII.less, body[13] == dollar, body[22] == dollar, body[31] == ASCII.at else { return nil }
        var value = 0.0
        for (index, byte) in body[1..<31].enumerated() where index != 12 && index != 21 {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: return nil
            }
            if (4..<12).contains(index) { value = value * 16 + Double(digit) }
        }
        return value
    }

    private static let dollar: UInt8 = 0x24
}
