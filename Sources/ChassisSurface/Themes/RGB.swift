import Glibc

/// A colour in sRGB, 8 bits a channel.
package struct RGB: Hashable, Sendable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// From `0xRRGGBB`; higher bits are ignored.
    package init(_ hex: UInt32) {
        self.init(
            red: UInt8(hex >> 16 & 0xFF), green: UInt8(hex >> 8 & 0xFF), blue: UInt8(hex & 0xFF))
    }

    /// Reads `#RRGGBB`, `RRGGBB` or `#RGB`.
    package init?(_ text: String) {
        let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
        guard digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        switch digits.count {
        case 6: self.init(UInt32(digits, radix: 16) ?? 0)
        case 3 where text.hasPrefix("#"): self.init(UInt32(digits.map { "\($0)\($0)" }.joined(), radix: 16) ?? 0)
        default: return nil
        }
    }

    /// `0xRRGGBB`.
    package var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    package var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2).
    package func contrast(with other: RGB) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    func mixed(with other: RGB, _ share: Double) -> RGB {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded()) }
        return RGB(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// This colour, moved towards white or black no further than needed for `ratio` over `background`.
    package func lifted(over background: RGB, to ratio: Double) -> RGB {
        if contrast(with: background) >= ratio { return self }
        let white = RGB(0xFFFFFF)
        let black = RGB(0x000000)
        let pole = white.contrast(with: background) >= black.contrast(with: background) ? white : black
        for step in 1...50 {
            let colour = mixed(with: pole, Double(step) / 50)
            if colour.contrast(with: background) >= ratio { return colour }
        }
        return pole
    }
}
