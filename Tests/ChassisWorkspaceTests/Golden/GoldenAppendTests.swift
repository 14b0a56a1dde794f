import ChassisCore
import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Testing

struct GoldenAppendTests {
    private let folder: TemporaryFolder
    private let golden: GoldenFolder

    init() throws {
        folder = try TemporaryFolder()
        golden = GoldenFolder(root: folder.path)
    }

    private var path: String { folder.file("golden/s.jsonl") }
    private var text: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

    private func sample(_ id: String) -> GoldenSample {
        GoldenSample(id: id, category: "c", input: "What?", expected: "That.", scorer: .exact)
    }

    @Test func `the first sample makes the file, the next is added to it`() throws {
        try golden.append([sample("a")], to: "s")
        try golden.append([sample("b"), sample("c")], to: "s")

        #expect(try golden.load("s").samples == [sample("a"), sample("b"), sample("c")])
        #expect(text.hasSuffix("}\n"))
    }

    @Test func `an id that is there is refused, and nothing is added`() throws {
        try golden.append([sample("a")], to: "s")
        let before = text

        #expect(throws: GoldenFileError.duplicate(id: "a", suite: "s")) {
            try golden.append([sample("b"), sample("a")], to: "s")
        }
        #expect(text == before)
    }

    @Test func `two new samples with one id are not said to be in the suite`() throws {
        let error = #expect(throws: GoldenFileError.self) { try golden.append([sample("a"), sample("a")], to: "s") }

        #expect(error == .givenTwice(id: "a"))
        #expect(golden.names().isEmpty)
    }

    @Test func `a sample that could not be scored is refused`() throws {
        let bad = GoldenSample(id: "x", category: "c", input: "What?", scorer: .numeric)

        #expect(throws: GoldenFileError.self) { try golden.append([bad], to: "s") }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a file that ends without a line feed gets one`() throws {
        try folder.write(sample("a").json.text, to: "golden/s.jsonl")

        try golden.append([sample("b")], to: "s")

        #expect(try golden.load("s").samples.map(\.id) == ["a", "b"])
    }

    @Test func `a line that was cut off is told, and set aside by the next sample`() throws {
        let whole = sample("b").json.text
        for length in 1..<whole.utf8.count {
            let torn = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
            try folder.write(sample("a").json.text + "\n" + torn, to: "golden/s.jsonl")

            #expect(try golden.load("s").samples.map(\.id) == ["a"])
            #expect(try golden.check("s").map(\.what) == ["the last line is cut off and not read"])
            try golden.append([sample("b")], to: "s")

            #expect(try golden.load("s").samples.map(\.id) == ["a", "b"])
            #expect(try golden.check().isEmpty)
            #expect(try String(contentsOfFile: path + ".torn", encoding: .utf8).hasSuffix(torn + "\n"))
        }
    }

    @Test func `a whole line with a mistake is never set aside`() throws {
        let wrong = #"{"id": "b", "input": , "scorer": "exact"}"#
        try folder.write(wrong, to: "golden/s.jsonl")

        try golden.append([sample("a")], to: "s")

        #expect(text == wrong + "\n" + sample("a").json.text + "\n")
        #expect(try golden.check("s").map(\.line) == [1])
    }

    @Test func `samples added at once from many sides are all there`() async throws {
        let golden = golden
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for index in 0..<10 {
                        let sample = GoldenSample(
                            id: "\(writer)-\(index)", category: "c", input: "x", expected: "y", scorer: .exact)
                        try? golden.append([sample], to: "s")
                    }
                }
            }
        }

        #expect(try golden.load("s").samples.count == 80)
    }

    @Test func `one of many that add the same id wins`() async throws {
        let golden = golden
        let sample = sample("same")
        let added = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { (try? golden.append([sample], to: "s")) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(added == 1)
        #expect(try golden.load("s").samples == [sample])
    }

    @Test func `a folder that can't be written is named`() throws {
        try folder.write("a file", to: "golden")

        #expect(throws: GoldenFileError.self) { try golden.append([sample("a")], to: "s") }
        #expect(throws: GoldenFileError.self) { try golden.append([sample("a")], to: "../outside") }
    }

    @Test func `whatever is added reads back equal`() throws {
        var noise = Noise(state: 42)
        var samples: [GoldenSample] = []
        for number in 0..<150 {
            let id = "\(number)" + text(&noise).filter { !$0.isNewline }
            var sample = GoldenSample(
                id: id, category: "c\(number % 5)", input: "?" + text(&noise), expected: json(&noise, depth: 0),
                scorer: .groundedness)
            sample.options = JSONObject(
                (0..<Int.random(in: 0...4, using: &noise)).map { index in
                    ("option\(index)\(text(&noise))", json(&noise, depth: 0))
                })
            samples.append(sample)
            try golden.append([sample], to: "s")
        }

        let suite = try golden.load("s")

        #expect(samples.count == 150)
        #expect(zip(suite.samples, samples).allSatisfy { $0 == $1 })
        #expect(suite.version == GoldenSuite.contentHash(of: samples))
    }

    private func text(_ noise: inout Noise) -> String {
        let pieces = [
            "a", "\"", "\\", "\n", "\r", "\t", "\u{0}", "\u{7F}", "\u{2028}", "é", "e\u{301}", "👩‍👧", "שלום", "\u{202E}",
            "{", "}", "⟦EMAIL_1⟧", " ", "\u{FEFF}", "/",
        ]
        return (0..<Int.random(in: 0...12, using: &noise)).map { _ in pieces.randomElement(using: &noise) ?? "" }
            .joined()
    }

    private func json(_ noise: inout Noise, depth: Int) -> JSON {
        switch Int.random(in: 0...(depth > 3 ? 4 : 6), using: &noise) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &noise))
        case 2: return .integer(Int64.random(in: .min ... .max, using: &noise))
        case 3: return .number(Double.random(in: -1e300...1e300, using: &noise))
        case 4: return .string(text(&noise))
        case 5: return .array((0..<3).map { _ in json(&noise, depth: depth + 1) })
        default:
            return .object(JSONObject((0..<3).map { ("\($0)" + text(&noise), json(&noise, depth: depth + 1)) }))
        }
    }
}
