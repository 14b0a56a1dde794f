/// Which words of a text begin a sentence, a paragraph or an entry of a list.
///
/// What somebody wants done is said in one sentence: `The judge may instruct the jury. What was said before is void.` holds
/// the words of an attack, and none of its sentences does.
enum SentenceStarts {
    /// Whether each word begins one.
    ///
    /// A stop behind one or two words ends nothing, and nothing begins with a small letter: otherwise stops between an
    /// order's words would hide it.
    ///
    /// - Complexity: O(length of what stands between the words).
    static func found(in scalars: [Unicode.Scalar], words: [NormalizedText.Word]) -> [Bool] {
        var end = 0
        var length = 0
        return words.map { word in
            let gap = scalars[min(end, word.range.lowerBound)..<word.range.lowerBound]
            end = word.range.upperBound
            let isStart =
                length >= shortest && (gap.count > 1 || gap.first.map(isIdeographicStop) ?? false) && isEnd(gap)
                && !scalars[word.range.lowerBound].properties.isLowercase
            length = isStart ? 1 : length + 1
            return isStart
        }
    }

    private static let shortest = 3

    private static func isEnd(_ gap: ArraySlice<Unicode.Scalar>) -> Bool {
        var isStopped = false
        var isLineBegun = false
        for scalar in gap {
            switch scalar {
            case "\n":
                if isLineBegun || isStopped { return true }
                isLineBegun = true
            case " ":
                if isStopped { return true }
            case ".", "!", "?":
                isStopped = true
            case "\"", ")", "”":
                // A quotation's or a bracket's end keeps the stop within.
                isLineBegun = false
            case "-", "*", "•", "#":
                if isLineBegun { return true }
                isStopped = false
            default:
                if isIdeographicStop(scalar) { return true }
                (isStopped, isLineBegun) = (false, false)
            }
        }
        return false
    }

    private static func isIdeographicStop(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "。" || scalar == "！" || scalar == "？"
    }
}
