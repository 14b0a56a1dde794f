import ChassisCore

/// A row of the contract for people: a line a member, money and credits as such, and nothing of what isn't so.
enum RowText {
    static func lines(of row: JSON) -> [String] {
        // Of what has ended a cost that is not there is one that nobody knows.
        let isUnknown = row["finished_at"]?.string != nil && row["cost_nano_usd"] == .null
        return (row.object?.members ?? []).flatMap { lines(of: $0.name, $0.value) }
            + (isUnknown ? ["cost: \(Figure.money(nil))"] : [])
    }

    private static func lines(of name: String, _ value: JSON) -> [String] {
        // The version of a row is for programs that change it.
        if name == "version" || value == .null || value == .bool(false) || value.string == "" { return [] }
        if let stem = name.stem(before: "_nano_usd"), let amount = value.integer {
            return ["\(stem): \(Figure.money(Money(nanoUSD: amount)))"]
        }
        if let stem = name.stem(before: "_millicredits"), let amount = value.integer {
            return ["\(stem): \(Credits(milli: amount).text)"]
        }
        if let code = value["code"]?.string, let message = value["message"]?.string {
            return ["\(name): \(message) (\(code))"] + (value["remedy"]?.string.map { ["  → \($0)"] } ?? [])
        }
        let words = name.replacing("_", with: " ")
        return ["\(words): \(value == .bool(true) ? "yes" : value.string ?? value.text)"]
    }
}

extension String {
    /// What stands before an ending, in words; `nil` where it ends otherwise.
    fileprivate func stem(before ending: String) -> String? {
        hasSuffix(ending) ? String(dropLast(ending.count)).replacing("_", with: " ") : nil
    }
}
