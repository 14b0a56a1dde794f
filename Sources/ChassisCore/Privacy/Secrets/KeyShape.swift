/// Keys of vendors whose whole build is known, part by part: what they begin with is too short, or stands too often in
/// prose, to go by alone.
struct KeyShape: Sendable {
    enum Part: Sendable, ExpressibleByStringLiteral {
        case text([UInt8])
        case run(Alphabet, ClosedRange<Int>)

        init(stringLiteral text: String) { self = .text(Array(text.utf8)) }
    }

    enum Alphabet: Sendable {
        /// Letters of one case alone, and digits.
        case hex, small, capital
        /// Letters of both cases and digits; with low lines and hyphens too.
        case letters, word

        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .hex: byte.hexValue != nil
            case .small: byte.isASCIIDigit || byte &- 0x61 < 26
            case .capital: byte.isASCIIDigit || byte &- 0x41 < 26
            case .letters: byte.isASCIIAlphanumeric
            case .word: byte.isASCIIAlphanumeric || byte == 0x5F || byte == 0x2D
            }
        }
    }

    var text: [UInt8]
    var parts: [Part]

    /// The end of the key that begins with `text` at `start`, or nil.
    func end(from start: Int, in utf8: [UInt8]) -> Int? {
        guard utf8.has(text, at: start) else { return nil }
        let body = start + text.count
        var end = body
        for part in parts {
            switch part {
            case .text(let text):
                guard utf8.has(text, at: end) else { return nil }
                end += text.count
            case .run(let alphabet, let lengths):
                let first = end
                while end - first < lengths.upperBound, alphabet.contains(utf8.at(end)) { end += 1 }
                guard lengths.contains(end - first) else { return nil }
            }
        }
        let after = utf8.at(end)
        guard !after.isASCIIAlphanumeric, after != 0x5F, Self.isRandom(utf8[body..<end], mayBeWords: mayBeWords) else {
            return nil
        }
        return end
    }

    /// Whether words joined by hyphens have such a build too: `pa-results-of-november-2024-by-county`.
    private var mayBeWords: Bool {
        parts.contains { part in if case .run(.word, _) = part { true } else { false } }
    }

    /// Whether nobody wrote it as words: letters of both cases or two digits, and many different signs.
    private static func isRandom(_ bytes: ArraySlice<UInt8>, mayBeWords: Bool) -> Bool {
        let isMixed = bytes.contains { $0 &- 0x41 < 26 } && bytes.contains { $0 &- 0x61 < 26 }
        return (isMixed || !mayBeWords && bytes.filter(\.isASCIIDigit).count > 1) && Set(bytes).count >= 8
    }

    static let byFirst = table.flatMap { names, parts in
        names.split(separator: " ").map { KeyShape(text: Array($0.utf8), parts: parts) }
    }.byFirstByte(\.text)

    private static func run(_ alphabet: Alphabet, _ count: Int) -> Part { .run(alphabet, count...count) }

    private static let uuid: [Part] = [
        run(.hex, 8), "-", run(.hex, 4), "-", run(.hex, 4), "-", run(.hex, 4), "-", run(.hex, 12),
    ]

    /// From the vendors' documentation of their keys.
    private static let table: [(names: String, parts: [Part])] = [
        // Airtable, HubSpot.
        ("pat", [run(.letters, 14), ".", run(.hex, 64)]),
        ("pat-", [run(.small, 2), run(.small, 1), "-"] + uuid),
        // Resend, Voyage, Brave.
        ("re_", [run(.letters, 8), "_", .run(.letters, 20...32)]), ("pa-", [run(.word, 43)]),
        ("BSA", [.run(.word, 27...28)]),
        // Plaid, Braintree.
        ("access-production- access-development- access-sandbox-", uuid),
        ("access_token$production$ access_token$sandbox$", [run(.small, 16), "$", run(.hex, 32)]),
        // GitLab's of several parts; Bitbucket, NuGet, crates.io.
        ("glpat- glrt-", [.run(.word, 27...300), ".", run(.small, 2), ".", run(.small, 9)]),
        ("ATBB", [run(.letters, 32)]), ("oy2", [run(.small, 43)]), ("cio", [run(.letters, 32)]),
        // Vercel, Scaleway.
        ("vcp_ vci_ vca_ vcr_ vck_", [.run(.letters, 40...64)]), ("SCW", [run(.capital, 17)]),
    ]
}

extension KeyShape {
    /// A key that is known by a mark within it, which stands at `index`: `…8Q~…`, `….atlasv1.…`, `…-us12`, a bot's token of
    /// Discord.
    static func key(around index: Int, in utf8: [UInt8]) -> Range<Int>? {
        switch utf8[index] {
        // Microsoft Entra: three signs, a digit, `Q~`.
        case 0x7E:
            guard utf8.at(index - 1) == 0x51, utf8.at(index - 2).isASCIIDigit else { return nil }
            return key(index - 5..<index + 1, then: .word, and: ".~", 31...36, in: utf8)
        case 0x2E:
            // Terraform.
            if utf8.at(index + 1) == 0x61, utf8.has(atlas, at: index) {
                return key(index - 14..<index + atlas.count, then: .word, and: "", 60...80, in: utf8)
            }
            // Discord: the bot's number in base 64, the time in six signs, a signature.
            guard utf8.at(index + 7) == 0x2E else { return nil }
            var start = index
            while index - start < 28, Alphabet.word.contains(utf8.at(start - 1)) { start -= 1 }
            guard index - start >= 23, (0x4D...0x4F).contains(utf8[start]),
                utf8[(index + 1)..<(index + 7)].allSatisfy(Alphabet.word.contains)
            else { return nil }
            return key(start..<index + 8, then: .word, and: "", 27...40, in: utf8)
        // Mailchimp: 32 hexadecimal digits and a data centre.
        case 0x2D:
            guard utf8.has(datacentre, at: index), utf8.at(index + 3).isASCIIDigit, index >= 32,
                utf8[(index - 32)..<index].allSatisfy({ $0.hexValue != nil })
            else { return nil }
            return key(index - 32..<index + 3, then: .small, and: "", 1...2, in: utf8)
        default: return nil
        }
    }

    /// What stands alone and goes on behind `head` with so many signs of an alphabet.
    private static func key(
        _ head: Range<Int>, then alphabet: Alphabet, and marks: String, _ lengths: ClosedRange<Int>, in utf8: [UInt8]
    ) -> Range<Int>? {
        guard head.lowerBound >= 0, !utf8.at(head.lowerBound - 1).isASCIIAlphanumeric,
            utf8[head.lowerBound].isASCIIAlphanumeric || marks.utf8.contains(utf8[head.lowerBound])
        else { return nil }
        var end = head.upperBound
        while end - head.upperBound <= lengths.upperBound,
            alphabet.contains(utf8.at(end)) || marks.utf8.contains(utf8.at(end))
        {
            end += 1
        }
        while utf8[end - 1] == 0x2E { end -= 1 }
        guard lengths.contains(end - head.upperBound), isRandom(utf8[head.lowerBound..<end], mayBeWords: false) else {
            return nil
        }
        return head.lowerBound..<end
    }

    private static let atlas = Array(".atlasv1.".utf8)
    private static let datacentre = Array("-us".utf8)
}
