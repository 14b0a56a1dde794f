import ChassisSurface
import ChassisTestSupport
import Testing

struct WrappedTextTests {
    private let long = (0..<60_000).map { "line \($0) with some words and ⟦EMAIL_\($0)⟧" }.joined(separator: "\n")

    @Test func `a text shows hits, masked values and marks in roles of their own`() {
        let view = TextView(
            WrappedText(
                "Dear ⟦NAME_1⟧, your mail \u{1B}[2J was\nread by us. The quick brown fox jumps over the lazy dog; the fox.\n"
            ),
            query: "FOX")

        #expect(
            snapshot(view, width: 24, height: 5) == """
                Dear ⟦NAME_1⟧, your
                tttttxxxxxxxxtttttt
                mail ␛[2J was
                tttttwttttttt
                read by us. The quick
                ttttttttttttttttttttt
                brown fox jumps over
                ttttttfffttttttttttt
                the lazy dog; the fox.
                ttttttttttttttttttffft
                """)
    }

    @Test func `moving by rows there and back returns, at any width`() {
        let text = WrappedText("one two three four five\n\nsix\n日本語日本語日本語\nlast line of it")
        for width in [3, 7, 12, 80, .max] {
            var places = [WrappedText.Position.start]
            while true {
                let next = text.moved(places[places.count - 1], by: 1, width: width)
                if next == places.last { break }
                places.append(next)
            }
            #expect(text.moved(.start, by: places.count - 1, width: width) == places.last)
            for (index, place) in places.enumerated() {
                #expect(text.moved(place, by: -index, width: width) == .start)
                #expect(text.moved(place, by: -1_000, width: width) == .start)
            }
        }
    }

    @Test func `the end of a long text stands in the last row`() {
        let text = WrappedText(long)

        let surface = draw(TextView(text, top: text.end(width: 79, height: 24)), width: 80, height: 24)

        #expect(surface.text.split(separator: "\n").last?.hasPrefix("line 59999 ") == true)
    }

    @Test func `a line without a break is shown in pieces without losing a character`() {
        let words = (0..<20_000).map { "w\($0)é" }.joined(separator: " ")
        let text = WrappedText(words)
        var shown = ""
        var top = WrappedText.Position.start
        while true {
            let rows = draw(TextView(text, top: top), width: 101, height: 50).text
                .split(separator: "\n", omittingEmptySubsequences: true)
            shown +=
                rows.map { $0.prefix(100).replacing("█", with: "").replacing("│", with: "") }.joined(separator: " ")
                + " "
            let next = text.moved(top, by: 50, width: 100)
            if next.piece == top.piece, next.row - top.row < 50 { break }
            top = next
        }

        let seen = Set(shown.split(separator: " ").map(String.init))
        let missing = (0..<20_000).first { !seen.contains("w\($0)é") }
        #expect(missing == nil)
    }

    @Test func `a search goes from hit to hit and back`() {
        let text = WrappedText("a fox\nno\nFox and foxes\n" + String(repeating: "x ", count: 10_000) + "fox")
        var hits: [WrappedText.Hit] = []
        while let next = text.find("fox", after: hits.last) { hits.append(next) }

        #expect(hits.count == 4)
        #expect(text.find("fox", before: nil) == hits[3])
        #expect(text.find("fox", before: hits[3]) == hits[2])
        #expect(text.find("fox", before: hits[0]) == nil)
        #expect(text.find("", after: nil) == nil)
    }

    @Test func `what the gate shows can be searched for`() {
        let text = WrappedText("plain\nhid\u{200B}den \u{1B}")

        #expect(text.find("ZWSP", after: nil)?.piece == 1)
        #expect(text.find("␛", after: nil)?.piece == 1)
    }

    @Test(arguments: ["", "\n", "\r\n", "\u{0}", "\n\n\n"])
    func `hardly any text is no trouble`(_ raw: String) {
        let text = WrappedText(raw)

        _ = draw(TextView(text, top: .init(piece: 99, row: 99), query: "x"), width: 10, height: 3)
        #expect(text.moved(.init(piece: -5, row: 1), by: .max, width: 0) >= .start)
        #expect(text.end(width: 10, height: 5) == .start)
    }
}

struct TextDiffTests {
    @Test func `changed words stand out in lines that stay aligned`() {
        let diff = TextDiff(from: "same\nthe old line here\ngone\n", to: "same\nthe new line here\n")

        #expect(
            snapshot(DiffView(diff), width: 40, height: 4) == """
                  same
                tttttt
                - the old line here
                llllll---llllllllll
                + the new line here
                pppppp+++pppppppppp
                - gone
                llllll
                """)
        #expect(
            draw(DiffView(diff, isSideBySide: true), width: 50, height: 3).text == """
                  same                  │  same
                - the old line here     │+ the new line here
                - gone                  │
                """)
    }

    @Test func `a diff always leads from the old text to the new one`() {
        var noise = Noise(state: 3)
        for _ in 0..<300 {
            let old = (0..<Int.random(in: 0...12, using: &noise)).map { _ in "l\(Int.random(in: 0...4, using: &noise))"
            }
            let new = (0..<Int.random(in: 0...12, using: &noise)).map { _ in "l\(Int.random(in: 0...4, using: &noise))"
            }

            let diff = TextDiff(from: old.joined(separator: "\n"), to: new.joined(separator: "\n"))

            var left: [String] = []
            var right: [String] = []
            for line in diff.lines {
                switch line {
                case .same(let text):
                    left.append(text.string)
                    right.append(text.string)
                case .removed(let text): left.append(text.string)
                case .added(let text): right.append(text.string)
                case .changed(let before, let after):
                    left.append(before.map(\.text.string).joined())
                    right.append(after.map(\.text.string).joined())
                }
            }
            #expect(left.joined(separator: "\n") == old.joined(separator: "\n"))
            #expect(right.joined(separator: "\n") == new.joined(separator: "\n"))
            #expect(diff.isIdentical == (old == new))
        }
    }

    @Test func `texts with nothing in common and far too many lines are bounded`() {
        let old = (0..<10_000).map { "a\($0)" }.joined(separator: "\n")
        let new = (0..<10_000).map { "b\($0)" }.joined(separator: "\n")

        let diff = TextDiff(from: old, to: new, limit: 1_000)

        #expect(diff.isCut)
        #expect(diff.lines.count == 2_000)
        #expect(TextDiff(from: "", to: "").isIdentical)
    }
}
