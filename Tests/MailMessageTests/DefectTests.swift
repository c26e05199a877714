import Testing

@testable import MailMessage

@Suite struct DefectTests {
    @Test func namesAreKebabCase() {
        for kind in DefectKind.allCases {
            #expect(kind.rawValue.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
        }
    }

    @Test func indicesAreThoseOfAllCases() {
        for (index, kind) in DefectKind.allCases.enumerated() { #expect(kind.index == index) }
    }

    @Test func placesOfOneKindAreCapped() {
        var log = DefectLog(limit: 3)
        for i in 0..<10 { log.add(.nulByte, at: i..<i + 1) }
        log.add(.bareCR, at: 0..<1)
        #expect(log.defects.count == 4)
    }
}
