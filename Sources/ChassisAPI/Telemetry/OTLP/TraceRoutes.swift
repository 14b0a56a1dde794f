import ChassisCore
import ChassisEngine
import NIOHTTP1
import SwiftProtobuf

/// Takes the traces of applications that record their LLM calls themselves (OTLP over HTTP), so that they stand beside
/// the jobs of Chassis.
struct TraceRoutes: Sendable {
    let service: APIService
    private let reading = TraceReading()
    /// Exporters send some hundred spans at once.
    private static let mostUnpacked = 16 << 20

    init(service: APIService) { self.service = service }

    var all: [Route] {
        [
            Route(.POST, "/v1/traces", scope: .submit) { request in
                try await reading.run(for: request.tenant) { try await take(request) }
            }
        ]
    }

    private func take(_ request: APIRequest) async throws -> APIResponse {
        let isProtobuf = request.headers.first(name: "content-type")?.lowercased().contains("protobuf") == true
        let body = try Self.unpacked(request)
        let spans: [ForeignSpan]
        do throws(OTLPDecoding.Failure) {
            spans =
                isProtobuf
                ? try OTLPDecoding.spans(protobuf: body) : try OTLPDecoding.spans(json: try Self.json(body))
        } catch { throw APIError.badRequest("The body can't be read: \(error.reason).", code: "invalid_otlp") }
        guard spans.count <= OTLPDecoding.mostSpans else {
            throw APIError.badRequest(
                "The request has \(spans.count) spans; at most \(OTLPDecoding.mostSpans) are taken.",
                code: "too_many_spans")
        }
        let rejected: Int
        do {
            rejected = try await service.engine.importSpans(spans, tenant: request.tenant)
        } catch { throw APIError(error) }
        return try Self.answer(rejected: rejected, isProtobuf: isProtobuf)
    }

    private static func unpacked(_ request: APIRequest) throws(APIError) -> [UInt8] {
        switch request.headers.first(name: "content-encoding")?.lowercased() {
        case nil, "identity": return request.body
        case "gzip", "deflate": return try Inflating.inflate(request.body, limit: mostUnpacked)
        default:
            var error = APIError.badRequest(
                "The body's encoding is not known; gzip is.", code: "unsupported_media_type")
            error.status = .unsupportedMediaType
            throw error
        }
    }

    private static func json(_ body: [UInt8]) throws(OTLPDecoding.Failure) -> JSON {
        do { return try JSON(parsing: body) } catch { throw OTLPDecoding.Failure(reason: "it is not valid JSON") }
    }

    /// As the protocol has it, also when a part was not taken: the client must not send that part again.
    private static func answer(rejected: Int, isProtobuf: Bool) throws -> APIResponse {
        let why = "Spans without valid ids and times are not kept."
        guard isProtobuf else {
            return .json(
                rejected == 0
                    ? ["partialSuccess": [:]]
                    : ["partialSuccess": ["rejectedSpans": .string(String(rejected)), "errorMessage": .string(why)]])
        }
        var response = OTLPTracesResponse()
        if rejected > 0 {
            response.partialSuccess.rejectedSpans = Int64(rejected)
            response.partialSuccess.errorMessage = why
        }
        return APIResponse(
            headers: ["content-type": "application/x-protobuf"], body: .bytes(try response.serializedBytes()))
    }
}
