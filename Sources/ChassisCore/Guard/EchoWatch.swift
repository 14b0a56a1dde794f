/// Reads an answer as it grows and gives out what can't be a recital of its system prompt, in clear, in base64, base32 or
/// hexadecimal, as numbers of its characters, shifted in the alphabet (Caesar, rot13, Atbash), in leet, backwards by letters or
/// by words, with escapes, or letter by letter.
///
/// What repeats the prompt's own words waits from the second word on, and from the first where the prompt begins, until it
/// goes on otherwise, which in an answer is a word or two later. What the input and the pages say too, the answer may say.
///
/// - Complexity: O(characters), and for each word the number of its places in the prompt.
package struct EchoWatch: Sendable {
    package private(set) var hasLeaked = false
    private let prompt: PromptWords
    private let others: [String]
    /// Made for the first piece, for most watches are of answers that come whole; one.
    private var readers: [EchoReaders] = []
    private var held = HeldText()

    /// - Parameter others: What the answer may repeat though the prompt says it too.
    package init(_ prompt: PromptWords, others: [String]) {
        self.prompt = prompt
        self.others = others
    }

    /// Takes the next piece and returns what is certain by now; nothing more once the prompt has shown.
    package mutating func push(_ piece: String) -> String {
        guard !hasLeaked else { return "" }
        if readers.isEmpty { readers.append(EchoReaders(prompt, others: others)) }
        let certain = readers[0].read(piece, at: held.end)
        hasLeaked = readers[0].hasLeaked
        return hasLeaked ? "" : held.add(piece, certain: certain)
    }

    /// Returns what was held back. Call it once, at the end.
    package mutating func finish() -> String {
        if !readers.isEmpty {
            readers[0].finish()
            hasLeaked = readers[0].hasLeaked
        }
        return hasLeaked ? "" : held.release(to: held.end)
    }

    /// Whether a whole text repeats the prompt.
    package func isIn(_ text: String) -> Bool {
        // Nearly no text has three words of it in a row.
        if readers.isEmpty, !EchoGlance.mayHold(text, prompt) { return false }
        var watch = self
        _ = watch.push(text)
        _ = watch.finish()
        return watch.hasLeaked
    }
}
