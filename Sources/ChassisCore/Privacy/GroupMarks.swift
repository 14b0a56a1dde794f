/// Marks between the groups of a number that hardly any other text has there: `4111·1111·1111·1111`.
enum GroupMarks {
    /// Whether a middle point or a bullet of so many bytes stands between letters and digits, one of them a digit.
    static func isPoint(at index: Int, length: Int, in utf8: [UInt8]) -> Bool {
        let (before, after) = (utf8.at(index - 1), utf8.at(index + length))
        guard before.isASCIIDigit && after.isASCIIAlphanumeric || before.isASCIILetter && after.isASCIIDigit else {
            return false
        }
        return points.contains { utf8.has($0, at: index) }
    }

    private static let points = ["·", "•", "‧", "∙", "⋅"].map { Array($0.utf8) }
}
