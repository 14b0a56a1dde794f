/// What is wrong with a request in OpenAI's format, and where.
package struct ChatRequestError: OperatorError, Hashable {
    package enum Fault: String, Sendable {
        case missing = "missing_required_parameter"
        case wrongType = "invalid_type"
        case wrongValue = "invalid_value"
        case unsupported = "unsupported_value"
        case notText = "input_not_text"
        /// Members that can't stand together.
        case combination = "invalid_parameter_combination"
    }

    package var fault: Fault
    /// The member's path: `messages[0].content`.
    package var param: String
    /// A clause that follows the path: "is missing".
    package var problem: String
    package var remedy: String?

    package init(_ fault: Fault, _ param: String, _ problem: String, remedy: String? = nil) {
        self.fault = fault
        self.param = param
        self.problem = problem
        self.remedy = remedy
    }

    package var code: String { fault.rawValue }
    package var message: String { "'\(param)' \(problem)." }
}

/// The members of an object of a request, read with the path for complaints.
package struct WireFields {
    package let object: JSONObject
    /// Empty for the request itself.
    package let path: String

    package init(_ json: JSON, at path: String = "") throws(ChatRequestError) {
        guard let object = json.object else {
            throw ChatRequestError(
                .wrongType, path.isEmpty ? "body" : path, "must be an object, found \(json.kindName)")
        }
        self.object = object
        self.path = path
    }

    /// A member as errors name it: `messages[0].content`.
    package func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// The member, unless it is absent or null.
    package subscript(name: String) -> JSON? {
        guard let value = object[name], value != .null else { return nil }
        return value
    }

    /// `nil` where it is absent or null, as with the others below.
    ///
    /// - Parameter limit: Unicode scalars.
    /// - Throws: `.wrongType`, `.wrongValue` for one that is too long, `.notText` for one with a NUL.
    package func string(_ name: String, atMost limit: Int = .max) throws(ChatRequestError) -> String? {
        guard let value = self[name] else { return nil }
        guard let text = value.string else { throw wrongType(name, "a string", value) }
        guard text.unicodeScalars.count <= limit else {
            throw ChatRequestError(.wrongValue, place(name), "is longer than \(limit) characters")
        }
        return try Self.plain(text, at: place(name))
    }

    /// The text, unless it holds what no text does.
    package static func plain(_ text: String, at place: String) throws(ChatRequestError) -> String {
        guard let offset = text.utf8.firstIndex(of: 0) else { return text }
        let byte = text.utf8.distance(from: text.startIndex, to: offset)
        throw ChatRequestError(.notText, place, "holds a NUL at byte \(byte), which is no text", remedy: "leave it out")
    }

    /// A text of one byte or more; absent, null and empty are refused.
    package func required(_ name: String) throws(ChatRequestError) -> String {
        guard let text = try string(name) else { throw missing(name) }
        guard !text.isEmpty else { throw ChatRequestError(.wrongValue, place(name), "is empty") }
        return text
    }

    package func bool(_ name: String) throws(ChatRequestError) -> Bool? {
        guard let value = self[name] else { return nil }
        guard let bool = value.bool else { throw wrongType(name, "true or false", value) }
        return bool
    }

    /// `1.0` is one as well: JSON has a single kind of number.
    package func integer(_ name: String, _ range: ClosedRange<Int64>) throws(ChatRequestError) -> Int64? {
        guard let value = self[name] else { return nil }
        guard let integer = value.integer else { throw wrongType(name, "an integer", value) }
        guard range.contains(integer) else {
            throw ChatRequestError(
                .wrongValue, place(name), "must be \(range.lowerBound) to \(range.upperBound), found \(integer)")
        }
        return integer
    }

    package func number(_ name: String, _ range: ClosedRange<Double>) throws(ChatRequestError) -> Double? {
        guard let value = self[name] else { return nil }
        guard let number = value.double else { throw wrongType(name, "a number", value) }
        guard range.contains(number) else {
            throw ChatRequestError(
                .wrongValue, place(name), "must be \(range.lowerBound) to \(range.upperBound), found \(value.text)")
        }
        return number
    }

    /// - Parameter limit: Elements.
    package func array(_ name: String, atMost limit: Int = .max) throws(ChatRequestError) -> [JSON]? {
        guard let value = self[name] else { return nil }
        guard let array = value.array else { throw wrongType(name, "an array", value) }
        guard array.count <= limit else {
            throw ChatRequestError(
                .wrongValue, place(name), "has \(array.count) elements, at most \(limit) are allowed")
        }
        return array
    }

    /// An object's members, whose errors name the way there.
    package func fields(_ name: String) throws(ChatRequestError) -> WireFields? {
        guard let value = self[name] else { return nil }
        return try WireFields(value, at: place(name))
    }

    /// Notes of a client: at most 16 pairs of strings.
    package func metadata() throws(ChatRequestError) -> JSONObject {
        guard let fields = try fields("metadata") else { return JSONObject() }
        guard fields.object.count <= 16 else {
            throw ChatRequestError(.wrongValue, place("metadata"), "has more than 16 members")
        }
        for name in fields.object.names { _ = try fields.string(name, atMost: 512) }
        return fields.object
    }

    package func missing(_ name: String) -> ChatRequestError { ChatRequestError(.missing, place(name), "is missing") }

    package func wrongType(_ name: String, _ expected: String, _ found: JSON) -> ChatRequestError {
        ChatRequestError(.wrongType, place(name), "must be \(expected), found \(found.kindName)")
    }
}

extension JSON {
    package var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .large, .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
