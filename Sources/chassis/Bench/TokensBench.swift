import ArgumentParser
import ChassisCore
import ChassisWorkspace

/// How fast tokens are counted, in texts that people write and in such as only an attacker sends.
struct TokensBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "Counting tokens: MB/s of prose, and of texts made to take long.")

    @Option(help: "A vocabulary: .tiktoken, tokenizer.json or .gguf; may be given several times.")
    var vocabulary: [String] = []
    @Option(help: "A text of your own to count.") var text: String?

    func run() throws {
        print(Machine.text)
        time("estimate", .estimate)
        for path in vocabulary {
            let clock = ContinuousClock()
            let start = clock.now
            let vocabulary = try VocabularyFile.read(VocabularySource(path: path))
            let took = (clock.now - start).inMilliseconds
            print("\(vocabulary.name): \(vocabulary.size) tokens, read in \(Figure.fixed(took, 0)) ms")
            try checkGrowth(vocabulary)
            time(vocabulary.name, TokenCounter(.exact(vocabulary)))
        }
    }

    private func time(_ name: String, _ counter: TokenCounter) {
        for (kind, text) in texts() {
            let took = ContinuousClock().measure { _ = counter.count(text) }
            let speed = Double(text.utf8.count) / 1e3 / took.inMilliseconds
            print("  " + name.padding(14) + kind.padding(30) + "\(Figure.fixed(speed, 1)) MB/s")
        }
    }

    private func texts() -> [(String, String)] {
        var texts = [
            ("prose, 1 MB", (0..<20_000).map { BenchQuestions.text($0 * 31) }.joined(separator: " ")),
            ("one word of 300 KB", String(repeating: "abcdefghij", count: 30_000)),
            ("300 KB of one letter", String(repeating: "a", count: 300_000)),
            ("300 KB of spaces", String(repeating: " ", count: 300_000)),
            ("300 KB of marks", String(repeating: "?!", count: 150_000)),
            ("300 KB of empty lines", String(repeating: " \n", count: 150_000)),
            ("300 KB of ideographs", String(repeating: "日本語", count: 33_000)),
            ("300 KB of digits", String(repeating: "1234567890", count: 30_000)),
        ]
        if let text, let bytes = try? InputFile.read(text) {
            texts.append((text, String(decoding: bytes, as: UTF8.self)))
        }
        return texts
    }

    /// Twice the word must take about twice the time, not four times.
    private func checkGrowth(_ vocabulary: Vocabulary) throws {
        let times = [100_000, 200_000].map { count in
            let text = String(repeating: "a", count: count)
            return (0..<3).map { _ in ContinuousClock().measure { _ = vocabulary.count(text) }.inMilliseconds }.min()
                ?? 0
        }
        print("  twice the longest word takes \(Figure.fixed(times[1] / max(times[0], 0.001), 2)) times as long")
        if times[1] > 3.5 * times[0] { throw ExitCode(1) }
    }
}
