import ChassisCore

/// The JSON lines of OpenAI's evals, new and old, and any other flat objects a line.
///
/// - SeeAlso: https://platform.openai.com/docs/guides/evals and https://github.com/openai/evals
enum OpenAIEvalsFile {
    static func samples(in text: String, file: String, rows: RowReader) -> [GoldenSample] {
        var samples: [GoldenSample] = []
        for (number, row) in objects(in: text, file: file, log: rows.log).enumerated() {
            var fields = row.object
            // What is asked and expected lies in the item; what lies beside it goes along.
            if let item = fields["item"]?.object {
                var whole = item
                for (name, value) in fields.members where name != "item" && whole[name] == nil { whole[name] = value }
                fields = whole
            }
            if let sample = rows.sample(fields, number: number + 1, at: row.place) { samples.append(sample) }
        }
        return samples
    }

    private static func objects(
        in text: String, file: String, log: ProblemLog
    ) -> [(object: JSONObject, place: Place)] {
        if text.first(where: { !$0.isWhitespace }) == "[", let elements = (try? JSON(parsing: text))?.array {
            return elements.enumerated().compactMap { index, element in
                if let object = element.object { return (object, Place(file)) }
                log.error(
                    Place(file), "element \(index + 1) is no object", expected: "an object", found: quoted(element.text)
                )
                return nil
            }
        }
        var objects: [(object: JSONObject, place: Place)] = []
        let lines = GoldenLines(file: file, isOwn: false, log: log)
        let bytes = Array(text.utf8)
        lines.forEachLine(of: bytes) { line, range, isEnded in
            let place = Place(file, line: line)
            if let object = lines.object(Array(bytes[range]), at: place, isEnded: isEnded) {
                objects.append((object, place))
            }
        }
        return objects
    }
}
