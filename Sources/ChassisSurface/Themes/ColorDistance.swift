import Glibc

/// CIE L*a*b* under D65.
struct Lab: Hashable, Sendable {
    let lightness: Double
    let a: Double
    let b: Double

    init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }

    init(_ colour: RGB) {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        let (red, green, blue) = (linear(colour.red), linear(colour.green), linear(colour.blue))
        func curve(_ value: Double) -> Double {
            value > 216.0 / 24_389 ? cbrt(value) : (24_389.0 / 27 * value + 16) / 116
        }
        let x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
        let y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
        let z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
        self.init(lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z))
    }

    /// CIEDE2000: how different two colours look; about 1 is just visible.
    ///
    /// - SeeAlso: Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula", 2005, whose test pairs are in the tests.
    func difference(from other: Lab) -> Double {
        let meanChroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
        let power = pow(meanChroma, 7)
        let shift = 0.5 * (1 - (power / (power + pow(25, 7))).squareRoot())
        let (a1, a2) = (a * (1 + shift), other.a * (1 + shift))
        let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
        let (h1, h2) = (Lab.hue(a1, b), Lab.hue(a2, other.b))
        let deltaL = other.lightness - lightness
        let deltaC = c2 - c1
        var turn = 0.0
        if c1 * c2 != 0 {
            turn = h2 - h1
            if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
        }
        let deltaH = 2 * (c1 * c2).squareRoot() * Lab.sine(turn / 2)
        let l = (lightness + other.lightness) / 2
        let c = (c1 + c2) / 2
        let h = Lab.meanHue(h1, h2, chroma: c1 * c2)
        let t =
            1 - 0.17 * Lab.cosine(h - 30) + 0.24 * Lab.cosine(2 * h) + 0.32 * Lab.cosine(3 * h + 6)
            - 0.20 * Lab.cosine(4 * h - 63)
        let sl = 1 + 0.015 * pow(l - 50, 2) / (20 + pow(l - 50, 2)).squareRoot()
        let sc = 1 + 0.045 * c
        let sh = 1 + 0.015 * c * t
        let rotation = 30 * exp(-pow((h - 275) / 25, 2))
        let rc = 2 * (pow(c, 7) / (pow(c, 7) + pow(25, 7))).squareRoot()
        let (x, y, z) = (deltaL / sl, deltaC / sc, deltaH / sh)
        return (x * x + y * y + z * z - Lab.sine(2 * rotation) * rc * y * z).squareRoot()
    }

    func euclidean(to other: Lab) -> Double {
        let (x, y, z) = (lightness - other.lightness, a - other.a, b - other.b)
        return (x * x + y * y + z * z).squareRoot()
    }

    private static func hue(_ a: Double, _ b: Double) -> Double {
        if a == 0, b == 0 { return 0 }
        let degrees = atan2(b, a) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }

    private static func meanHue(_ h1: Double, _ h2: Double, chroma: Double) -> Double {
        if chroma == 0 { return h1 + h2 }
        if abs(h1 - h2) <= 180 { return (h1 + h2) / 2 }
        return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2
    }

    private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
    private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}

/// The fixed part of xterm's 256 colours: a cube of 216 and 24 greys. The first 16 belong to the user.
enum Palette256 {
    static let colours: [(index: Int, lab: Lab)] = (16...255).map { ($0, Lab(colour(at: $0))) }

    static func colour(at index: Int) -> RGB {
        if index >= 232 {
            let grey = UInt8(8 + 10 * (min(index, 255) - 232))
            return RGB(red: grey, green: grey, blue: grey)
        }
        let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
        let cube = max(0, index - 16)
        return RGB(red: steps[cube / 36 % 6], green: steps[cube / 6 % 6], blue: steps[cube % 6])
    }

    /// The nearest by CIEDE2000. Looks only at those that are near in L*a*b*, where distances agree but for a factor.
    static func nearest(to colour: RGB) -> Int {
        let lab = Lab(colour)
        let far = colours.map { (index: $0.index, lab: $0.lab, distance: lab.euclidean(to: $0.lab)) }
        let reach = 2 * (far.map(\.distance).min() ?? 0) + 12
        var best = (index: 16, distance: Double.infinity)
        for candidate in far where candidate.distance <= reach {
            let distance = lab.difference(from: candidate.lab)
            if distance < best.distance { best = (candidate.index, distance) }
        }
        return best.index
    }
}
