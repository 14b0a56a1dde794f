/// Finds credentials: keys with a vendor's prefix, signed tokens, private keys, the value after a label, and the
/// password within an address.
package struct SecretRecognizer: Recognizer {
    private let labels = SecretLabels.byFirst
    private let prefixes = KeyPrefix.byFirst
    private let shapes = KeyShape.byFirst
    private let forms = SecretForm.byFirst
    /// Which third bytes, a bit each by their last five, go on behind a pair of first bytes, folded, to a label or a prefix:
    /// one look decides for nearly every word.
    private let opens = Self.openings

    package init() {}

    package func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var found: [PersonalDataMatch] = []
        var index = 0
        var wasWord = false
        var columns = SecretColumns()
        var others: [Range<Int>] = []
        while index < utf8.count {
            let byte = utf8[index]
            let isWord = byte.isASCIIAlphanumeric || byte >= 0x80
            var range: Range<Int>?
            if isWord {
                if opens[Self.pair(byte, utf8.at(index + 1))] & Self.bit(utf8.at(index + 2)) != 0 {
                    let isStart = !wasWord || followsOtherScript(index, in: utf8)
                    if isStart || byte >= 0xC3 || isInnerStart(index, in: utf8) {
                        range = value(startingAt: index, isStart: isStart, in: utf8, &columns, &others)
                    }
                }
            } else if byte == 0x2D {
                if utf8.at(index - 1) != 0x2D {
                    range =
                        privateKey(at: index, in: utf8) ?? CommandCredentials.value(at: index, in: utf8)
                        ?? KeyShape.key(around: index, in: utf8)
                }
            } else if byte == 0x3A {
                range =
                    addressPassword(after: index, in: utf8) ?? KeyPrefix.botToken(around: index, in: utf8)
                    ?? PgpassLine.password(behind: index, in: utf8)
            } else if byte == 0x2E || byte == 0x7E {
                range = KeyShape.key(around: index, in: utf8)
            } else if byte == 0x24 || byte == 0x7B {
                range = PasswordHash.range(at: index, in: utf8)
            } else if byte == 0x28 {
                range = SecretCalls.password(behindBracket: index, in: utf8)
            }
            wasWord = isWord
            if range == nil, byte.isASCIIAlphanumeric {
                // Within a word only a capital begins anything.
                index += 1
                while index < utf8.count, utf8[index] &- 0x61 < 26 || utf8[index].isASCIIDigit { index += 1 }
                continue
            }
            if let range, range.lowerBound >= found.last?.range.upperBound ?? 0 {
                found.append(PersonalDataMatch(range: range, kind: .secret))
                index = max(index + 1, range.upperBound)
                wasWord = false
            } else {
                index += 1
            }
        }
        return others.isEmpty ? found : Self.merged(found, others)
    }

    /// Both, without what the others, such as the cells of columns, cover.
    private static func merged(_ found: [PersonalDataMatch], _ others: [Range<Int>]) -> [PersonalDataMatch] {
        var merged: [PersonalDataMatch] = []
        let cells = others.map { PersonalDataMatch(range: $0, kind: .secret) }
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

    /// Whether what is no Latin, Greek or Cyrillic word stands before one of ASCII: `キー：ghp_…`, `「sk-…」`.
    private func followsOtherScript(_ index: Int, in utf8: [UInt8]) -> Bool {
        guard utf8[index] < 0x80, utf8.at(index - 1) >= 0x80 else { return false }
        var start = index - 1
        while start > 0, utf8[start] & 0xC0 == 0x80, index - start < 4 { start -= 1 }
        let before = String(decoding: utf8[start..<index], as: UTF8.self).unicodeScalars.last?.properties
        return before.map { !$0.isCased && $0.generalCategory != .nonspacingMark } ?? false
    }

    private static let password = Array("password".utf8)

    private func value(
        startingAt index: Int, isStart: Bool, in utf8: [UInt8], _ columns: inout SecretColumns,
        _ others: inout [Range<Int>]
    ) -> Range<Int>? {
        let byte = utf8[index]
        if isStart, let shapes = shapes[Int(byte)] {
            for shape in shapes { if let end = shape.end(from: index, in: utf8) { return index..<end } }
        }
        if isStart, let prefixes = prefixes[Int(byte)] {
            for prefix in prefixes where utf8.has(prefix.text, at: index) {
                if let end = prefix.end(from: index, in: utf8) { return index..<end }
            }
        }
        for label in labels[Int(byte.asciiLowercased)] ?? [] where utf8.hasFolded(label.text, at: index) {
            if let range = SecretLabels.value(of: label, at: index, in: utf8) { return range }
            guard isStart else { continue }
            let range = index..<index + label.text.count
            others += columns.cells(below: range, in: utf8).filter { SecretValue.mayFill(utf8[$0], below: label) }
            if !label.isWeak { others += SecretInserts.values(of: range, in: utf8) }
        }
        guard isStart else { return nil }
        for form in forms[Int(byte.asciiLowercased)] ?? [] where utf8.hasFolded(form.text, at: index) {
            others += form.read(index + form.text.count, utf8)
        }
        return SecretCodes.value(startingAt: index, in: utf8) ?? SecretPairs.password(startingAt: index, in: utf8)
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
            if byte == 0x40 {
                guard let start, start < index else { return nil }
                let range = start..<lastSign(from: index, in: utf8)
                return SecretValue.isPlaceholder(utf8[range]) ? nil : range
            }
            if byte == 0x3A, start == nil { start = index + 1 }
            if byte <= 0x20 || byte == 0x2F || byte == 0x22 || byte >= 0x80 { return nil }
            index += 1
        }
        return nil
    }

    /// The sign that ends a password which has one within: the last before the host ends.
    private func lastSign(from sign: Int, in utf8: [UInt8]) -> Int {
        var (index, last) = (sign, sign)
        while index - sign < 64, !Self.hostEnds.contains(utf8.at(index)), utf8.at(index) > 0x20 {
            if utf8.at(index) == 0x40 { last = index }
            index += 1
        }
        return last
    }

    private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
        Int(first.asciiLowercased) << 8 | Int(second.asciiLowercased)
    }

    private static func bit(_ third: UInt8) -> UInt32 { 1 << UInt32(third & 0x1F) }

    private static let openings: [UInt32] = {
        var openings = [UInt32](repeating: 0, count: 65_536)
        let texts =
            SecretLabels.byFirst.compactMap(\.self).joined().map(\.text)
            + SecretCodes.byFirst.compactMap(\.self).joined().map(\.text)
            + SecretPairs.byFirst.compactMap(\.self).joined()
            + SecretForm.byFirst.compactMap(\.self).joined().map(\.text)
            + KeyPrefix.byFirst.compactMap(\.self).joined().map(\.text)
            + KeyShape.byFirst.compactMap(\.self).joined().map(\.text)
        for text in texts where text.count > 1 {
            openings[pair(text[0], text[1])] |= text.count > 2 ? bit(text[2]) : .max
        }
        return openings
    }()

    private static let hostEnds = ByteSet("/?#,;\"'<>()|&".utf8)
    private static let begin = Array("-----BEGIN ".utf8)
    private static let finish = Array("-----END ".utf8)
    private static let privateWord = Array("PRIVATE".utf8)
}
