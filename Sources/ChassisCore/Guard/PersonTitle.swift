/// Tells people by their trade from machines by the same name: `sales agent`, `assistant manager`, `shop assistant`.
enum PersonTitle {
    /// Whether a word that may be a machine's name is part of a person's title.
    static func isOne(at index: Int, in text: NormalizedText) -> Bool {
        let words = text.words
        let word = Array(text.letters[words[index].letters])
        guard titled.contains(word) else { return false }
        if index > 0, isBeside(index - 1, index, in: text), trades.contains(Array(text.text(of: words[index - 1]))) {
            return true
        }
        return index + 1 < words.count && isBeside(index, index + 1, in: text)
            && offices.contains(Array(text.text(of: words[index + 1])))
    }

    /// Whether nothing but one sign stands between two words.
    private static func isBeside(_ first: Int, _ second: Int, in text: NormalizedText) -> Bool {
        text.words[second].range.lowerBound - text.words[first].range.upperBound == 1
            && !text.words[first].isBeforeColon
    }

    private static let titled = WordSet("assistant* agent* asistente* assistent* assistente* agente*")
    private static let trades = WordSet(
        "sales insurance estate travel ticket gate booking customs shop store legal personal executive dental medical nursing "
            + "care teaching research kitchen lab laboratory library office secret field letting purchasing shipping transfer "
            + "press literary talent football sports border patrol federal undercover veterinary physician clerical "
            + "administrative retail parking reservations ticketing flight ground")
    private static let offices = WordSet(
        "manager managers principal professor professors director directors nurse nurses coach coaches secretary editor editors "
            + "producer attorney referee referees chef cook cooks teacher teachers driver drivers curator superintendent "
            + "commissioner clerk der")
}
