import SpamLintCore
import Testing

@testable import SpamLintFixes

@Suite struct EditListTests {
    private func edit(_ range: Range<Int>, _ text: String) -> Edit { Edit(range, Array(text.utf8)) }

    private func applied(_ edits: [Edit], to text: String) -> String? {
        EditList.ordered(edits).map { String(decoding: EditList.apply($0, to: Array(text.utf8)), as: UTF8.self) }
    }

    @Test func editsAreMadeInOrder() {
        #expect(applied([edit(4..<5, "E"), edit(0..<1, "A")], to: "abcdef") == "AbcdEf")
        #expect(applied([edit(6..<6, "!"), edit(0..<0, ">")], to: "abcdef") == ">abcdef!")
        #expect(applied([edit(1..<3, "")], to: "abcdef") == "adef")
    }

    @Test func insertionsAtOnePlaceAreJoined() {
        #expect(applied([edit(3..<3, "1"), edit(3..<3, "2")], to: "abcdef") == "abc12def")
        #expect(EditList.ordered([edit(3..<3, "1"), edit(3..<3, "2")])?.count == 1)
        #expect(applied([edit(3..<4, "D"), edit(3..<3, "-")], to: "abcdef") == "abc-Def")
    }

    @Test func whatOverlapsIsRefused() {
        #expect(EditList.ordered([edit(0..<3, "x"), edit(2..<4, "y")]) == nil)
        #expect(EditList.ordered([edit(0..<3, "x"), edit(1..<1, "y")]) == nil)
    }
}
