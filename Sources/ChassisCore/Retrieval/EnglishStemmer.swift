/// The English stemmer "Porter2", which makes "invoice", "invoices" and "invoicing" one term.
///
/// Written from the published description of the algorithm; words with anything but `a`–`z` are returned unchanged,
/// so other scripts and identifiers pass through.
///
/// - SeeAlso: <https://snowballstem.org/algorithms/english/stemmer.html>
enum EnglishStemmer {
    static func stem(_ word: String) -> String {
        let count = word.utf8.count
        guard count > 2, count <= 64, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
        if let exception = exceptions[word] { return exception }
        var state = StemmedWord(word)
        state.step1()
        if !endings.contains(state.text) {
            state.step2()
            state.step3()
            state.step4()
            state.step5()
        }
        return state.text
    }

    private static let exceptions: [String: String] = [
        "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl",
        "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl", "sky": "sky",
        "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
    ]
    private static let endings: Set<String> = [
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    ]
}

/// The bytes of a word under way, with the regions R1 and R2 of the description.
private struct StemmedWord {
    private var bytes: [UInt8]
    private var r1 = 0
    private var r2 = 0

    init(_ word: String) {
        bytes = Array(word.utf8)
        markConsonantalY()
        r1 = regionStart(from: 0)
        for prefix in ["gener", "commun", "arsen"] where word.hasPrefix(prefix) { r1 = prefix.utf8.count }
        r2 = regionStart(from: r1)
    }

    var text: String { String(decoding: bytes.map { $0 == Self.consonantalY ? UInt8(ascii: "y") : $0 }, as: UTF8.self) }

    private static let consonantalY = UInt8(ascii: "Y")

    private func isVowel(_ index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    private mutating func markConsonantalY() {
        for index in bytes.indices where bytes[index] == UInt8(ascii: "y") && (index == 0 || isVowel(index - 1)) {
            bytes[index] = Self.consonantalY
        }
    }

    /// Behind the first consonant that follows a vowel.
    private func regionStart(from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count {
            if !isVowel(index), isVowel(index - 1) { return index + 1 }
            index += 1
        }
        return bytes.count
    }

    private func ends(_ suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        guard bytes.count >= count else { return false }
        let start = bytes.count - count
        return (0..<count).allSatisfy { bytes[start + $0] == suffix.utf8Start[$0] }
    }

    private func isInRegion(_ region: Int, _ suffix: StaticString) -> Bool {
        bytes.count - suffix.utf8CodeUnitCount >= region
    }

    private mutating func replace(_ suffix: StaticString, by replacement: StaticString = "") {
        bytes.removeLast(suffix.utf8CodeUnitCount)
        for index in 0..<replacement.utf8CodeUnitCount { bytes.append(replacement.utf8Start[index]) }
    }

    private func containsVowel(before end: Int) -> Bool { end > 0 && (0..<end).contains(where: isVowel) }

    private func endsInShortSyllable(at end: Int) -> Bool {
        guard end >= 2 else { return false }
        guard isVowel(end - 2), !isVowel(end - 1) else { return false }
        if end == 2 { return true }
        let last = bytes[end - 1]
        let isGlide = last == UInt8(ascii: "w") || last == UInt8(ascii: "x") || last == Self.consonantalY
        return !isVowel(end - 3) && !isGlide
    }

    mutating func step1() {
        step1a()
        step1b()
        if bytes.count > 2, ends("y") || ends("Y"), !isVowel(bytes.count - 2) {
            bytes[bytes.count - 1] = UInt8(ascii: "i")
        }
    }

    private mutating func step1a() {
        if ends("sses") {
            replace("sses", by: "ss")
        } else if ends("ied") || ends("ies") {
            replace("ies", by: bytes.count > 4 ? "i" : "ie")
        } else if ends("us") || ends("ss") {
            return
        } else if ends("s"), containsVowel(before: bytes.count - 2) {
            replace("s")
        }
    }

    private mutating func step1b() {
        for suffix: StaticString in ["eedly", "eed"] where ends(suffix) {
            if isInRegion(r1, suffix) { replace(suffix, by: "ee") }
            return
        }
        for suffix: StaticString in ["ingly", "edly", "ing", "ed"] where ends(suffix) {
            guard containsVowel(before: bytes.count - suffix.utf8CodeUnitCount) else { return }
            replace(suffix)
            if ends("at") || ends("bl") || ends("iz") {
                bytes.append(UInt8(ascii: "e"))
            } else if endsInDouble {
                bytes.removeLast()
            } else if r1 >= bytes.count, endsInShortSyllable(at: bytes.count) {
                bytes.append(UInt8(ascii: "e"))
            }
            return
        }
    }

    private var endsInDouble: Bool {
        guard bytes.count >= 2, bytes[bytes.count - 1] == bytes[bytes.count - 2] else { return false }
        return "bdfgmnprt".utf8.contains(bytes[bytes.count - 1])
    }

    /// The longest matching suffix decides, also when its region forbids the change.
    private mutating func apply(_ rules: [(StaticString, StaticString)], in region: Int) {
        for (suffix, replacement) in rules where ends(suffix) {
            if isInRegion(region, suffix) { replace(suffix, by: replacement) }
            return
        }
    }

    mutating func step2() {
        if ends("ogi"), !ends("logi") { return }
        if ends("li"), !Self.step2Rules.contains(where: { ends($0.0) }) {
            let isValid = bytes.count > 2 && "cdeghkmnrt".utf8.contains(bytes[bytes.count - 3])
            if isValid, isInRegion(r1, "li") { replace("li") }
            return
        }
        if ends("logi") {
            if isInRegion(r1, "ogi") { replace("ogi", by: "og") }
            return
        }
        apply(Self.step2Rules, in: r1)
    }

    mutating func step3() {
        if ends("ative") {
            if isInRegion(r2, "ative") { replace("ative") }
            return
        }
        apply(Self.step3Rules, in: r1)
    }

    mutating func step4() {
        if ends("ion") {
            if isInRegion(r2, "ion"), ends("sion") || ends("tion") { replace("ion") }
            return
        }
        apply(Self.step4Rules, in: r2)
    }

    mutating func step5() {
        if ends("e") {
            if isInRegion(r2, "e") || (isInRegion(r1, "e") && !endsInShortSyllable(at: bytes.count - 1)) {
                replace("e")
            }
        } else if ends("ll"), isInRegion(r2, "l") {
            bytes.removeLast()
        }
    }

    private static let step2Rules: [(StaticString, StaticString)] = [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
        ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"),
        ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"),
        ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"),
    ]
    private static let step3Rules: [(StaticString, StaticString)] = [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ]
    private static let step4Rules: [(StaticString, StaticString)] = [
        ("ement", ""), ("ance", ""), ("ence", ""), ("able", ""), ("ible", ""), ("ment", ""), ("ant", ""), ("ent", ""),
        ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""), ("al", ""), ("er", ""),
        ("ic", ""),
    ]
}
