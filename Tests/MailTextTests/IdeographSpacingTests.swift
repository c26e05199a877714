import Testing

@testable import MailText

@Suite struct IdeographSpacingTests {
    /// Text with the phrase in brackets, and the verdict.
    static let table: [(String, IdeographSpacing.Verdict)] = [
        ("[免 费]", .disguised), ("x [免 费] y", .disguised), ("[会员 权益]", .honest), ("[免费 送]", .honest), ("避[免 费]用", .straddles),
        ("[领 取]大奖", .straddles), ("[免·费]", .disguised), ("[免·费]领取", .disguised), ("避[免/费]用", .straddles), ("限时[免★费]领取", .disguised),
        ("[限时·免费]", .honest), ("[限时★免费]", .honest), ("[免-费-领-取]", .disguised), ("[免 ★ 费]", .disguised), ("[免\u{200B} 费]", .disguised),
        ("[免费]", .honest), ("[加 V 信]", .honest),
    ]

    @Test(arguments: table) func judges(_ row: (String, IdeographSpacing.Verdict)) throws {
        let bytes = Array(row.0.utf8)
        let open = try #require(bytes.firstIndex(of: 0x5B))
        let close = try #require(bytes.firstIndex(of: 0x5D))
        let text = bytes.filter { $0 != 0x5B && $0 != 0x5D }
        let verdict = text.withUnsafeBufferPointer { IdeographSpacing.judge($0, open..<close - 1, in: 0..<text.count) }
        #expect(verdict == row.1)
    }
}
