import ChassisCore
import ChassisEngine
import ChassisStore

/// One request of a batch's file.
struct BatchLine: Sendable {
    let customID: String
    let body: JSON

    /// Addresses whose requests a batch may hold.
    static let endpoints = ["/v1/chat/completions", "/v1/responses", "/v1/embeddings"]
    private static let mostLines = 50_000

    /// What is wrong with a file, as the batch's `errors` has it: the line, never what stands there.
    struct Fault: Error, Sendable {
        var code: String
        var message: String
        /// 1 for the first; `nil` for the whole file.
        var line: Int?
        var param: String?

        var json: JSON {
            [
                "code": .string(code), "message": .string(message), "param": param.map { .string($0) } ?? .null,
                "line": line.map { .integer(Int64($0)) } ?? .null,
            ]
        }
    }

    /// Reads a file; all faults of its lines are told, up to 100.
    static func read(_ content: [UInt8], endpoint: String) -> Result<[BatchLine], Faults> {
        var lines: [BatchLine] = []
        var faults: [Fault] = []
        var seen: Set<String> = []
        // Some editors begin a file with a byte order mark.
        let content = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content.dropFirst(3) : content[...]
        let texts = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, text) in texts.enumerated() {
            guard text.contains(where: { $0 > UInt8(ascii: " ") }) else { continue }
            do throws(Fault) {
                let line = try BatchLine(text, number: index + 1, endpoint: endpoint)
                guard seen.insert(line.customID).inserted else {
                    throw Fault(
                        code: "duplicate_custom_id", message: "The custom_id stands on a line before.",
                        line: index + 1, param: "custom_id")
                }
                lines.append(line)
            } catch { faults.append(error) }
            if faults.count >= 100 || lines.count > mostLines { break }
        }
        if lines.count > mostLines {
            faults.append(Fault(code: "too_many_lines", message: "A batch has at most \(mostLines) lines."))
        }
        if lines.isEmpty, faults.isEmpty { faults.append(Fault(code: "empty_file", message: "The file has no lines.")) }
        return faults.isEmpty ? .success(lines) : .failure(Faults(all: faults))
    }

    struct Faults: Error, Sendable { let all: [Fault] }

    private init(_ text: ArraySlice<UInt8>, number: Int, endpoint: String) throws(Fault) {
        let json: JSON
        do throws(JSONSyntaxError) { json = try JSON(parsing: Array(text), refusingDuplicateNames: true) } catch {
            throw Fault(code: "invalid_json_line", message: "The line is not JSON: \(error.problem).", line: number)
        }
        guard let id = json["custom_id"]?.string, (1...512).contains(id.utf8.count) else {
            throw Fault(
                code: "missing_required_parameter", message: "custom_id must be a text of 1 to 512 bytes.",
                line: number, param: "custom_id")
        }
        guard json["method"] == "POST" else {
            throw Fault(code: "invalid_method", message: "method must be POST.", line: number, param: "method")
        }
        guard json["url"]?.string == endpoint else {
            throw Fault(code: "invalid_url", message: "url must be the batch's endpoint.", line: number, param: "url")
        }
        guard let body = json["body"], body.object != nil else {
            throw Fault(code: "invalid_body", message: "body must be an object.", line: number, param: "body")
        }
        customID = id
        self.body = body
    }

    /// The job that the request asks for; streams and the background make no sense here.
    ///
    /// - Parameter service: For what the request names, and compactions that it holds.
    func submission(
        tenant: String, endpoint: String, key: IdempotencyKey, for service: APIService
    ) throws(ChatRequestError) -> Submission {
        var submission: Submission
        switch endpoint {
        case "/v1/embeddings":
            _ = try EmbeddingRoutes.isPacked(body)
            submission = Submission(
                tenant: tenant,
                embeddings: try EmbeddingRequest(body, vocabulary: service.engine.setup.vocabulary(ofModelNamed:)))
        case "/v1/responses":
            let request = try ResponseRequest(body) { service.summary($0, of: tenant) }
            guard request.previous == nil else {
                throw ChatRequestError(.unsupported, "previous_response_id", "can't be followed in a batch")
            }
            try request.checkKept()
            submission = Submission(tenant: tenant, chat: request.chat)
        default:
            let chat = try ChatRequest(body)
            // Lines become jobs in any order, and turns have one.
            guard body["conversation_id"] ?? .null == .null else {
                throw ChatRequestError(.unsupported, "conversation_id", "can't be continued in a batch")
            }
            guard chat.choice.count == 1 else {
                throw ChatRequestError(.unsupported, "n", "must be 1 in a batch", remedy: "send a line for each answer")
            }
            submission = Submission(tenant: tenant, chat: chat)
        }
        submission.priority = .low
        submission.isBackground = true
        submission.idempotencyKey = key
        return submission
    }
}
