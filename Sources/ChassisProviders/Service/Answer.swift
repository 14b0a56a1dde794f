import ChassisCore
import Synchronization

/// Puts the answer of one call together from what a wire format sends.
protocol Answer: Sendable {
    init()

    /// Takes one event of a stream and returns the text it brings.
    mutating func take(_ event: ServerSentEvent) throws(AnswerFault) -> String
    /// Takes an answer that came in one piece and returns its text.
    mutating func take(whole body: JSON) throws(AnswerFault) -> String

    /// The service said that nothing more will come.
    var isOver: Bool { get }
    /// Why the model stopped; `nil` while it has not said so.
    var finishReason: InferenceResponse.FinishReason? { get }
    /// As far as the service has said.
    var usage: Usage { get }
    var model: String? { get }
    var confidence: Double? { get }
    /// As far as the model has written them.
    var toolCalls: [ToolCall] { get }
    var logProbabilities: [JSON] { get }
    /// Whether the text says that the model won't answer.
    var isRefusal: Bool { get }
    /// Bytes of the arguments in `toolCalls`.
    var argumentBytes: Int { get }
    /// What the model thought aloud, which is no part of the text.
    var reasoning: String { get }
}

extension Answer {
    var logProbabilities: [JSON] { [] }
    var isRefusal: Bool { false }
}

/// Why an answer with a good HTTP status is none.
enum AnswerFault: Error {
    /// Not in the wire format; what is wrong.
    case garbage(String)
    /// The service reports an error; the JSON that says which.
    case service(JSON)
}

extension AnswerFault {
    /// The JSON of an event or a body, or why it is none.
    static func parse(_ bytes: [UInt8]) throws(AnswerFault) -> JSON {
        do throws(JSONSyntaxError) {
            return try JSON(parsing: bytes)
        } catch {
            throw .garbage("not JSON, \(error.message)")
        }
    }
}

extension JSON {
    /// A token count that can be believed: 0 or more, and not more than a billion.
    var tokenCount: Int64? {
        guard let integer, (0...1_000_000_000).contains(integer) else { return nil }
        return integer
    }

    /// The model name a service sent, without what could harm a screen; at most 200 characters.
    var modelName: String? {
        guard let string else { return nil }
        let name = CleanNames.shared.clean(string)
        return name.isEmpty ? nil : name
    }
}

/// The names that services gave their models lately, cleaned: each chunk of a stream has one.
private final class CleanNames: Sendable {
    static let shared = CleanNames()
    /// A service that makes up a name each time gets no more memory than this many take.
    private static let most = 200
    private let names = Mutex<[String: String]>([:])

    func clean(_ name: String) -> String {
        if let known = names.withLock({ $0[name] }) { return known }
        let clean = String(ServiceWords(secret: nil).clean(name).prefix(200))
        guard name.utf8.count <= 200 else { return clean }
        names.withLock { names in
            if names.count >= Self.most { names = [:] }
            names[name] = clean
        }
        return clean
    }
}
