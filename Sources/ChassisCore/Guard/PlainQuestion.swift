/// A question that its asker has about the world, such as "How do I enable developer mode on Android?".
///
/// One sentence that opens as such questions do and speaks neither to the model nor of the conversation: there an
/// attacker's words are a topic.
enum PlainQuestion {
    static func isOne(_ text: ReadText) -> Bool {
        let scalars = text.scalars
        guard scalars.count <= 220, let last = scalars.last(where: { !$0.properties.isWhitespace }),
            last == "?" || last == "？", !hasSentenceEnd(scalars)
        else { return false }
        let texts = text.texts
        return openers.contains { texts.starts(with: $0) } && !texts.contains(where: talk.contains)
    }

    /// Whether a sentence ends before the last one does.
    private static func hasSentenceEnd(_ scalars: [Unicode.Scalar]) -> Bool {
        let end = (scalars.lastIndex { !$0.properties.isWhitespace } ?? 0)
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? 0
        guard start < end else { return false }
        return (start..<end).contains {
            ".!?:;\n".unicodeScalars.contains(scalars[$0]) && scalars[$0 + 1].properties.isWhitespace
        }
    }

    private static let openers: [[String]] = [
        "how do i", "how to", "how would", "what was", "how can i", "how do we", "how can we", "how does", "how is",
        "how are", "can i", "can we", "may i",
        "should i", "should we", "do i", "is it", "is there", "are there", "what is", "what are", "what does", "whats",
        "what if", "why is", "why do", "why does", "why cant i", "when is", "when can i", "where is", "where do i",
        "where can i", "who is", "which", "does", "has anyone", "wie kann ich", "wie kann man", "kann ich", "darf ich",
        "was ist", "gibt es", "ist es", "comment puis je", "est ce que je", "puis je", "quest ce", "como puedo",
        "puedo",
        "hay", "que es", "como posso", "posso", "come posso", "cosa e", "hoe kan ik", "kan ik", "mag ik",
    ].map { $0.split(separator: " ").map(String.init) }

    /// Words to the model, of what was said before, and of what it was told.
    private static let talk: Set<String> = [
        "you", "youre", "your", "yours", "yourself", "u", "ya", "tu", "tes", "ton", "tus", "te", "vous", "vos", "usted",
        "du",
        "dein", "deine", "sie", "ihre", "voce", "me", "us", "ты", "вы", "above", "previous", "previously", "prior",
        "earlier",
        "before", "preceding", "prompt", "prompts", "systemprompt", "system", "instruction", "instructions",
    ]
}
