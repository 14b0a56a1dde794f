/// Reads a text as it grows and gives out what can't be part of the mark any more.
///
/// What could still become it is held back from its third character on; whole texts are read the same way, so a stream
/// and an answer in one piece get the same verdict.
///
/// - Complexity: O(characters), some nanoseconds each: all places of a pattern are followed at once, a bit for each
///   (shift-and, Baeza-Yates and Gonnet 1992).
package struct CanaryWatch: Sendable {
    /// One way of reading: where its last characters stand, and what stood between.
    private struct Reading {
        /// The places of the last 64 characters, in a ring.
        var places = [Int](repeating: 0, count: 64)
        var count = 0
        var gap = 0
        var longest = 0
    }

    package private(set) var hasLeaked = false
    private let patterns: CanaryPatterns
    /// How far each pattern has been followed: bit `p` of the row `n` says that the last `n + 1` characters are those
    /// of the pattern up to its place `p`. 64 rows for each.
    private var fits: [UInt64]
    /// Rows in use: how many of the last characters stand in the pattern in this order.
    private var depths: [Int]
    private var readings = [Reading](repeating: Reading(), count: CanaryPatterns.View.allCases.count)
    private var held = HeldText()

    package init(_ canary: Canary) {
        patterns = canary.patterns
        fits = [UInt64](repeating: 0, count: 64 * patterns.patterns.count)
        depths = [Int](repeating: 0, count: patterns.patterns.count)
    }

    /// Takes the next piece and returns what is certain by now; nothing more once the mark has shown.
    package mutating func push(_ piece: String) -> String {
        guard !hasLeaked else { return "" }
        var place = held.end
        for scalar in piece.unicodeScalars {
            read(scalar, at: place)
            if hasLeaked { return "" }
            place += UTF8.width(scalar)
        }
        return held.add(piece, certain: readings.lazy.compactMap(holdPlace).min() ?? place)
    }

    /// Returns what was held back. Call it once, at the end.
    package mutating func finish() -> String { hasLeaked ? "" : held.release(to: held.end) }

    private mutating func read(_ scalar: Unicode.Scalar, at place: Int) {
        let byte = scalar.value < 0x80 ? UInt8(scalar.value) : nil
        var letter = byte.flatMap { $0.isASCIILetter ? $0.asciiLowercased : nil }
        if byte == nil, case .letter(let folded) = ScalarFolding.fold(scalar) {
            let plain = folded.value < 0x80 ? folded : ScalarFolding.lookAlike(of: folded)
            if plain.value < 0x80 { letter = UInt8(plain.value) }
        }
        read(letter, .letters, at: place)
        read(byte.flatMap { Self.isBase64($0) ? $0 : nil }, .base64, at: place)
        read(byte.flatMap { $0.hexValue == nil ? nil : $0.asciiLowercased }, .hex, at: place)
    }

    private mutating func read(_ byte: UInt8?, _ view: CanaryPatterns.View, at place: Int) {
        let index = view.rawValue
        guard let byte else {
            readings[index].gap += 1
            // What is spread wider than this is read as something else, so that nothing is held for long.
            if readings[index].gap == Self.widestGap { forget(view) }
            return
        }
        readings[index].gap = 0
        readings[index].places[readings[index].count & 63] = place
        readings[index].count += 1
        var longest = 0
        for number in depths.indices where patterns.patterns[number].view == view {
            let depth = follow(number, byte)
            longest = max(longest, depth)
            if depth >= patterns.patterns[number].least { hasLeaked = true }
        }
        readings[index].longest = longest
    }

    /// - Returns: How many of the last characters stand in the pattern in this order.
    private mutating func follow(_ number: Int, _ byte: UInt8) -> Int {
        let places = patterns.places[128 * number + Int(byte)]
        guard places != 0 else {
            depths[number] = 0
            return 0
        }
        var row = min(depths[number], patterns.patterns[number].length - 1)
        var depth = 1
        while row > 0 {
            let fit = fits[64 * number + row - 1] << 1 & places
            fits[64 * number + row] = fit
            if fit != 0, depth == 1 { depth = row + 1 }
            row -= 1
        }
        fits[64 * number] = places
        depths[number] = depth
        return depth
    }

    private mutating func forget(_ view: CanaryPatterns.View) {
        readings[view.rawValue].longest = 0
        for number in depths.indices where patterns.patterns[number].view == view { depths[number] = 0 }
    }

    /// Where the characters begin that may become the mark; two of them are no secret yet.
    private func holdPlace(_ reading: Reading) -> Int? {
        guard reading.longest >= 3 else { return nil }
        return reading.places[(reading.count - reading.longest) & 63]
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == 0x2B || byte == 0x2F || byte == 0x2D || byte == 0x5F
    }

    private static let widestGap = 32
}
