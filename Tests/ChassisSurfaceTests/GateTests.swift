import ChassisSurface
import ChassisTestSupport
import Testing

struct GateTests {
    @Test(arguments: [
        ("a\u{1B}[31mb", "a␛[31mb"), ("\u{7}\u{0}\u{7F}", "␇␀␡"), ("\u{9B}31m", "␛[31m"), ("N\rO", "N␍O"),
        ("a\nb\tc", "a␊b␉c"), ("a\u{202E}b", "a‹RLO›b"), ("a\u{200B}b", "a‹ZWSP›b"), ("\u{2028}", "‹LS›"),
        ("\u{E0041}", "‹TAG A›"), ("\u{FEFF}x", "‹BOM›x"), ("❤\u{FE0F}", "❤"), ("👍🏽", "👍"),
        ("👩\u{200D}👩\u{200D}👧", "👩👩👧"), ("a\u{200D}b", "a‹ZWJ›b"), ("1\u{FE0F}\u{20E3}", "1\u{20E3}"),
        ("\u{E000}\u{FFFE}\u{10FFFF}", "□□□"), ("\u{1FAE8}", "□"), ("\u{A0}\u{3000}|", "   |"),
        ("\u{301}x", "◌\u{301}x"), ("\u{3164}", "‹U+3164›"), ("x\u{FE01}", "x‹VS2›"), ("日本", "日本"),
    ])
    func `what a terminal would obey or swallow is shown`(_ raw: String, _ shown: String) {
        #expect(SafeText(raw).string == shown)
    }

    @Test func `no byte sequence brings a control or an invisible character through, and widths add up`() {
        var noise = Noise(state: 1)
        for round in 0..<2_000 {
            var bytes = (0..<Int.random(in: 0...40, using: &noise)).map { _ in UInt8.random(in: 0...255, using: &noise)
            }
            if round % 2 == 0, let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &noise)) {
                bytes += Array(String(Character(scalar)).utf8)
            }

            let text = SafeText(bytes: bytes)

            let glyphs = Array(text.glyphs)
            #expect(text.width == glyphs.reduce(0) { $0 + $1.width })
            #expect(glyphs.allSatisfy { $0.marks.count <= 4 })
            for scalar in text.string.unicodeScalars {
                #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
                #expect(!scalar.properties.isDefaultIgnorableCodePoint)
            }
            #expect(text.prefix(columns: 7).width <= 7)
            #expect(text.truncated(to: 5).width <= 5)
            #expect(text.padded(to: 9, .right).width == 9)
            #expect(SafeText(text.string) == text)
        }
    }

    @Test func `a cell's text is cut at its columns without reading the rest`() {
        #expect(SafeText("abcdef", upTo: 4).string == "abc…")
        #expect(SafeText("日本語", upTo: 4).string == "日…")
        #expect(SafeText("abcd", upTo: 4).string == "abcd")
        #expect(SafeText("\u{1B}bcdé", upTo: 5).string == "␛bcdé")
        #expect(SafeText(String(repeating: "é", count: 1_000_000), upTo: 3).width == 3)
        #expect(SafeText("ab", upTo: 0).string == "")
    }

    @Test func `interpolated strings pass the gate and literals stay`() {
        let foreign = "\u{1B}c"

        let text: SafeText = "│ \(foreign) \(42) \(SafeText("é"))"

        #expect(text.string == "│ ␛c 42 é")
        #expect(text.width == 9)
    }

    @Test func `lines keep line feeds and nothing else`() {
        #expect(SafeText.lines("a\r\nb\u{1B}\n\tc\rd").map(\.string) == ["a", "b␛", "    c␍d"])
    }

    @Test func `printed text keeps its lines and tabs, and shows what a terminal obeys or hides`() {
        #expect(SafeText.terminalSafe("a\n\u{1B}]52;c;x\u{7}\n") == "a\n␛]52;c;x␇\n")
        #expect(SafeText.terminalSafe("a\r\nb\rc\td\u{9B}2J\u{202E}e\u{7F}") == "a\nb␍c\td␛[2J‹RLO›e␡")
    }

    @Test(arguments: [
        "Größe: 3\u{A0}€", "👩\u{200D}💻 👍🏽 1\u{FE0F}\u{20E3}", "e" + String(repeating: "\u{301}", count: 9), "हिन्दी", "a\tb",
    ]) func `printed text keeps every character that is harmless`(text: String) {
        #expect(SafeText.terminalSafe(text) == text)
    }

    @Test func `printed JSON has the value, and nothing in it that a terminal obeys or hides`() {
        let json = #"{"a":"é\u001b[2J"# + "\u{9B}\u{202E}\u{7F}\u{E0041}x\"}"

        let printed = SafeText.terminalSafe(json: json)

        #expect(printed == #"{"a":"é\u001b[2J\u009b\u202e\u007f\udb40\udc41x"}"#)
    }

    @Test func `combining marks beyond the fourth are dropped`() {
        let zalgo = "e" + String(repeating: "\u{301}", count: 50)

        let text = SafeText(zalgo)

        #expect(text.width == 1)
        #expect(text.string.unicodeScalars.count == 5)
    }

    @Test func `words wrap at spaces and long ones are cut`() {
        let rows = SafeText("the quick brown fox 日本語日本語").wrapped(to: 7).map(\.string)

        #expect(rows == ["the", "quick", "brown", "fox", "日本語", "日本語"] || rows.allSatisfy { SafeText($0).width <= 7 })
        #expect(SafeText("aaa bbb").wrapped(to: 3).map(\.string) == ["aaa", "bbb"])
        #expect(SafeText("abcdefgh").wrapped(to: 3).map(\.string) == ["abc", "def", "gh"])
        #expect(SafeText("").wrapped(to: 3).map(\.string) == [""])
    }
}
