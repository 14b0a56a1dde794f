/// Texts of a build of their own that hold credentials, each known by the word it begins with.
struct SecretForm: Sendable {
    /// Lower case.
    var text: [UInt8]
    /// The credentials behind the word that ends at the index, or none.
    var read: @Sendable (Int, [UInt8]) -> [Range<Int>]

    /// Forms by their first byte, folded.
    static let byFirst: [[SecretForm]?] = {
        let forms: [(String, @Sendable (Int, [UInt8]) -> [Range<Int>])] = [
            ("wifi:", { SecretForm.wifi(from: $0, in: $1) }),
            ("private-lines:", { SecretForm.keyLines(below: $0, in: $1) }),
            ("ssid", { SecretForm.networkKey(from: $0, in: $1) }),
            ("use", { SecretMentions.codeToUse(from: $0, in: $1) }),
            ("enter", { SecretMentions.codeToUse(from: $0, in: $1) }),
            ("cookie:", { SecretForm.cookies(from: $0, in: $1) }),
        ]
        let questions = SecretAnswers.questions.map { ($0, { SecretAnswers.following(from: $0, in: $1) }) as Entry }
        let answers = SecretAnswers.names.map { ($0, { SecretAnswers.named(from: $0, in: $1) }) as Entry }
        let codes = SecretLists.codeNames.map { ($0, { SecretLists.codes(from: $0, in: $1) }) as Entry }
        let phrases = SecretLists.phraseNames.map { ($0, { SecretLists.phrases(from: $0, in: $1) }) as Entry }
        let locks = SecretLists.combinationNames.map { ($0, { SecretLists.combination(from: $0, in: $1) }) as Entry }
        let commands = CommandArguments.rules.map { rule in
            (rule.command, { CommandArguments.values(from: $0, by: rule.kind, in: $1) }) as Entry
        }
        return (forms + questions + answers + codes + phrases + locks + commands)
            .map { SecretForm(text: Array($0.utf8), read: $1) }
            .byFirstByte(\.text)
    }()

    private typealias Entry = (String, @Sendable (Int, [UInt8]) -> [Range<Int>])

    private static let cookieEnds = ByteSet(";\\\"'`<>".utf8)

    /// The key that stands behind a network's name: `SSID: guests, key: …`.
    private static func networkKey(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        guard SecretLead.signEnd(at: utf8.blanksEnd(from: start), in: utf8) != nil else { return [] }
        var index = start
        while index - start < 96, index < utf8.count {
            if utf8[index].asciiLowercased == 0x6B, !utf8.at(index - 1).isASCIIAlphanumeric,
                utf8.hasFolded(key, at: index),
                let sign = SecretLead.signEnd(at: utf8.blanksEnd(from: index + key.count), in: utf8),
                let range = SecretValue.token(
                    from: utf8.blanksEnd(from: sign), isSpaced: true, isParameter: false, in: utf8),
                range.count >= 8, utf8[range].contains(where: \.isASCIIDigit), !SecretValue.isPlaceholder(utf8[range])
            {
                return [range]
            }
            index += 1
        }
        return []
    }

    private static let key = Array("key".utf8)

    /// The key in what a QR code opens a network with: `WIFI:T:WPA;S:guests;P:…;;`.
    private static func wifi(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        var index = start
        while index - start < 256, index < utf8.count, utf8[index] > 0x20 || utf8[index] == 0x20 {
            var end = index
            while end < utf8.count, end - start < 256, utf8[end] != 0x3B, utf8[end] >= 0x20 {
                end += utf8[end] == 0x5C ? 2 : 1
            }
            end = min(end, utf8.count)
            if utf8.at(index).asciiLowercased == 0x70, utf8.at(index + 1) == 0x3A, end > index + 2 {
                return SecretValue.isPlaceholder(utf8[(index + 2)..<end]) ? [] : [index + 2..<end]
            }
            guard utf8.at(end) == 0x3B, end > index else { return [] }
            index = end + 1
        }
        return []
    }

    /// The lines of a private key as PuTTY keeps it: `Private-Lines: 14` and so many of base 64.
    private static func keyLines(below start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        var index = utf8.blanksEnd(from: start)
        while utf8.at(index).isASCIIDigit { index += 1 }
        guard let first = utf8.nextLine(at: index) else { return [] }
        var (next, last) = (first, first)
        while next - first < 8_192 {
            var end = next
            while utf8.at(end).isASCIIAlphanumeric || [0x2B, 0x2F, 0x3D].contains(utf8.at(end)) { end += 1 }
            guard end - next >= 4, utf8.at(end) <= 0x0D else { break }
            last = end
            guard let below = utf8.nextLine(at: end) else { break }
            next = below
        }
        return last > first ? [first..<last] : []
    }

    /// The values of a browser's cookies that look random: `Cookie: auth=…; theme=dark`.
    private static func cookies(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = utf8.blanksEnd(from: start)
        while index - start < 4_096, index < utf8.count, utf8[index] > 0x20 {
            var end = index
            var sign: Int?
            while end < utf8.count, utf8[end] > 0x20, !Self.cookieEnds.contains(utf8[end]), utf8[end] < 0x80,
                end - start < 4_096
            {
                if utf8[end] == 0x3D, sign == nil { sign = end }
                end += 1
            }
            if let sign, end - sign > 16, SecretValue.looksRandom(utf8[(sign + 1)..<end], least: 16),
                !ProgramName.isName(utf8[(sign + 1)..<end])
            {
                found.append(sign + 1..<end)
            }
            guard utf8.at(end) == 0x3B else { break }
            index = utf8.blanksEnd(from: end + 1)
        }
        return found
    }
}
