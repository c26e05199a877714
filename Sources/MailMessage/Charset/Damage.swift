/// Where bytes were no characters of their charset: offsets of the first few, and how many there were.
struct Damage {
    private(set) var places: [Int] = []
    private(set) var count = 0

    mutating func note(_ place: Int) {
        count += 1
        if places.count < Limits.standard.placesPerDefect { places.append(place) }
    }
}
