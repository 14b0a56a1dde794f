import ChassisCore
import Foundation
import SwiftProtobuf

/// Reads OTLP/HTTP trace requests, in both of their encodings.
///
/// - SeeAlso: https://opentelemetry.io/docs/specs/otlp/#otlphttp
enum OTLPDecoding {
    /// More spans in one request are refused, as are attributes beyond the first hundreds of a span.
    static let mostSpans = 20_000
    static let mostAttributes = 512

    struct Failure: Error { var reason: String }

    static func spans(protobuf bytes: [UInt8]) throws(Failure) -> [ForeignSpan] {
        var options = BinaryDecodingOptions()
        options.messageDepthLimit = 32
        options.discardUnknownFields = true
        let request: OTLPTracesRequest
        do {
            request = try OTLPTracesRequest(serializedBytes: bytes, options: options)
        } catch { throw Failure(reason: "it is no OTLP trace request in protobuf") }
        var spans: [ForeignSpan] = []
        for resource in request.resourceSpans {
            let shared = attributes(resource.resource.attributes)
            for span in resource.scopeSpans.flatMap(\.spans) { spans.append(Self.span(span, shared)) }
        }
        return spans
    }

    private static func span(_ span: OTLPWireSpan, _ shared: [String: JSON]) -> ForeignSpan {
        ForeignSpan(
            traceID: span.traceID.hexadecimal, spanID: span.spanID.hexadecimal,
            parentID: span.parentSpanID.hexadecimal, name: span.name,
            start: Int64(clamping: span.startTimeUnixNano), end: Int64(clamping: span.endTimeUnixNano),
            isError: span.status.code == 2, statusMessage: span.status.message,
            attributes: shared.merging(attributes(span.attributes)) { $1 },
            events: span.events.prefix(200).map { .init(name: $0.name, attributes: attributes($0.attributes)) })
    }

    private static func attributes(_ pairs: [OTLPKeyValue]) -> [String: JSON] {
        Dictionary(pairs.prefix(mostAttributes).map { ($0.key, value($0.value)) }) { $1 }
    }

    private static func value(_ value: OTLPAnyValue) -> JSON {
        switch value.value {
        case .stringValue(let text): .string(text)
        case .boolValue(let flag): .bool(flag)
        case .intValue(let number): .integer(number)
        case .doubleValue(let number): .number(number)
        case .arrayValue(let list): .array(list.values.map { Self.value($0) })
        case .kvlistValue(let list): .object(JSONObject(list.values.map { ($0.key, Self.value($0.value)) }))
        case .bytesValue(let data): .string(data.base64EncodedString())
        case nil: .null
        }
    }
}

/// The JSON encoding: ids are hexadecimal, 64-bit numbers may be texts, enumerations are numbers.
extension OTLPDecoding {
    static func spans(json: JSON) throws(Failure) -> [ForeignSpan] {
        guard json.object != nil else { throw Failure(reason: "it is no JSON object") }
        // In JSON as in protobuf, a list that is left out is empty.
        var spans: [ForeignSpan] = []
        for resource in try objects(json, "resourceSpans") {
            let shared = attributes(resource["resource"]?["attributes"])
            for scope in try objects(resource, "scopeSpans") {
                for span in try objects(scope, "spans") { spans.append(Self.span(span, shared)) }
            }
        }
        return spans
    }

    private static func objects(_ json: JSON, _ name: String) throws(Failure) -> [JSON] {
        let list = json[name] ?? .array([])
        if list == .null { return [] }
        guard let elements = list.array else { throw Failure(reason: "\(name) is no list") }
        guard elements.allSatisfy({ $0.object != nil }) else {
            throw Failure(reason: "\(name) holds what is no object")
        }
        return elements
    }

    private static func span(_ span: JSON, _ shared: [String: JSON]) -> ForeignSpan {
        ForeignSpan(
            traceID: span["traceId"]?.string?.lowercased() ?? "", spanID: span["spanId"]?.string?.lowercased() ?? "",
            parentID: span["parentSpanId"]?.string?.lowercased() ?? "", name: span["name"]?.string ?? "",
            start: number(span["startTimeUnixNano"]), end: number(span["endTimeUnixNano"]),
            isError: number(span["status"]?["code"]) == 2 || span["status"]?["code"]?.string == "STATUS_CODE_ERROR",
            statusMessage: span["status"]?["message"]?.string ?? "",
            attributes: shared.merging(attributes(span["attributes"])) { $1 },
            events: (span["events"]?.array ?? []).prefix(200).map {
                .init(name: $0["name"]?.string ?? "", attributes: attributes($0["attributes"]))
            })
    }

    private static func attributes(_ list: JSON?) -> [String: JSON] {
        Dictionary(
            (list?.array ?? []).prefix(mostAttributes).compactMap { pair in
                pair["key"]?.string.map { ($0, value(pair["value"])) }
            }
        ) { $1 }
    }

    private static func value(_ value: JSON?) -> JSON {
        guard let member = value?.object?.members.first else { return .null }
        switch member.name {
        case "intValue": return .integer(number(member.value))
        case "arrayValue": return .array((member.value["values"]?.array ?? []).map { Self.value($0) })
        case "kvlistValue":
            let pairs = member.value["values"]?.array ?? []
            return .object(JSONObject(pairs.map { ($0["key"]?.string ?? "", Self.value($0["value"])) }))
        default: return member.value
        }
    }

    private static func number(_ json: JSON?) -> Int64 {
        json?.integer ?? json?.string.flatMap { UInt64($0).map(Int64.init(clamping:)) ?? Int64($0) } ?? 0
    }
}
