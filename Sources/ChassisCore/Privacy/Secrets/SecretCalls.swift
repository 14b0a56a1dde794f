/// Credentials that a program gives to a function by name: `define('DB_PASSWORD', '…')`, `fill("#password", "…")`,
/// `find("password").sendKeys("…")`, `login("ada", "…")`.
enum SecretCalls {
    /// The quoted value behind the quote that ends the label's text at `end`, or nil.
    static func argument(after end: Int, label start: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8.at(end) == 0x22 || utf8.at(end) == 0x27 else { return nil }
        var index = end + 1
        if utf8.at(index) == 0x2C {
            guard isFirst(start, in: utf8) else { return nil }
            index = utf8.gapEnd(from: index + 1)
        } else if utf8.at(index) == 0x29 || utf8.at(index) == 0x5D {
            while utf8.at(index) == 0x29 || utf8.at(index) == 0x5D, index - end < 4 { index += 1 }
            guard utf8.at(index) == 0x2E, let verb = typing.first(where: { utf8.hasFolded($0, at: index + 1) }) else {
                return nil
            }
            index += 1 + verb.count
        } else {
            return nil
        }
        return literal(at: index, in: utf8)
    }

    /// The password among the arguments of a call that logs somebody in, whose bracket stands at `index`; nil for others.
    ///
    /// - Complexity: O(1): 200 bytes at most are read, behind a few names alone.
    static func password(behindBracket index: Int, in utf8: [UInt8]) -> Range<Int>? {
        var start = index
        while utf8.at(start - 1) == 0x3D || utf8.at(start - 1) == 0x20, index - start < 2 { start -= 1 }
        let end = start
        while utf8.at(start - 1).isASCIILetter || utf8.at(start - 1) == 0x5F, end - start < 24 { start -= 1 }
        guard end > start,
            let place = places[String(decoding: utf8[start..<end].map(\.asciiLowercased), as: UTF8.self)]
        else { return nil }
        var (cursor, count) = (index + 1, 0)
        while cursor - index < 200 {
            cursor = utf8.gapEnd(from: cursor)
            if count == place { return literal(at: cursor, in: utf8) }
            if let inside = Quotation.inside(from: cursor, in: utf8) { cursor = inside.upperBound + 1 }
            while ![0x2C, 0x29, 0x28, 0x22, 0x27, 0x0A, 0].contains(utf8.at(cursor)), cursor - index < 200 {
                cursor += 1
            }
            guard utf8.at(cursor) == 0x2C else { return nil }
            cursor += 1
            count += 1
        }
        return nil
    }

    private static func literal(at index: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8.at(index) == 0x22 || utf8.at(index) == 0x27, let range = Quotation.inside(from: index, in: utf8)
        else {
            return nil
        }
        let bytes = utf8[range]
        guard SecretValue.looksRandom(bytes, least: 6), bytes.contains(where: \.isASCIIDigit), !bytes.contains(0x20),
            !SecretValue.isPlaceholder(bytes), !ProgramName.isName(bytes), !bytes.contains(0x2F)
        else { return nil }
        return range
    }

    /// Whether what a label stands in is a call's first argument.
    private static func isFirst(_ label: Int, in utf8: [UInt8]) -> Bool {
        var start = label
        while label - start < 64, utf8.at(start - 1).isASCIIAlphanumeric || inner.contains(utf8.at(start - 1)) {
            start -= 1
        }
        return [0x22, 0x27].contains(utf8.at(start - 1)) && utf8.at(start - 2) == 0x28
    }

    private static let inner = ByteSet("_-.#[=".utf8)
    private static let typing = [
        "sendkeys(", "send_keys(", "type(", "fill(", "setvalue(", "val(", "settext(", "typetext(",
    ]
    .map { Array($0.utf8) }
    /// Which argument is the password, from 0.
    private static let places = [
        "login": 1, "log_in": 1, "signin": 1, "sign_in": 1, "auth": 1, "authenticate": 1, "httpbasicauth": 1,
        "basicauth": 1, "basic_auth": 1, "setbasicauth": 1, "networkcredential": 1, "pscredential": 1,
        "getconnection": 2,
        "mysqli": 2, "mysqli_connect": 2, "mysql_connect": 2, "pdo": 2,
    ]
}
