import ChassisCore
import Testing

struct TextPiecesTests {
    private static func pieces(_ portions: [String]) -> [String] {
        var pieces = TextPieces()
        return portions.flatMap { pieces.push($0) } + [pieces.rest()].compactMap(\.self)
    }

    @Test(arguments: [
        ("", []), ("Hello", ["Hello"]), ("It is under Settings.", ["It", " is", " under", " Settings."]),
        ("  a\n\nb ", ["  a", "\n\nb", " "]), ("Donaudampfschifffahrt", ["Donaudampfschiff", "fahrt"]),
        ("設定の下にあります。", ["設定の下にあ", "ります。"]),
        (String(repeating: " ", count: 20), [String(repeating: " ", count: 16), "    "]),
    ]) func `a text is cut before its white space, and where a piece is long`(text: String, pieces: [String]) {
        #expect(Self.pieces([text]) == pieces)
    }

    @Test func `the pieces are the same however the text comes`() {
        let text = "Zwölf Boxkämpfer jagen\nEva quer über den großen Sylter Deich 👩‍👩‍👧 設定の下にあります。"
        let whole = Self.pieces([text])

        for size in 1...7 {
            let scalars = Array(text.unicodeScalars)
            let portions = stride(from: 0, to: scalars.count, by: size).map { start in
                String(String.UnicodeScalarView(scalars[start..<min(start + size, scalars.count)]))
            }
            #expect(Self.pieces(portions) == whole)
        }
        #expect(whole.joined() == text)
        #expect(TextPieces.count(in: text) == whole.count - 1)
    }

    @Test func `what is known already is counted and not made`() {
        let text = "Zwölf Boxkämpfer jagen\nEva quer über den großen Sylter Deich 👩‍👩‍👧 設定の下にあります。 Ende"
        let whole = Self.pieces([text])

        for known in 0...whole.count {
            var pieces = TextPieces()
            let made = pieces.push(text, skipping: Int64(known))

            #expect(made == Array(whole.dropLast().dropFirst(known)), "\(known)")
            #expect(pieces.count == whole.count - 1)
            #expect(pieces.rest() == whole.last)
        }
    }
}
