import ChassisCore

/// `schemas/NAME.json`.
enum SchemaFile {
    static func read(_ text: String, file: String, log: ProblemLog) -> JSON? {
        let schema: JSON
        do {
            schema = try JSON(parsing: text)
        } catch {
            log.error(
                Place(file, line: error.line), "not valid JSON, column \(error.column)", expected: "JSON",
                found: "a mistake: \(printable(error.problem, limit: 200))")
            return nil
        }
        switch schema {
        case .object, .bool: return schema
        default:
            log.error(Place(file), "not a JSON Schema", expected: "an object", found: quoted(schema.text))
            return nil
        }
    }
}
