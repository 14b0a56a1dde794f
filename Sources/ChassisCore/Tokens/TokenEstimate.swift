/// Token counts without a vocabulary: an estimate, and named so wherever it is shown.
///
/// Made to be rarely below what byte-pair vocabularies of 100,000 entries count, because a prompt that doesn't fit is
/// refused: 0.95 to 1.25 of cl100k_base for prose in the common languages, about 1.15 for English. Newer vocabularies
/// know other scripts better; for models that are known to have one (`TokenFamily`) letters of those scripts count for
/// less. A word of Latin letters is a token and what its pairs of letters weigh (`TokenWeights`); other letters
/// have weights of their own; capitals count for each three, digits too, a mark one, an emoji three.
package enum TokenEstimate {
    /// Tokens of a text, 0 or more. O(n).
    package static func count(_ text: some StringProtocol, as family: TokenFamily = .cl100k) -> Int {
        var counter = Counter(family)
        let isRead: Void? = text.utf8.withContiguousStorageIfAvailable { counter.add($0) }
        if isRead == nil {
            for scalar in text.unicodeScalars { counter.add(scalar) }
        }
        return counter.total
    }

    /// The longest beginning of at most `limit` tokens, ended at a sentence or a word where one is near.
    package static func cut(_ text: String, to limit: Int, as family: TokenFamily = .cl100k) -> String {
        var counter = Counter(family)
        var end = text.endIndex
        var isWhole = true
        for index in text.unicodeScalars.indices {
            counter.add(text.unicodeScalars[index])
            if counter.total > limit {
                end = index
                isWhole = false
                break
            }
        }
        if isWhole { return text }
        var cut = rounded(text[..<end])
        // A beginning may have more accents for its length than the whole.
        while count(cut, as: family) > limit {
            cut = rounded(cut[..<cut.index(cut.startIndex, offsetBy: cut.count * 9 / 10)])
        }
        return cut
    }

    /// Back to the last sentence within the last tenth, else to the last space there.
    private static func rounded(_ head: Substring) -> String {
        let head = head.unicodeScalars
        let earliest = head.index(head.startIndex, offsetBy: head.count * 9 / 10)
        let tail = head[earliest...]
        let sentence = tail.lastIndex { ".!?\n。".unicodeScalars.contains($0) }
        let space = tail.lastIndex { $0 == " " }
        guard let stop = sentence ?? space else { return String(head) }
        return String(head[...stop])
    }
}
