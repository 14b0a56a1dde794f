import ChassisSurface
import Testing

@testable import ChassisConsole

struct SectionedTextTests {
    private static func text(_ parts: [String], titled: Bool = true) -> SectionedText {
        SectionedText(
            parts.enumerated().map { index, part in
                SectionedText.Section(titled ? [Table.Content("part \(index)")] : [], part)
            })
    }

    /// Every row, found one step at a time.
    private static func rows(_ text: SectionedText, width: Int) -> [SectionedText.Place] {
        var rows = [text.start]
        while rows.count < 5_000 {
            let next = text.moved(rows[rows.count - 1], by: 1, width: width)
            if next == rows[rows.count - 1] { break }
            rows.append(next)
        }
        return rows
    }

    @Test(arguments: [7, 20, 80])
    func `many steps at once lead where single ones do, up and down`(width: Int) {
        let text = Self.text([
            "one two three four five six seven eight nine ten", "", "a\nb\n\nc", String(repeating: "word ", count: 300),
            "end",
        ])
        let rows = Self.rows(text, width: width)

        for from in stride(from: 0, to: rows.count, by: 3) {
            for step in [1, 2, 5, 17, 400] {
                let down = text.moved(rows[from], by: step, width: width)
                let up = text.moved(rows[from], by: -step, width: width)
                #expect(down == rows[min(rows.count - 1, from + step)])
                #expect(up == rows[max(0, from - step)])
            }
        }
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `the end stands at the bottom, and scrolling stops there`() {
        let text = Self.text(["a\nb\nc", "d\ne\nf"])
        let rows = Self.rows(text, width: 20)

        #expect(rows.count == 8)
        #expect(text.end(width: 20, height: 3) == rows[5])
        #expect(text.scrolled(text.start, by: 100, width: 20, height: 3) == rows[5])
        #expect(text.scrolled(rows[5], by: -100, width: 20, height: 3) == rows[0])
        #expect(text.end(width: 20, height: 100) == rows[0])
    }

    @Test func `a search goes through all sections and around the ends`() {
        let text = Self.text(["refund here", "nothing", "a Refund and a refund"])
        var places: [SectionedText.Hit] = []
        var hit: SectionedText.Hit?
        for _ in 0..<4 {
            hit = text.find("refund", after: hit)
            if let hit { places.append(hit) }
        }

        #expect(places.map(\.section) == [0, 2, 2, 0])
        #expect(text.find("refund", before: places[0]) == places[2])
        #expect(text.find("refund", before: places[2]) == places[1])
        #expect(text.count("refund", upTo: places[1])?.number == 2)
        #expect(text.count("refund", upTo: nil)?.total == 3)
        #expect(text.find("absent", after: nil) == nil)
    }

    @Test func `a very long text is searched without being counted`() {
        let text = Self.text([String(repeating: "line of text\n", count: 400_000) + "needle"], titled: false)

        let hit = text.find("needle", after: nil)

        #expect(hit != nil)
        #expect(text.count("needle", upTo: hit) == nil)
    }

    @Test func `titles, texts and hits are drawn from any row on`() {
        let text = Self.text(["one\ntwo", "three ⟦EMAIL_1⟧"])
        var surface = Surface(width: 24, height: 4)
        let top = text.moved(text.start, by: 1, width: 23)

        surface.draw(SectionedTextView(text: text, top: top, query: "two"), in: surface.bounds)

        #expect(surface.text == "one\ntwo\n── part 1 ─────────────\nthree ⟦EMAIL_1⟧")
        #expect(surface.roles.contains("fff"))
        #expect(surface.roles.contains("xxxxxxxxx"))
    }

    @Test func `nothing to show is nothing to go wrong`() {
        let empty = SectionedText([])
        var surface = Surface(width: 10, height: 2)

        surface.draw(SectionedTextView(text: empty, top: empty.start), in: surface.bounds)

        #expect(empty.moved(empty.start, by: 5, width: 10) == empty.start)
        #expect(empty.moved(empty.start, by: -5, width: 10) == empty.start)
        #expect(empty.end(width: 10, height: 2) == empty.start)
        #expect(empty.find("x", after: nil) == nil)
    }
}
