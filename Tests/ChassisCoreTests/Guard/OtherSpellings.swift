import Foundation

/// Ways to write a text that a model easily has, and that are no base64, hexadecimal or escapes.
enum OtherSpellings {
    static func of(_ mark: String) -> [String] {
        [1, 3, 13, 25].map { shifted(mark, by: $0) } + [atbash(mark), String(atbash(mark).reversed())]
            + [base32(mark), base32("a" + mark), base32("abcd" + mark)]
            + [
                numbers(mark, radix: 10, " "), numbers(mark.uppercased(), radix: 10, ", "),
                numbers(mark, radix: 8, " "),
                numbers(mark, radix: 2, " "), mark.utf8.map { "&#\($0);" }.joined(),
                mark.utf8.map { "\n- \($0)" }.joined(),
            ]
    }

    static func shifted(_ text: String, by shift: UInt8) -> String { letters(of: text) { ($0 + shift) % 26 } }

    static func atbash(_ text: String) -> String { letters(of: text) { 25 - $0 } }

    static func leet(_ text: String) -> String {
        String(text.map { ["a": "4", "e": "3", "i": "1", "o": "0"][$0] ?? $0 })
    }

    /// Characters as numbers, binary ones with eight digits.
    static func numbers(_ text: String, radix: Int, _ mark: String) -> String {
        text.utf8.map { byte in
            let digits = String(byte, radix: radix)
            return radix == 2 ? String(repeating: "0", count: 8 - digits.count) + digits : digits
        }.joined(separator: mark)
    }

    /// RFC 4648 §6.
    static func base32(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = text.utf8.flatMap { byte in (0..<8).map { Int(byte) >> (7 - $0) & 1 } }
        let digits = stride(from: 0, to: bits.count, by: 5).map { start in
            (start..<start + 5).reduce(0) { $0 * 2 + ($1 < bits.count ? bits[$1] : 0) }
        }
        return String(digits.map { alphabet[$0] }) + String(repeating: "=", count: (8 - digits.count % 8) % 8)
    }

    private static func letters(of text: String, _ change: (UInt8) -> UInt8) -> String {
        String(
            decoding: text.utf8.map { byte in
                guard (byte | 0x20) &- 0x61 < 26 else { return byte }
                return change((byte | 0x20) - 0x61) + (byte & 0x20 | 0x41)
            }, as: UTF8.self)
    }
}
