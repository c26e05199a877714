import MailBytes

/// A colour in sRGB with its opacity.
struct Color: Equatable, Sendable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8
    /// 255 is opaque.
    var alpha: UInt8 = 255

    static let black = Color(red: 0, green: 0, blue: 0)
    static let white = Color(red: 255, green: 255, blue: 255)
    static let transparent = Color(red: 0, green: 0, blue: 0, alpha: 0)
    /// What clients give links.
    static let link = Color(red: 0, green: 0, blue: 238)

    init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    init(rgb: UInt32) {
        self.init(red: UInt8(rgb >> 16 & 255), green: UInt8(rgb >> 8 & 255), blue: UInt8(rgb & 255))
    }

    /// The colour that is seen where this one lies on `background`.
    func over(_ background: Color) -> Color {
        guard alpha < 255 else { return self }
        let opacity = Int(alpha)
        func mix(_ top: UInt8, _ bottom: UInt8) -> UInt8 {
            let sum = Int(top) * opacity + Int(bottom) * (255 - opacity)
            return UInt8((sum + 127) / 255)
        }
        return Color(red: mix(red, background.red), green: mix(green, background.green), blue: mix(blue, background.blue))
    }

    /// SpamAssassin's weighted distance, 0 to 191.2: √((0.2126 ΔR)² + (0.7152 ΔG)² + (0.0722 ΔB)²).
    func distance(to other: Color) -> Double {
        func part(_ weight: Double, _ a: UInt8, _ b: UInt8) -> Double {
            let value = weight * (Double(a) - Double(b))
            return value * value
        }
        let squares = [part(0.2126, red, other.red), part(0.7152, green, other.green), part(0.0722, blue, other.blue)]
        return (squares[0] + squares[1] + squares[2]).squareRoot()
    }

    private static let light: [Double] = (0..<256).map { linearLight(Double($0) / 255) }

    private var luminance: Double {
        0.2126 * Color.light[Int(red)] + 0.7152 * Color.light[Int(green)] + 0.0722 * Color.light[Int(blue)]
    }

    /// The contrast ratio of WCAG 2, from 1 to 21.
    func contrast(with other: Color) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
}

extension Color {
    /// Reads a colour as CSS writes it: `#fff`, `#ffffffff`, `rgb()`, `rgba()`, `hsl()`, `hsla()`, a keyword.
    ///
    /// - Parameter legacy: also `ffffff` without `#`, as in `bgcolor`.
    init?(_ text: UnsafeBufferPointer<UInt8>, legacy: Bool = false) {
        guard let first = text.first else { return nil }
        if first == UInt8(ascii: "#") {
            self.init(hex: UnsafeBufferPointer(rebasing: text[1...]))
            return
        }
        if let open = text.firstIndex(of: UInt8(ascii: "("), from: 0) {
            self.init(function: UnsafeBufferPointer(rebasing: text[..<open]), UnsafeBufferPointer(rebasing: text[(open + 1)...]))
            return
        }
        if let index = NamedColors.table.value(of: text) {
            self.init(rgb: NamedColors.values[Int(index)])
            return
        }
        if text.count == 11, text.hasASCIICaseless("transparent", at: 0) {
            self = .transparent
            return
        }
        guard legacy, text.count == 6 || text.count == 3 else { return nil }
        self.init(hex: text)
    }

    private init?(hex: UnsafeBufferPointer<UInt8>) {
        guard [3, 4, 6, 8].contains(hex.count) else { return nil }
        var digits: UInt32 = 0
        for byte in hex {
            guard let digit = byte.hexDigitValue else { return nil }
            digits = digits << 4 | UInt32(digit)
        }
        func short(_ shift: UInt32) -> UInt8 { UInt8(digits >> shift & 15) * 17 }
        switch hex.count {
        case 3: self.init(red: short(8), green: short(4), blue: short(0))
        case 4: self.init(red: short(12), green: short(8), blue: short(4), alpha: short(0))
        case 6: self.init(rgb: digits)
        default:
            self.init(rgb: digits >> 8)
            alpha = UInt8(digits & 255)
        }
    }

    private init?(function: UnsafeBufferPointer<UInt8>, _ arguments: UnsafeBufferPointer<UInt8>) {
        let isRGB = function.hasASCIICaseless("rgb", at: 0)
        guard isRGB || function.hasASCIICaseless("hsl", at: 0) else { return nil }
        var numbers: [Length] = []
        var scanner = ValueScanner(arguments)
        while numbers.count < 4, let number = scanner.nextLength() { numbers.append(number) }
        guard numbers.count >= 3 else { return nil }
        func byte(_ length: Length) -> UInt8 {
            UInt8(max(0, min(255, length.unit == .percent ? length.value * 2.55 : length.value)))
        }
        if isRGB {
            self.init(red: byte(numbers[0]), green: byte(numbers[1]), blue: byte(numbers[2]))
        } else {
            self.init(hue: Double(numbers[0].value), saturation: Double(numbers[1].value) / 100, lightness: Double(numbers[2].value) / 100)
        }
        if numbers.count == 4 {
            let opacity = numbers[3].unit == .percent ? numbers[3].value / 100 : numbers[3].value
            alpha = UInt8(max(0, min(1, opacity)) * 255)
        }
    }

    private init(hue: Double, saturation: Double, lightness: Double) {
        let clampedSaturation = max(0, min(1, saturation))
        let clampedLightness = max(0, min(1, lightness))
        let amplitude = clampedSaturation * min(clampedLightness, 1 - clampedLightness)
        func channel(_ n: Double) -> UInt8 {
            var k = (n + hue / 30).truncatingRemainder(dividingBy: 12)
            if k < 0 { k += 12 }
            let value = clampedLightness - amplitude * max(-1, min(k - 3, 9 - k, 1))
            return UInt8(max(0, min(255, value * 255)))
        }
        self.init(red: channel(0), green: channel(8), blue: channel(4))
    }
}
