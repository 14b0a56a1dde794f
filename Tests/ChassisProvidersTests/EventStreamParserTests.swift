import Testing

@testable import ChassisProviders

struct EventStreamParserTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var input: String
        var events: [ServerSentEvent]

        init(_ name: String, _ input: String, _ events: [(String, String)]) {
            testDescription = name
            self.input = input
            self.events = events.map { ServerSentEvent(name: $0.0, data: Array($0.1.utf8)) }
        }
    }

    static let cases = [
        Case("line feeds", "data: a\n\ndata: b\n\n", [("", "a"), ("", "b")]),
        Case("carriage returns and line feeds", "data: a\r\n\r\ndata: b\r\n\r\n", [("", "a"), ("", "b")]),
        Case("carriage returns alone", "data: a\r\rdata: b\r\r", [("", "a"), ("", "b")]),
        Case("mixed line ends", "data: a\r\n\ndata: b\n\r\n", [("", "a"), ("", "b")]),
        Case("a named event", "event: error\ndata: {}\n\n", [("error", "{}")]),
        Case("the name does not stick", "event: x\ndata: 1\n\ndata: 2\n\n", [("x", "1"), ("", "2")]),
        Case("several data lines", "data: a\ndata:\ndata: b\n\n", [("", "a\n\nb")]),
        Case("comments and other fields", ": ping\n\nid: 7\nretry: 10\ndata: a\n\n", [("", "a")]),
        Case(
            "no space, one space, two spaces", "data:a\n\ndata: a\n\ndata:  a\n\n", [("", "a"), ("", "a"), ("", " a")]),
        Case("a field without a colon", "data\n\ndata\ndata\n\n", [("", ""), ("", "\n")]),
        Case("a byte order mark", "\u{FEFF}data: a\n\n", [("", "a")]),
        Case("a byte order mark later is text", "data: \u{FEFF}a\n\n", [("", "\u{FEFF}a")]),
        Case("no blank line at the end", "data: a\n\ndata: b\n", [("", "a"), ("", "b")]),
        Case("no line end at the end", "data: a\n\ndata: b", [("", "a"), ("", "b")]),
        Case("a name without data is no event", "event: x\n\ndata: a\n\n", [("", "a")]),
        Case("text beyond ASCII", "data: žluťoučký 🐎\n\n", [("", "žluťoučký 🐎")]),
        Case("nothing", "", []),
        Case("blank lines", "\n\r\n\r\n\n", []),
    ]

    private func events(_ pieces: [[UInt8]]) throws -> [ServerSentEvent] {
        var parser = EventStreamParser()
        var events: [ServerSentEvent] = []
        for piece in pieces { events += try parser.feed(piece) }
        if let last = try parser.finish() { events.append(last) }
        return events
    }

    @Test(arguments: cases) func `a stream is read the same whole, byte by byte, and cut in two anywhere`(
        _ sample: Case
    ) throws {
        let bytes = Array(sample.input.utf8)

        #expect(try events([bytes]) == sample.events)
        #expect(try events(bytes.map { [$0] }) == sample.events)
        for cut in bytes.indices {
            #expect(try events([Array(bytes[..<cut]), Array(bytes[cut...])]) == sample.events)
        }
    }

    @Test func `an endless line ends at the limit`() {
        var parser = EventStreamParser(limit: 100)
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 60)

        #expect(throws: Never.self) { try parser.feed(piece) }
        #expect(throws: EventStreamParser.TooLong(limit: 100)) { try parser.feed(piece) }
    }

    @Test func `endless data lines end at the limit`() {
        var parser = EventStreamParser(limit: 100)
        let lines = Array(String(repeating: "data: 123456789\n", count: 20).utf8)

        #expect(throws: EventStreamParser.TooLong(limit: 100)) { try parser.feed(lines) }
    }
}
