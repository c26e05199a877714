import Testing

@testable import SpamLintFixes

/// Capitals, exclamation marks and dates.
@Suite struct WordingTests {
    @Test(arguments: [
        ("GRAND OPENING OF OUR SHOP", "Grand opening of our shop"),
        ("NEW USB TENTS FROM THE USA", "New USB tents from the USA"),
        ("SALE: ALL TENTS. COME SOON", "Sale: All tents. Come soon"),
        ("MODEL X200 IS HERE, I THINK", "Model X200 is here, I think"),
        ("РАСПРОДАЖА ПАЛАТОК", "Распродажа палаток"), ("帐篷 SALE", "帐篷 sale"), ("Tents FOR you", "Tents for you"),
        ("DON'T MISS IT", "Don't miss IT"),
    ])
    func capitals(text: String, spoken: String) {
        #expect(SpokenText.lowered(text) == spoken)
        #expect(SpokenText.lowered(spoken) == spoken)
    }

    @Test(arguments: [
        ("Sale!!!", "Sale!"), ("Sale! ! !", "Sale!"), ("Really?!", "Really?"), ("Really!?", "Really?"), ("帐篷！！", "帐篷！"),
        ("Hi! Sale! Now!", "Hi. Sale. Now!"), ("Hi! There!", "Hi! There!"), ("Calm", "Calm"),
    ])
    func exclamations(text: String, calm: String) {
        #expect(Exclamations.calmed(text) == calm)
        #expect(Exclamations.calmed(calm) == calm)
    }

    @Test(arguments: [
        (0, 0, "Thu, 1 Jan 1970 00:00:00 +0000"), (1_795_435_200, 0, "Mon, 23 Nov 2026 12:00:00 +0000"),
        (1_795_435_200, 480, "Mon, 23 Nov 2026 20:00:00 +0800"), (951_782_400, -90, "Mon, 28 Feb 2000 22:30:00 -0130"),
        (-1, 0, "Wed, 31 Dec 1969 23:59:59 +0000"),
    ])
    func dates(epoch: Int, zone: Int, text: String) {
        #expect(DateText.written(epoch: epoch, zone: zone) == text)
    }

    @Test func sizesOfPictures() {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0x58, 0, 0, 0, 100, 8]
        #expect(PictureSize(png).map { [$0.width, $0.height] } == [600, 100])
        #expect(PictureSize(Array("GIF89a".utf8) + [0x10, 0, 0x20, 0, 0]).map { [$0.width, $0.height] } == [16, 32])
        let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 50, 0, 60, 1, 1, 1]
        #expect(PictureSize(jpeg).map { [$0.width, $0.height] } == [60, 50])
        #expect(PictureSize([1, 2, 3]) == nil)
    }
}
