/// The formats that can be checked, by the names `format` has for them.
enum SchemaFormat: String, Sendable, CaseIterable {
    case dateTime = "date-time"
    case date, time, duration, email
    case idnEmail = "idn-email"
    case hostname
    case idnHostname = "idn-hostname"
    case ipv4, ipv6, uri
    case uriReference = "uri-reference"
    case iri
    case iriReference = "iri-reference"
    case uriTemplate = "uri-template"
    case uuid
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"
    case regex

    init?(named name: String) { self.init(rawValue: name) }

    func accepts(_ text: String) -> Bool {
        switch self {
        case .dateTime: TimeFormat.isDateTime(text)
        case .date: TimeFormat.isDate(text)
        case .time: TimeFormat.isTime(text)
        case .duration: TimeFormat.isDuration(text)
        case .email: NetworkFormat.isEmail(text, allowsUnicode: false)
        case .idnEmail: NetworkFormat.isEmail(text, allowsUnicode: true)
        case .hostname: NetworkFormat.isHostname(text)
        case .idnHostname: NetworkFormat.isInternationalHostname(text)
        case .ipv4: NetworkFormat.isIPv4(text)
        case .ipv6: NetworkFormat.isIPv6(text)
        case .uri: URIFormat.isReference(text, allowsUnicode: false, isAbsolute: true)
        case .uriReference: URIFormat.isReference(text, allowsUnicode: false, isAbsolute: false)
        case .iri: URIFormat.isReference(text, allowsUnicode: true, isAbsolute: true)
        case .iriReference: URIFormat.isReference(text, allowsUnicode: true, isAbsolute: false)
        case .uriTemplate: URIFormat.isTemplate(text)
        case .uuid: Self.isUUID(text)
        case .jsonPointer: JSONPointer.steps(of: text) != nil
        case .relativeJSONPointer: Self.isRelativePointer(text)
        case .regex: Self.isPattern(text)
        }
    }

    private static func isUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy { $0.hexValue != nil } }
    }

    private static func isRelativePointer(_ text: String) -> Bool {
        let digits = text.utf8.prefix { $0.isASCIIDigit }
        guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else { return false }
        let rest = String(text.utf8.dropFirst(digits.count)) ?? "?"
        return rest == "#" || JSONPointer.steps(of: rest) != nil
    }

    private static func isPattern(_ text: String) -> Bool {
        do throws(PatternError) {
            _ = try Pattern(text)
            return true
        } catch {
            return false
        }
    }
}
