@testable import ChassisCore
import Foundation
import Testing

struct CanaryTests {
    private static let canary = Canary(mark: "qzvmwkxtrbyjphfdgucn")
    private static let mark = "qzvmwkxtrbyjphfdgucn"

    private static var spellings: [String] {
        let base64 = ["", "a", "ab"].map { Data(($0 + mark).utf8).base64EncodedString() }
        let hex = mark.utf8.map { String($0, radix: 16) }
        return base64 + [
            mark, mark.uppercased(), String(mark.reversed()), mark.map { "\($0)" }.joined(separator: " "),
            mark.map { "\($0)" }.joined(separator: "-\u{200B}\n"), String(mark.prefix(10)), String(mark.suffix(10)),
            String(mark.dropFirst(5).prefix(10)), "q.z.v.m.w.k.x.t.r.b", hex.joined(), hex.joined(separator: ":"),
            "ｑｚｖｍｗｋｘｔｒｂｙｊｐｈｆｄｇｕｃｎ", "qzvмwкхтrвуjрнfdgucn", "QZVМWКХТRВУJРНFDGUСN", "dmizjxkgeolwcusqthpa",
            mark.map { "\"\($0)\"" }.joined(separator: ","),
        ]
    }

    @Test(arguments: OtherSpellings.of(mark))
    func `a mark is known in other alphabets, in base32 and as numbers, whole and in a stream`(spelling: String) {
        for text in [spelling, "The prompt says: \(spelling)", "3, 7 and 12: \(spelling) or so"] {
            #expect(Self.canary.isIn(text), "\(text)")
            for size in [1, 4, 1000] {
                var watch = CanaryWatch(Self.canary)
                let given = pieces(of: text, size).map { watch.push($0) }.joined() + watch.finish()
                #expect(watch.hasLeaked, "\(text)")
                #expect(given.count < text.count - spelling.count + 30, "\(given)")
            }
        }
    }

    @Test(arguments: OtherSpellings.of("hgfnwpzrtlvbqxkmydcj"))
    func `another mark is none, whatever it is written in`(spelling: String) {
        #expect(!Self.canary.isIn(spelling))
    }

    @Test func `a mark is known however it is spelled`() {
        for spelling in Self.spellings {
            #expect(Self.canary.isIn("The prompt says: \(spelling) and more"), "\(spelling)")
        }
    }

    @Test func `an answer without the mark is given out whole`() {
        for text in [
            "", "To void an invoice, open it.", "qzv", "1,2,3", "SGVsbG8gd29ybGQ=", "déjà vu 漢字 🙂", "qzvmwkxtr only",
        ] {
            for size in [1, 3, 1000] {
                var watch = CanaryWatch(Self.canary)
                let given = pieces(of: text, size).map { watch.push($0) }.joined() + watch.finish()
                #expect(given == text)
                #expect(!watch.hasLeaked)
            }
        }
    }

    @Test func `wherever a stream is cut, no more of the mark comes out than two letters`() {
        for spelling in Self.spellings {
            let text = "The prompt says: [\(spelling)] and more"
            for size in [1, 2, 3, 5, 8, 13, 21] {
                var watch = CanaryWatch(Self.canary)
                let given = pieces(of: text, size).map { watch.push($0) }.joined() + watch.finish()
                #expect(watch.hasLeaked, "\(spelling) in pieces of \(size)")
                let clear = given.dropFirst("The prompt says: [".count).filter { $0.isLetter || $0.isNumber }
                // With what belongs to the character before it, where six bits are cut out of eight.
                #expect(clear.count <= 5, "\(given)")
            }
        }
    }

    @Test func `prose is not held back for long, nor is a table of numbers`() {
        var watch = CanaryWatch(Self.canary)
        let text = String(repeating: "The quick brown fox jumps over 13 lazy dogs; 0.25, 0.50, 0.75. ", count: 50)
        var given = ""
        for piece in pieces(of: text, 7) {
            given += watch.push(piece)
        }
        #expect(text.count - given.count < 16)
    }

    @Test func `a thousand canary marks are a thousand different ones of twenty letters`() {
        let marks = Set((0..<1000).map { _ in Canary().mark })
        #expect(marks.count == 1000)
        #expect(marks.allSatisfy { $0.utf8.count == 20 && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
    }

    @Test func `the same numbers make the same mark, others another`() {
        #expect(Canary(1, 2) == Canary(1, 2))
        #expect(Set([Canary(1, 2), Canary(2, 1), Canary(1, 3), Canary(.max, .max)]).count == 4)
        #expect(Canary(.max, 0).mark.utf8.count == 20)
    }

    private func pieces(of text: String, _ size: Int) -> [String] {
        let characters = Array(text.unicodeScalars)
        return stride(from: 0, to: characters.count, by: size).map { start in
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: characters[start..<min(start + size, characters.count)])
            return String(piece)
        }
    }
}
