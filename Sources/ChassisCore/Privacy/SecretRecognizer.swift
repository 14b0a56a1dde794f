/// Finds credentials: keys with a vendor's prefix, signed tokens, private keys, the value after a label, and the
/// password within an address.
package struct SecretRecognizer: Recognizer {
    private let labels = SecretLabels.byFirst
    private let prefixes = Self.knownPrefixes
    /// Which pairs of first bytes, folded, open a label or a prefix: one look decides for nearly every word.
    private let opens = Self.openingPairs

    package init() {}

    package func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var found: [PersonalDataMatch] = []
        var index = 0
        var wasWord = false
        var columns: [Range<Int>] = []
        while index < utf8.count {
            let byte = utf8[index]
            let isWord = byte.isASCIIAlphanumeric || byte >= 0x80
            var range: Range<Int>?
            if isWord {
                if !wasWord || byte >= 0xC3 || isInnerStart(index, in: utf8),
                    opens[Self.pair(byte, utf8.at(index + 1))]
                {
                    range = value(startingAt: index, isStart: !wasWord, in: utf8, columns: &columns)
                }
            } else if byte == 0x2D {
                if utf8.at(index - 1) != 0x2D {
                    range = privateKey(at: index, in: utf8) ?? CommandCredentials.value(at: index, in: utf8)
                }
            } else if byte == 0x3A {
                range = addressPassword(after: index, in: utf8)
            }
            wasWord = isWord
            if let range {
                found.append(PersonalDataMatch(range: range, kind: .secret))
                index = range.upperBound
                wasWord = false
            } else {
                index += 1
            }
        }
        return columns.isEmpty ? found : Self.merged(found, columns)
    }

    /// Both, without what the columns' cells cover.
    private static func merged(_ found: [PersonalDataMatch], _ columns: [Range<Int>]) -> [PersonalDataMatch] {
        var merged: [PersonalDataMatch] = []
        let cells = columns.map { PersonalDataMatch(range: $0, kind: .secret) }
        for match in (cells + found).sorted(by: {
            ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count)
        })
        where match.range.lowerBound >= merged.last?.range.upperBound ?? 0 {
            merged.append(match)
        }
        return merged
    }

    /// Whether a name goes on with a word of its own: the `Password` of `dbPassword`, the `PASSWORD` of `PGPASSWORD`.
    @inline(__always) private func isInnerStart(_ index: Int, in utf8: [UInt8]) -> Bool {
        let byte = utf8[index]
        guard byte &- 0x41 < 26 else { return false }
        return utf8[index - 1] &- 0x61 < 26 || byte == 0x50 && utf8.hasFolded(Self.password, at: index)
    }

    private static let password = Array("password".utf8)

    private func value(
        startingAt index: Int, isStart: Bool, in utf8: [UInt8], columns: inout [Range<Int>]
    ) -> Range<Int>? {
        let byte = utf8[index]
        if isStart, let prefixes = prefixes[Int(byte)] {
            for prefix in prefixes where utf8.has(prefix.text, at: index) {
                if let end = keyEnd(from: index, prefix: prefix, in: utf8) { return index..<end }
            }
        }
        for label in labels[Int(byte.asciiLowercased)] ?? [] where utf8.hasFolded(label.text, at: index) {
            if let range = SecretLabels.value(of: label, at: index, in: utf8) { return range }
            if isStart { columns += SecretColumns.cells(below: index..<index + label.text.count, in: utf8) }
        }
        return isStart ? SecretCodes.value(startingAt: index, in: utf8) : nil
    }

    /// Whether a prefix of keys stands at an index.
    static func opensKey(at index: Int, in utf8: [UInt8]) -> Bool {
        (knownPrefixes[Int(utf8.at(index))] ?? []).contains { utf8.has($0.text, at: index) }
    }

    private func keyEnd(from start: Int, prefix: Prefix, in utf8: [UInt8]) -> Int? {
        let body = start + prefix.text.count
        var end = body
        var digits = 0
        var dots = 0
        // Longer than any token in use; and a megabyte of beginnings of tokens stays cheap.
        while end < utf8.count, end - body < 8_192 {
            let byte = utf8[end]
            if byte.isASCIIDigit { digits += 1 }
            if byte == 0x2E, prefix.allowsDots, utf8.at(end + 1).isASCIIAlphanumeric {
                dots += 1
            } else if !byte.isASCIIAlphanumeric, byte != 0x5F, byte != 0x2D {
                break
            }
            end += 1
        }
        let wrapped = SecretLabels.wrappedEnd(from: end, in: utf8)
        if wrapped > end {
            dots += utf8[end..<wrapped].filter { $0 == 0x2E }.count
            digits += utf8[end..<wrapped].filter(\.isASCIIDigit).count
            end = wrapped
        }
        guard end - body >= prefix.least, dots >= (prefix.allowsDots ? 1 : 0) else { return nil }
        // Words joined by hyphens (`sk-learn-style-interface`) hold no digits; keys of this length do.
        return prefix.text.last != 0x2D || digits >= 2 || end - body >= 40 ? end : nil
    }

    /// RFC 7468: from the line that begins a private key to the one that ends it, or to the end of the text.
    private func privateKey(at index: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8.has(Self.begin, at: index) else { return nil }
        var end = index + Self.begin.count
        while end < utf8.count, utf8[end] != 0x2D, end - index < 48 { end += 1 }
        guard utf8[index..<end].split(separator: 0x20).contains(where: { $0.elementsEqual(Self.privateWord) }) else {
            return nil
        }
        while end < utf8.count {
            if utf8[end] == 0x2D, utf8.has(Self.finish, at: end) {
                end += Self.finish.count
                while end < utf8.count, utf8[end] != 0x2D, utf8[end] != 0x0A { end += 1 }
                while end < utf8.count, utf8[end] == 0x2D { end += 1 }
                break
            }
            end += 1
        }
        return index..<end
    }

    /// The password of `scheme://user:password@host`, where `colon` is the one after the scheme.
    private func addressPassword(after colon: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8.at(colon + 1) == 0x2F, utf8.at(colon + 2) == 0x2F, utf8.at(colon - 1).isASCIIAlphanumeric else {
            return nil
        }
        var index = colon + 3
        var start: Int?
        while index < min(utf8.count, colon + 260) {
            let byte = utf8[index]
            if byte == 0x40 { return start.flatMap { $0 < index ? $0..<index : nil } }
            if byte == 0x3A, start == nil { start = index + 1 }
            if byte <= 0x20 || byte == 0x2F || byte == 0x22 || byte >= 0x80 { return nil }
            index += 1
        }
        return nil
    }

    private struct Prefix: Sendable { var text: [UInt8]; var least: Int; var allowsDots: Bool }

    /// Prefix and the least length of what follows, from the vendors' documentation of their keys.
    private static let knownPrefixes: [[Prefix]?] = {
        let table: [(String, Int, Bool)] = [
            ("sk-", 16, false), ("sk_live_", 10, false), ("sk_test_", 10, false), ("rk_live_", 10, false),
            ("rk_test_", 10, false), ("pk_live_", 10, false), ("whsec_", 16, false), ("AKIA", 16, false),
            ("ASIA", 16, false), ("ghp_", 20, false), ("gho_", 20, false), ("ghu_", 20, false), ("ghs_", 20, false),
            ("ghr_", 20, false), ("github_pat_", 20, false), ("glpat-", 16, false), ("xoxb-", 10, false),
            ("xoxp-", 10, false), ("xoxa-", 10, false), ("xoxr-", 10, false), ("xoxs-", 10, false),
            ("xapp-", 10, false), ("AIza", 30, false), ("ya29.", 20, false), ("eyJ", 20, true), ("SG.", 20, true),
            ("npm_", 20, false), ("pypi-", 20, false), ("hf_", 20, false), ("gsk_", 20, false), ("dop_v1_", 20, false),
            ("shpat_", 20, false), ("dckr_pat_", 16, false), ("lin_api_", 16, false), ("xai-", 20, false),
            ("AGE-SECRET-KEY-", 20, false), ("sq0atp-", 16, false), ("EAACEdEose0cBA", 10, false),
        ]
        var prefixes = [[Prefix]?](repeating: nil, count: 256)
        for (text, least, allowsDots) in table {
            let bytes = Array(text.utf8)
            guard let first = bytes.first else { continue }
            let prefix = Prefix(text: bytes, least: least, allowsDots: allowsDots)
            prefixes[Int(first)] = (prefixes[Int(first)] ?? []) + [prefix]
        }
        return prefixes
    }()

    private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
        Int(first.asciiLowercased) << 8 | Int(second.asciiLowercased)
    }

    private static let openingPairs: [Bool] = {
        var opens = [Bool](repeating: false, count: 65_536)
        let texts =
            SecretLabels.byFirst.compactMap(\.self).joined().map(\.text)
            + SecretCodes.byFirst.compactMap(\.self).joined().map(\.text)
        for text in texts + knownPrefixes.compactMap(\.self).joined().map(\.text) where text.count > 1 {
            opens[pair(text[0], text[1])] = true
        }
        return opens
    }()

    private static let begin = Array("-----BEGIN ".utf8)
    private static let finish = Array("-----END ".utf8)
    private static let privateWord = Array("PRIVATE".utf8)
}
