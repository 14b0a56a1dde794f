@testable import ChassisCore
import Testing

struct VocabularyTests {
    @Test(arguments: [
        ("", 0), ("the", 1), ("the the", 2), ("thing", 2), ("the cat sat", 5), ("aaaaa", 2), ("é", 1), ("日", 3),
    ])
    func `neighbours are merged in the order of ranks`(text: String, tokens: Int) throws {
        #expect(try SampleVocabularies.byRanks().count(text) == tokens)
    }

    /// "lowow": "low", then "o" and "w", which no merge puts together although "ow" is a token.
    @Test(arguments: [("low", 1), ("lower", 2), ("newer", 2), (" low", 1), ("lowow", 3), ("ow", 2)])
    func `a vocabulary that lists its merges merges nothing else`(text: String, tokens: Int) throws {
        let json = Array(SampleVocabularies.tokenizerJSON.utf8)

        let vocabulary = try Vocabulary.read(json, file: "models/small/tokenizer.json")

        #expect(vocabulary.count(text) == tokens)
        #expect(vocabulary.name == "small")
    }

    @Test func `the vocabulary of a model's own file is read, whatever stands behind it`() throws {
        let vocabulary = try Vocabulary.read(SampleVocabularies.gguf(), file: "sample.gguf")

        #expect(vocabulary.count("lower 42") == 5)
        #expect(vocabulary.name == "sample")
    }

    @Test(arguments: [
        ("nothing", "empty"), ("no rank", "line 1 is no rank"), ("twice", "line 2"), ("few", "no token for the byte 0"),
        ("packed", "compressed"), ("no model", "only BPE"), ("unigram", "'Unigram'"), ("words", "not made of bytes"),
        ("half", "no JSON"), ("mark alone", "cut off"), ("llama", "'llama'"), ("strange", "'strange'"),
        ("cut", "cut off"), ("any name", "how texts are split"),
    ])
    func `a file that is no vocabulary says why`(file: String, problem: String) throws {
        let bytes = try #require(Self.broken[file])

        let error = #expect(throws: VocabularyError.self) { try Vocabulary.read(bytes, file: "words.bin") }

        #expect(error?.message.contains(problem) == true)
    }

    private static let broken: [String: [UInt8]] = [
        "nothing": [], "no rank": Array("IQ== x\n".utf8), "twice": Array("IQ== 0\nIQ== 1\n".utf8),
        "few": Array("IQ== 0\n".utf8), "packed": [0x1F, 0x8B, 8], "no model": Array("{}".utf8),
        "unigram": Array(#"{"model":{"type":"Unigram"}}"#.utf8),
        "words": Array(#"{"model":{"type":"BPE","vocab":{},"merges":[]}}"#.utf8), "half": Array("{\"model\"".utf8),
        "mark alone": Array("GGUF".utf8), "llama": SampleVocabularies.gguf(model: "llama"),
        "strange": SampleVocabularies.gguf(pre: "strange"), "cut": SampleVocabularies.gguf().dropLast(40),
        "any name": SampleVocabularies.ranks,
    ]

    @Test(arguments: 0..<40)
    func `a damaged file is refused or read, and never believed`(seed: Int) throws {
        var noise = WordNoise(state: UInt64(seed) &* 7919 &+ 1)
        var bytes = SampleVocabularies.gguf()
        for _ in 0..<8 { bytes[Int(noise.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: noise.next()) }

        let vocabulary = try? Vocabulary.read(bytes, file: "words.gguf")

        #expect(vocabulary.map { $0.count("lower") > 0 } ?? true)
    }

    /// The heap that long pieces are merged with must give what looking through gives.
    @Test(arguments: 0..<20)
    func `a word of many letters is merged as a short one is`(seed: Int) throws {
        var noise = WordNoise(state: UInt64(seed) &* 104_729 &+ 3)
        let letters = (0..<Int(noise.next() % 400)).map { _ in Array("aathecing'")[Int(noise.next() % 10)] }
        let text = String(letters).replacing("'", with: "a")
        let vocabulary = try SampleVocabularies.byRanks()

        #expect(vocabulary.count(text) == Self.tokens(Array(text.utf8)))
    }

    @Test(arguments: 0..<20)
    func `listed merges alone are made, in words of any letters`(seed: Int) throws {
        var noise = WordNoise(state: UInt64(seed) &* 31 &+ 5)
        let text = String((0..<Int(noise.next() % 150)).map { _ in Array("lowernLOW")[Int(noise.next() % 9)] })
        let vocabulary = try Vocabulary.read(Array(SampleVocabularies.tokenizerJSON.utf8), file: "tokenizer.json")
        let merges = ["l o", "lo w", "e r", "n e", "w er"]

        let tokens = Self.tokens(Array(text.utf8)) { left, right in
            merges.firstIndex(of: String(decoding: left + [0x20] + right, as: UTF8.self))
        }

        #expect(vocabulary.count(text) == tokens)
    }

    private static func tokens(_ bytes: [UInt8]) -> Int {
        tokens(bytes) { SampleVocabularies.merged.firstIndex(of: String(decoding: $0 + $1, as: UTF8.self)) }
    }

    /// By the book: of all neighbours that may be merged, the first of the lowest rank, again and again.
    private static func tokens(_ bytes: [UInt8], rank: ([UInt8], [UInt8]) -> Int?) -> Int {
        var parts = bytes.map { [$0] }
        while true {
            let ranks = zip(parts, parts.dropFirst()).map { rank($0, $1) ?? .max }
            guard let best = ranks.min(), best < .max, let place = ranks.firstIndex(of: best) else {
                return parts.count
            }
            parts[place] += parts.remove(at: place + 1)
        }
    }
}

private struct WordNoise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 11
    }
}
