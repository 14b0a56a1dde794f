import ChassisSurface
import Testing

@testable import ChassisTerminal

struct KeyParserTests {
    @Test(arguments: [
        ("j", "j"), ("\r", "enter"), ("\n", "enter"), ("\t", "tab"), (" ", "space"), ("\u{7F}", "backspace"),
        ("\u{8}", "backspace"),
        ("\u{4}", "ctrl-d"), ("\u{1C}", "ctrl-\\"), ("é", "é"), ("日", "日"), ("\u{1B}[A", "up"), ("\u{1B}OA", "up"),
        ("\u{1B}[1;5A", "up"), ("\u{1B}[Z", "backtab"), ("\u{1B}[3~", "delete"), ("\u{1B}[5~", "pgup"),
        ("\u{1B}[6~", "pgdn"),
        ("\u{1B}[1~", "home"), ("\u{1B}[8~", "end"), ("\u{1B}[H", "home"), ("\u{1B}OF", "end"), ("\u{1B}OP", "f1"),
        ("\u{1B}[11~", "f1"), ("\u{1B}[[A", "f1"), ("\u{1B}[15~", "f5"), ("\u{1B}[24~", "f12"), ("\u{1B}[24;2~", "f12"),
        ("\u{1B}[1;2R", "f3"), ("\u{1B}O5P", "f1"), ("\u{1B}x", "alt-x"), ("\u{1B}[97;5u", "ctrl-a"),
        ("\u{1B}[13u", "enter"),
        ("\u{1B}[27u", "esc"), ("\u{1B}[9;2u", "backtab"), ("\u{1B}[<64;10;5M", "wheel-up"),
        ("\u{1B}[<65;10;5M", "wheel-down"),
        ("\u{1B}[5$", "pgup"), ("\u{1B}[2~", "insert"), ("jk", "j k"),
    ])
    func `a terminal's bytes are one key`(_ bytes: String, _ names: String) throws {
        var parser = KeyParser()

        let events = parser.feed(bytes.utf8)

        #expect(events == (try Key.parse(names)).map { .key($0) })
        #expect(parser.deadline == nil)
    }

    @Test(arguments: [
        "\u{1B}[?62;22c", "\u{1B}[12;40R", "\u{1B}]11;rgb:1212/3434/5656\u{7}", "\u{1B}]11;rgb:1/2/3\u{1B}\\",
        "\u{1B}P>|tmux\u{1B}\\",
        "\u{1B}[I", "\u{1B}[M !!", "\u{1B}[<0;3;4M", "\u{1B}[<0;3;4m", "\u{1B}[999~", "\u{1B}[1;2;3;4;5q",
        "\u{1B}[>4;1m",
        "\u{1B}[99999999999999999999u", "\u{1B}[" + String(repeating: "1;", count: 500) + "x",
    ])
    func `an unknown sequence is swallowed whole, and the key after it is read`(_ bytes: String) {
        var parser = KeyParser()

        #expect(parser.feed((bytes + "j").utf8) == [.key(.character("j"))])
    }

    @Test func `a lone escape is decided when nothing follows in time`() {
        var parser = KeyParser()

        #expect(parser.feed([0x1B]).isEmpty)
        #expect(parser.deadline == .milliseconds(25))
        #expect(parser.flush() == [.key(.escape)])
        #expect(parser.deadline == nil)
    }

    @Test func `a sequence may arrive a byte at a time, and half of one is dropped`() {
        var parser = KeyParser()
        var events: [TerminalEvent] = []

        for byte in "\u{1B}[6~日".utf8 { events += parser.feed([byte]) }
        events += parser.feed("\u{1B}[1;".utf8)

        #expect(events == [.key(.pageDown), .key(.character("日"))])
        #expect(parser.flush().isEmpty)
        #expect(parser.feed("j".utf8) == [.key(.character("j"))])
    }

    @Test func `a paste is one event without controls, never keys`() {
        var parser = KeyParser()

        let events = parser.feed("\u{1B}[200~x\r\nq\u{3}\u{1B}[A\u{1B}[20\ty\u{1B}[201~j".utf8)

        #expect(events == [.paste("x\nq[A[20\ty"), .key(.character("j"))])
    }

    @Test func `a paste is bounded and ends by itself when its end never comes`() {
        var parser = KeyParser()

        #expect(parser.feed("\u{1B}[200~".utf8).isEmpty)
        #expect(parser.feed(repeatElement(0x61, count: KeyParser.longestPaste + 10)).isEmpty)
        guard case .paste(let text) = parser.flush().first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == KeyParser.longestPaste)
    }

    @Test func `no bytes crash the parser or leave it stuck`() {
        var state: UInt64 = 7
        for _ in 0..<3_000 {
            var parser = KeyParser()
            let bytes = (0..<30).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let byte = UInt8(truncatingIfNeeded: state >> 33)
                return byte % 3 == 0 ? [0x1B, 0x5B, 0x4F, 0x3B, 0x39, 0x75, 0x7E, 0x5D][Int(byte / 3) % 8] : byte
            }
            _ = parser.feed(bytes)
            _ = parser.flush()

            #expect(parser.feed("j".utf8) == [.key(.character("j"))])
        }
    }
}
