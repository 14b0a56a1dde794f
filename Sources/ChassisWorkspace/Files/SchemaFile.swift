import ChassisCore

/// `schemas/NAME.json`, compiled.
struct SchemaFile {
    let json: JSON
    let compiled: JSONSchema

    init?(_ text: String, file: String, log: ProblemLog) {
        do {
            json = try JSON(parsing: text)
        } catch {
            let problem = halves(of: error.problem, expected: "JSON")
            log.error(
                Place(file, line: error.line), "not valid JSON at column \(error.column)", expected: problem.expected,
                found: problem.found)
            return nil
        }
        let lines = Lines(text, file: file, log: log)
        do {
            compiled = try JSONSchema(json)
        } catch {
            for problem in error.problems {
                let part = problem.path.isEmpty ? "the schema" : printable(problem.path, limit: 200)
                let words = halves(of: problem.text, expected: "JSON Schema of draft 2020-12")
                log.error(
                    lines.place(of: problem.path), "\(part) can't be used", expected: words.expected,
                    found: words.found)
            }
            return nil
        }
    }

    /// Where the parts of a JSON text stand. JSON is YAML but for a few escapes, and the YAML reader knows lines and
    /// sees a name that is set twice; what it can't read is on line 1.
    private struct Lines {
        private let file: String
        private let root: YAMLNode?

        init(_ text: String, file: String, log: ProblemLog) {
            self.file = file
            let own = ProblemLog()
            root = YAMLReader.read(text.replacing("\t", with: " "), file: file, log: own)
            for problem in own.problems where problem.what == YAMLReader.duplicateKey {
                log.error(
                    Place(file, line: problem.line), problem.what, expected: problem.expected, found: problem.found)
            }
        }

        func place(of pointer: String) -> Place {
            var place = root?.place ?? Place(file)
            var node = root
            for part in pointer.split(separator: "/") {
                let name = part.replacing("~1", with: "/").replacing("~0", with: "~")
                switch node?.kind {
                case .map(let members):
                    guard let member = members.first(where: { $0.name == name }) else { return place }
                    place = Place(file, line: member.line)
                    node = member.value
                case .list(let elements):
                    guard let index = Int(name), elements.indices.contains(index) else { return place }
                    node = elements[index]
                    place = elements[index].place
                default: return place
                }
            }
            return place
        }
    }
}
