package import ChassisCore

/// The form that an answer must have: the feature's schema, else the one that the client's request brings.
package struct AnswerShape: Sendable {
    package var schema: JSONSchema
    /// As it goes to a provider, masked.
    package var json: JSON
    package var name: String?
    /// As a prompt shows it.
    package var text: String
    /// Any object will do, so a provider isn't given a schema.
    package var isAnyObject = false

    static func of(_ format: ChatRequest.Format) throws(SchemaError) -> AnswerShape? {
        switch format {
        case .text: return nil
        case .json:
            let any: JSON = ["type": "object"]
            return AnswerShape(schema: try JSONSchema(any), json: any, text: any.text, isAnyObject: true)
        case .schema(let name, let schema, _):
            return AnswerShape(
                schema: try JSONSchema(schema, options: .client), json: schema, name: name,
                text: schema.prettyText)
        }
    }

    /// The shape of a feature with a schema.
    static func of(_ feature: Feature, _ setup: Setup) -> AnswerShape? {
        guard let schema = setup.schema(feature.schema),
            let json = setup.schemaValue(feature.schema)
        else { return nil }
        return AnswerShape(
            schema: schema, json: json, name: feature.schema, text: setup.schemaText(feature.schema) ?? json.prettyText)
    }
}
