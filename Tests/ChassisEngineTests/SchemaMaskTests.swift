import ChassisCore
@testable import ChassisEngine
import Testing

/// What a schema says is masked, names included; what a validator goes by stays.
struct SchemaMaskTests {
    private static let mail = "eve@example.com"
    private static let mark = "⟦EMAIL_1⟧"

    private func masked(_ schema: JSON) -> JSON {
        let masker = Masker.standard(Set(PersonalData.allCases))
        var map = MaskMap()
        return JSONMask { masker.mask($0, region: "US", map: &$1) }.mask(schema: schema, &map)
    }

    @Test(arguments: [
        #"{"default": {"to": "V"}}"#, #"{"const": {"to": ["V"]}}"#, #"{"examples": [{"to": "V"}]}"#,
        #"{"enum": [{"to": "V"}, "V"]}"#, #"{"description": "V"}"#, #"{"x-owner": {"mail": "V"}}"#,
        #"{"example": "V"}"#, #"{"properties": {"default": {"default": {"a": {"b": "V"}}}}}"#,
        #"{"properties": {"const": {"type": "object", "title": "V"}}}"#,
        #"{"items": {"anyOf": [{"const": "V"}]}}"#, #"{"$defs": {"enum": {"enum": ["V"]}}}"#,
        #"{"properties": {"V": {"type": "string"}}, "required": ["V"], "dependentRequired": {"V": ["V"]}}"#,
        #"{"$defs": {"V": {"pattern": "V"}}, "$id": "mailto:V", "minimum": "V", "type": ["V"], "format": "V"}"#,
        #"{"additionalProperties": {"description": "V"}}"#, #"{"patternProperties": {"^a": {"default": "V"}}}"#,
    ])
    func `a value is masked wherever a schema holds one`(form: String) throws {
        let wanted = form.replacing("V", with: Self.mark)

        let masked = masked(try JSON(parsing: form.replacing("V", with: Self.mail)))

        #expect(try masked == JSON(parsing: wanted))
    }

    @Test(arguments: [
        #"{"properties": {"default": {"type": "string"}, "password": {"type": "string", "minLength": 8}}}"#,
        #"{"required": ["card"], "maximum": 4012888888881881, "$ref": "/a", "pattern": "^[0-9]{3}$"}"#,
        #"{"type": ["string", "null"], "format": "email", "additionalProperties": false, "default": 12}"#,
    ])
    func `what a validator goes by stays`(form: String) throws {
        let schema = try JSON(parsing: form)

        #expect(masked(schema) == schema)
    }
}
