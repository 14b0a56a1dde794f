import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// The body of `POST /v1/jobs`.
struct JobRequest {
    private static let fields: Set = [
        "feature", "input", "messages", "metadata", "webhook", "priority", "conversation_id",
    ]
    private static let mostMetadata = 16
    private static let longestName = 64
    private static let longestValue = 512

    let submission: Submission
    /// Fields that nobody here knows; the request is taken all the same, and the answer says so.
    let unknownFields: [String]

    init(_ request: APIRequest) throws(APIError) {
        let object = try request.json()
        guard let feature = object["feature"]?.string else {
            throw .badRequest("The field 'feature' is needed: the name of a feature.", param: "feature")
        }
        var submission = try Self.submission(feature, object, request)
        submission.priority = try Self.priority(object)
        submission.idempotencyKey = try request.idempotencyKey()
        submission.retrying = request.retrying
        submission.webhook = try Self.webhook(object)
        submission.metadata = try Self.metadata(object["metadata"])
        if let id = try Self.conversation(object) { submission.continueConversation(id) }
        self.submission = submission
        unknownFields = object.names(besides: Self.fields)
    }

    /// A text, or a conversation in Chat Completions' words whose last user message is the feature's input.
    private static func submission(
        _ feature: String, _ object: JSONObject, _ request: APIRequest
    ) throws(APIError) -> Submission {
        if let messages = object["messages"], !messages.isNull {
            if let input = object["input"], !input.isNull {
                throw .badRequest("Either 'input' or 'messages' says what is asked, not both.", param: "messages")
            }
            do throws(ChatRequestError) {
                let chat = try ChatRequest(
                    ["model": .string(feature), "messages": messages], isContinued: object["conversation_id"] != nil)
                return Submission(tenant: request.tenant, chat: chat)
            } catch { throw APIError(error) }
        }
        guard let input = object["input"] else {
            throw .badRequest("The field 'input' is needed: a text; or 'messages'.", param: "input")
        }
        guard let text = input.string else {
            throw .badRequest("The field 'input' must be a text.", param: "input")
        }
        return Submission(tenant: request.tenant, feature: feature, input: Array(text.utf8))
    }

    private static func priority(_ object: JSONObject) throws(APIError) -> Priority {
        guard let value = object["priority"], !value.isNull else { return .normal }
        guard let priority = value.string.flatMap(Priority.init(rawValue:)) else {
            throw .badRequest("The field 'priority' takes low, normal or high.", param: "priority")
        }
        return priority
    }

    /// The client's name of a conversation whose turns are remembered.
    static func conversation(_ object: JSONObject) throws(APIError) -> String? {
        guard let value = object["conversation_id"], !value.isNull else { return nil }
        guard let id = value.string, (1...Submission.longestConversation).contains(id.utf8.count) else {
            throw .badRequest(
                "The field 'conversation_id' takes a text of 1 to \(Submission.longestConversation) bytes.",
                param: "conversation_id")
        }
        return id
    }

    private static func webhook(_ object: JSONObject) throws(APIError) -> String? {
        guard let value = object["webhook"], !value.isNull else { return nil }
        guard let url = value.string else {
            throw .badRequest("The field 'webhook' must be an address.", param: "webhook")
        }
        return url
    }

    private static func metadata(_ value: JSON?) throws(APIError) -> JSON? {
        guard let value, !value.isNull else { return nil }
        guard let object = value.object, object.count <= mostMetadata else {
            throw .badRequest(
                "The field 'metadata' must be an object of at most \(mostMetadata) members.", param: "metadata")
        }
        for (name, value) in object.members {
            guard name.unicodeScalars.count <= longestName, let text = value.string,
                text.unicodeScalars.count <= longestValue
            else {
                throw .badRequest(
                    "The members of 'metadata' must be texts of at most \(longestValue) characters, named by at most "
                        + "\(longestName).", param: "metadata")
            }
        }
        return value
    }
}

extension JSON {
    var isNull: Bool { if case .null = self { true } else { false } }
}
