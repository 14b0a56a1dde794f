/// Follows a text through all spellings of the mark.
///
/// All places of a spelling are followed at once, a bit for each (shift-and, Baeza-Yates and Gonnet 1992).
struct CanaryReader: Sendable {
    /// One way of reading: its spellings stand side by side.
    private struct Reading: Sendable {
        var numbers: Range<Int>
        /// Characters that were read, those between two of them, and how many of the last may become the mark.
        var count = 0
        var gap = 0
        var longest = 0
    }

    private(set) var hasLeaked = false
    private let patterns: [CanaryPatterns.Pattern]
    /// `128 * pattern + character`.
    private let patternPlaces: [UInt64]
    /// How far each pattern has been followed: bit `p` of the row `n` says that the last `n + 1` characters are those
    /// of the pattern up to its place `p`. 64 rows for each.
    private var fits: [UInt64]
    /// Rows in use: how many of the last characters stand in the pattern in this order.
    private var depths: [Int]
    private var readings: [Reading]
    /// Where the last 64 characters of each reading stand, in a ring.
    private var places: [Int]
    private var lastLetter: UInt8?
    private var numbers = NumberLetters()

    init(_ canary: Canary) {
        let spellings = CanaryPatterns(Array(canary.mark.utf8))
        (patterns, patternPlaces) = (spellings.patterns, spellings.places)
        fits = [UInt64](repeating: 0, count: 64 * patterns.count)
        depths = [Int](repeating: 0, count: patterns.count)
        readings = CanaryPatterns.View.allCases.map { view in
            let first = spellings.patterns.firstIndex { $0.view == view } ?? 0
            return Reading(numbers: first..<first + spellings.patterns.count { $0.view == view })
        }
        places = [Int](repeating: 0, count: 64 * readings.count)
    }

    /// Takes the next piece, up to the mark's end where that shows.
    ///
    /// - Returns: Up to where nothing can be part of the mark any more.
    mutating func read(_ piece: String, at start: Int) -> Int {
        var place = start
        for scalar in piece.unicodeScalars {
            read(scalar, at: place)
            if hasLeaked { return start }
            place += UTF8.width(scalar)
        }
        return readings.indices.reduce(place) { min($0, holdPlace($1) ?? $0) }
    }

    /// Ends a number that was begun.
    mutating func finish() { read(numbers.read(0), .numbers, at: 0) }

    private mutating func read(_ scalar: Unicode.Scalar, at place: Int) {
        let byte = scalar.value < 0x80 ? UInt8(scalar.value) : 0
        let letter = Self.letter(scalar)
        read(letter, .letters, at: place)
        read(step(to: letter), .steps, at: place)
        read(numbers.read(byte), .numbers, at: place)
        read(CodeReader.isBase32(byte) ? byte : nil, .base32, at: place)
        read(Self.isBase64(byte) ? byte : nil, .base64, at: place)
        read(byte.hexValue == nil ? nil : byte.asciiLowercased, .hex, at: place)
    }

    /// From the letter before, if there is one.
    private mutating func step(to letter: UInt8?) -> UInt8? {
        guard let letter else { return nil }
        defer { lastLetter = letter &- 0x61 < 26 ? letter : nil }
        guard let lastLetter, letter &- 0x61 < 26 else { return nil }
        return CanaryPatterns.step(from: lastLetter, to: letter)
    }

    /// The small letter that a character counts as.
    static func letter(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            return byte.isASCIILetter ? byte.asciiLowercased : nil
        }
        guard case .letter(let folded) = ScalarFolding.fold(scalar) else { return nil }
        let plain = folded.value < 0x80 ? folded : ScalarFolding.lookAlike(of: folded)
        return plain.value < 0x80 ? UInt8(plain.value) : nil
    }

    private mutating func read(_ byte: UInt8?, _ view: CanaryPatterns.View, at place: Int) {
        let index = view.rawValue
        guard let byte else {
            readings[index].gap += 1
            // What is spread wider than this is read as something else, so that nothing is held for long.
            if readings[index].gap == Self.widestGap { forget(index) }
            return
        }
        places[index << 6 | readings[index].count & 63] = place
        readings[index].gap = 0
        readings[index].count += 1
        var longest = 0
        for number in readings[index].numbers {
            let depth = follow(number, byte)
            if depth > longest { longest = depth }
            if depth >= patterns[number].least { hasLeaked = true }
        }
        readings[index].longest = longest
    }

    /// - Returns: How many of the last characters stand in the pattern in this order.
    private mutating func follow(_ number: Int, _ byte: UInt8) -> Int {
        let places = patternPlaces[number << 7 | Int(byte)]
        guard places != 0 else {
            depths[number] = 0
            return 0
        }
        var row = min(depths[number], patterns[number].length - 1)
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

    private mutating func forget(_ index: Int) {
        readings[index].longest = 0
        for number in readings[index].numbers { depths[number] = 0 }
    }

    /// Where the characters begin that may become the mark; two of them are no secret yet.
    private func holdPlace(_ index: Int) -> Int? {
        let reading = readings[index]
        guard reading.longest >= 3 else { return nil }
        return places[index << 6 | (reading.count - reading.longest) & 63]
    }

    static func isBase64(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == 0x2B || byte == 0x2F || byte == 0x2D || byte == 0x5F
    }

    private static let widestGap = 32
}
