/// Credentials in a pair of fields, one for the name and one for the value, as forms and settings have them:
///
///     <input type="password" value="…">    {"name": "ADMIN_PASSWORD", "value": "…"}    <key>Password</key><string>…
enum SecretFields {
    /// How far from the label the value's field may begin, in bytes.
    private static let reach = 200

    /// The value of the field that belongs to the name which the label ends, or nil.
    ///
    /// - Complexity: O(`reach`).
    static func value(of label: SecretLabels.Label, at start: Int, in utf8: [UInt8]) -> Range<Int>? {
        let end = start + label.text.count
        var first = start
        while start - first < 64, utf8.at(first - 1).isASCIIAlphanumeric || inner.contains(utf8.at(first - 1)) {
            first -= 1
        }
        let range: Range<Int>?
        if utf8.at(first - 1) == 0x3E, utf8.at(end) == 0x3C {
            range = element(after: end, in: utf8)
        } else {
            let isQuoted = [0x22, 0x27].contains(utf8.at(first - 1))
            guard isQuoted ? utf8.at(end) == utf8.at(first - 1) : utf8.at(end) <= 0x20 || utf8.at(end) == 0x2C else {
                return nil
            }
            range = sibling(
                of: isQuoted ? first - 1 : first, isQuoted: isQuoted, end: isQuoted ? end + 1 : end, in: utf8)
        }
        return range.flatMap { isCredential($0, of: label, in: utf8) ? $0 : nil }
    }

    private static func isCredential(_ range: Range<Int>, of label: SecretLabels.Label, in utf8: [UInt8]) -> Bool {
        let bytes = utf8[range]
        let after = utf8.at(range.upperBound)
        guard bytes.count >= 4, after != 0x28, after != 0x5B, !SecretValue.isPlaceholder(bytes),
            !ProgramName.isFile(bytes)
        else { return false }
        if label.isWeak {
            return SecretValue.looksRandom(bytes, least: 8) && !ProgramName.isName(bytes) && !bytes.contains(0x20)
        }
        return !PasswordProse.speaks(from: range.lowerBound, to: range.upperBound, in: utf8)
    }

    /// `<name>db.password</name> <value>…</value>`
    private static func element(after end: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard let close = tagEnd(from: end, in: utf8), utf8.at(end + 1) == 0x2F,
            names.contains(where: { utf8.hasFolded($0, at: close - 1 - $0.count) })
        else { return nil }
        let open = utf8.gapEnd(from: close)
        guard let body = tagEnd(from: open, in: utf8), elements.contains(where: { utf8.hasFolded($0, at: open) }) else {
            return nil
        }
        var stop = body
        while stop < utf8.count, stop - body < 256, utf8[stop] != 0x3C, utf8[stop] != 0x0A { stop += 1 }
        return stop > body && utf8.at(stop) == 0x3C ? body..<stop : nil
    }

    private static func tagEnd(from start: Int, in utf8: [UInt8]) -> Int? {
        guard utf8.at(start) == 0x3C else { return nil }
        var end = start
        while utf8.at(end) != 0x3E {
            guard end < utf8.count, end - start < 64 else { return nil }
            end += 1
        }
        return end + 1
    }

    /// The `value` beside the field whose value begins at `first`: in the same tag, or in the same braces or item of a list.
    private static func sibling(of first: Int, isQuoted: Bool, end: Int, in utf8: [UInt8]) -> Range<Int>? {
        var key = first
        while key > 0, utf8[key - 1] == 0x20 { key -= 1 }
        let sign = utf8.at(key - 1)
        guard sign == 0x3A || sign == 0x3D && isQuoted else { return nil }
        key -= 1
        while utf8.at(key - 1) == 0x20 { key -= 1 }
        if [0x22, 0x27].contains(utf8.at(key - 1)) { key -= 1 }
        guard names.contains(where: { utf8.hasFolded($0, at: key - $0.count) }) else { return nil }
        let (opening, closing): (UInt8, UInt8) = sign == 0x3D ? (0x3C, 0x3E) : (0x7B, 0x7D)
        var stop = end
        while stop < utf8.count, stop - end < reach, utf8[stop] != closing, utf8[stop] != opening {
            // The next item of a list in YAML.
            if utf8[stop] == 0x0A, sign == 0x3A, utf8.at(utf8.blanksEnd(from: stop + 1)) == 0x2D { break }
            if let value = value(at: stop, sign: sign, in: utf8) { return value }
            stop += 1
        }
        var start = key
        while start > 0, key - start < reach, utf8[start - 1] != opening, utf8[start - 1] != closing {
            start -= 1
            if utf8[start] == 0x2D, utf8.at(start + 1) == 0x20, utf8.at(start - 1) <= 0x20 { break }
            if let value = value(at: start, sign: sign, in: utf8) { return value }
        }
        return nil
    }

    /// What a field called `value`, or something that ends so, has at `index`.
    private static func value(at index: Int, sign: UInt8, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8[index].asciiLowercased == 0x76, utf8.hasFolded(valueName, at: index) else { return nil }
        var end = index + valueName.count
        if [0x22, 0x27].contains(utf8.at(end)) { end += 1 }
        end = utf8.blanksEnd(from: end)
        guard utf8.at(end) == sign else { return nil }
        end = utf8.blanksEnd(from: end + 1)
        guard utf8.at(end) > 0x20 else { return nil }
        return SecretValue.token(from: end, isSpaced: true, isParameter: false, in: utf8)
    }

    private static let inner = ByteSet("_-.#".utf8)
    private static let valueName = Array("value".utf8)
    private static let names = ["name", "key", "type", "id", "variable"].map { Array($0.utf8) }
    private static let elements = ["<value", "<string", "<val>", "<data>"].map { Array($0.utf8) }
}
