import Testing

@testable import ChassisTerminal

struct PenFilterTests {
    private func passed(_ text: String...) -> [String] {
        var filter = PenFilter()
        return text.map { String(decoding: filter.pass($0.utf8), as: UTF8.self) }
    }

    @Test(arguments: [
        // The ground stays, so only the ink is told.
        (
            "\u{1B}[38:2::1:2:3m\u{1B}[48:2::9:9:9ma\u{1B}[38:2::4:5:6m\u{1B}[48:2::9:9:9mb",
            "\u{1B}[38;2;1;2;3;48;2;9;9;9ma\u{1B}[38;2;4;5;6mb"
        ),
        // Ink that no glyph shows is not told.
        ("\u{1B}[31ma\u{1B}[32m  \u{1B}[31mb", "\u{1B}[31ma  b"),
        ("\u{1B}[31ma\u{1B}[32m \u{1B}[K\u{1B}[33mb", "\u{1B}[31ma \u{1B}[K\u{1B}[33mb"),
        // A ground is, on a blank and where an erase uncovers it.
        ("\u{1B}[48;5;7m \u{1B}[49m\u{1B}[5X", "\u{1B}[48;5;7m \u{1B}[m\u{1B}[5X"),
        ("\u{1B}[31ma\u{1B}(B\u{1B}[m\u{1B}[2Kb", "\u{1B}[31ma\u{1B}[2K\u{1B}[mb"),
        // An underline shows on a blank.
        ("\u{1B}[4ma b\u{1B}[24m c", "\u{1B}[4ma b\u{1B}[m c"),
        // Back to plain and on as before is nothing.
        ("\u{1B}[1;31ma\u{1B}(B\u{1B}[0m\u{1B}[1m\u{1B}[31mb", "\u{1B}[1;31mab"),
        ("\u{1B}[1;31;44ma\u{1B}(B\u{1B}[0;31;44mb", "\u{1B}[1;31;44ma\u{1B}[22mb"),
        // What moves the cursor or sets a mode goes through, and waits for no pen.
        ("\u{1B}[31m\u{1B}[3;4H\r\u{1B}[?25l日", "\u{1B}[3;4H\r\u{1B}[?25l\u{1B}[31m日"),
        // What isn't known goes through.
        ("\u{1B}[58;5;1ma\u{1B}(0q\u{1B}(Bb", "\u{1B}[58;5;1ma\u{1B}(0q\u{1B}(Bb"),
    ])
    func `only what a terminal must know of colours is told`(_ text: String, _ least: String) {
        #expect(passed(text) == [least])
    }

    @Test func `a return to plain at the end of an update waits for the next one`() {
        let frames = passed("\u{1B}[31ma\u{1B}[39;49m\u{1B}(B\u{1B}[m", "\u{1B}[31mb", "\u{1B}[m\u{1B}[Hc")

        #expect(frames == ["\u{1B}[31ma", "b", "\u{1B}[H\u{1B}[mc"])
    }

    @Test func `a sequence that comes in two parts is one`() {
        #expect(passed("\u{1B}[3", "1ma\u{1B}", "[0mb") == ["", "\u{1B}[31ma", "\u{1B}[mb"])
    }

    @Test func `what was held back is there for whoever gets the terminal next`() {
        var filter = PenFilter()
        _ = filter.pass("\u{1B}[31ma\u{1B}[m".utf8)

        #expect(filter.flush() == Array("\u{1B}[m".utf8))
        #expect(filter.flush().isEmpty)
    }
}
