/// Reads the JSON a model meant, out of the text it wrote.
package enum ModelOutput {
    /// What was read.
    package struct ParsedOutput: Sendable, Hashable {
        /// Nil when there is no JSON in the text.
        package let value: JSON?
        /// What was mended, each kind once, in the order met: "code fence removed", "trailing comma", "2 brackets closed".
        package let repairs: [String]
        /// Whether the text ends in the middle: a list may lack elements, a string its end, an object members.
        package let isTruncated: Bool
        /// Names that stand there without a value, as in `{"a": }`. They read as empty texts, so that the rest of the
        /// value keeps its form, and whoever needs a whole answer refuses one with gaps.
        package let gaps: [String]
    }

    /// Reads JSON, strictly first and then with forgiveness.
    ///
    /// Mends fences, prose around, wrong or missing quotes, commas, colons and closers, comments, Python literals and
    /// tuples. It never invents a value: a name without one is told among the `gaps`, a cut string keeps what is there and sets
    /// `isTruncated`, so that a caller may refuse both. `""` alone says nothing and is no value. `NaN` and `undefined` become null. Of several values, a later
    /// one of the same form replaces an earlier one; others make a list.
    ///
    ///     ModelOutput.parse("Sure! ```json\n{'total': 12,}\n```").value   // {"total":12}
    ///
    /// - Complexity: O(n); nesting beyond `JSON.maximumDepth` gives no value.
    package static func parse(_ text: String) -> ParsedOutput {
        do throws(JSONSyntaxError) {
            let value = try JSON(parsing: text)
            return ParsedOutput(
                value: value == "" ? Optional.none : .some(value), repairs: [], isTruncated: false, gaps: [])
        } catch {
            var reader = ForgivingReader(text)
            let value = reader.readAll()
            return ParsedOutput(
                value: value, repairs: reader.repairs, isTruncated: reader.isTruncated && value != nil,
                gaps: value == nil ? [] : reader.gaps)
        }
    }
}
