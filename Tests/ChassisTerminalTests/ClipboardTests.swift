import Foundation
import Testing

@testable import ChassisTerminal

struct ClipboardTests {
    private static let plain = "\u{1B}]52;c;am9iXzc=\u{07}"

    @Test(arguments: [
        (["TERM": "xterm-256color"], plain),
        (["TERM": "tmux-256color"], plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\"),
        (["TERM": "screen-256color", "TMUX": "/tmp/s,1,0"], plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\"),
        (["TERM": "screen", "STY": "1.pts"], "\u{1B}P" + plain + "\u{1B}\\"),
        (["TERM": "screen-256color"], "\u{1B}P" + plain + "\u{1B}\\" + plain),
    ])
    func `a text reaches the clipboard through what stands between`(_ environment: [String: String], _ text: String) {
        #expect(Clipboard.sequence("job_7", environment: environment) == text)
    }

    @Test func `screen gets a long text in pieces that it can hold, and all of it`() {
        let text = String(repeating: "Grüße, ", count: 500)
        let sequence = Clipboard.sequence(text, environment: ["TERM": "screen", "STY": "1.pts"])
        let pieces = sequence.split(separator: "\u{1B}\\").map { $0.dropFirst(2) }

        #expect(pieces.allSatisfy { $0.utf8.count <= 512 })
        let data = pieces.joined().dropFirst("\u{1B}]52;c;".count).dropLast()
        #expect(Data(base64Encoded: String(data)).map { String(decoding: $0, as: UTF8.self) } == text)
    }
}
