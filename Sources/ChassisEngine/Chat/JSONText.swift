import ChassisCore

/// Rewrites the names, strings and numbers of a JSON text where they stand.
///
/// All else stays byte for byte: the layout, numbers with more digits than `Double` has, and names that stand twice.
struct JSONText {
    enum Token {
        case name(String)
        case string(String)
        /// As it is written.
        case number(String)
    }

    private let utf8: [UInt8]
    private var index = 0
    private var output: [UInt8] = []
    /// How far `utf8` is in the output.
    private var copied = 0

    private init(_ text: String) { utf8 = Array(text.utf8) }

    /// - Parameters:
    ///   - text: JSON; of anything else, some part comes back as it is.
    ///   - change: Given a token and the JSON Pointer of its value, returns what is to stand there, as JSON has it;
    ///     `nil` leaves the token.
    /// - Complexity: O(length), the pointers included.
    static func rewriting(_ text: String, _ change: (Token, String) -> String?) -> String {
        var rewriter = JSONText(text)
        rewriter.value(at: "", change)
        guard rewriter.copied > 0 else { return text }
        return String(decoding: rewriter.output + rewriter.utf8[rewriter.copied...], as: UTF8.self)
    }

    private mutating func value(at path: String, _ change: (Token, String) -> String?) {
        skipSpace()
        switch utf8.at(index) {
        case UInt8(ascii: "{"): members(at: path, change)
        case UInt8(ascii: "["): elements(at: path, change)
        case UInt8(ascii: "\""):
            let start = index
            let text = string()
            replace(from: start, change(.string(text), path))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = index
            skipWord()
            replace(from: start, change(.number(String(decoding: utf8[start..<index], as: UTF8.self)), path))
        default: skipWord()
        }
    }

    private mutating func members(at path: String, _ change: (Token, String) -> String?) {
        repeat {
            index += 1
            skipSpace()
            guard utf8.at(index) == UInt8(ascii: "\"") else { break }
            let start = index
            let name = string()
            replace(from: start, change(.name(name), path))
            skipSpace()
            index += 1
            value(at: JSONPointer.appending(name, to: path), change)
            skipSpace()
        } while utf8.at(index) == UInt8(ascii: ",")
        index += 1
    }

    private mutating func elements(at path: String, _ change: (Token, String) -> String?) {
        var count = 0
        repeat {
            index += 1
            skipSpace()
            guard utf8.at(index) != UInt8(ascii: "]") else { break }
            value(at: JSONPointer.appending(count, to: path), change)
            count += 1
            skipSpace()
        } while utf8.at(index) == UInt8(ascii: ",")
        index += 1
    }

    private mutating func replace(from start: Int, _ text: String?) {
        guard let text else { return }
        output += utf8[copied..<start]
        output += text.utf8
        copied = index
    }

    /// What the string at `index` says; the index is behind it then.
    private mutating func string() -> String {
        let start = index
        var hasEscapes = false
        index += 1
        while index < utf8.count, utf8[index] != UInt8(ascii: "\"") {
            let isEscape = utf8[index] == UInt8(ascii: "\\")
            hasEscapes = hasEscapes || isEscape
            index += isEscape ? 2 : 1
        }
        index = min(index + 1, utf8.count)
        guard hasEscapes else { return String(decoding: utf8[start..<index].dropFirst().dropLast(), as: UTF8.self) }
        return (try? JSON(parsing: String(decoding: utf8[start..<index], as: UTF8.self)))?.string ?? ""
    }

    private mutating func skipSpace() {
        while index < utf8.count, utf8[index].isASCIIWhitespace { index += 1 }
    }

    /// Passes over a number, `true`, `false` or `null`.
    private mutating func skipWord() {
        while index < utf8.count, utf8[index].isASCIIAlphanumeric || [0x2B, 0x2D, 0x2E].contains(utf8[index]) {
            index += 1
        }
    }
}
