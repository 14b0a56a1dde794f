import ChassisCore
import Foundation
import SwiftProtobuf
import Testing

@testable import ChassisAPI

struct OTLPDecodingTests {
    private static let json = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
         "scopeSpans":[{"scope":{"name":"x"},"spans":[{"traceId":"5B8EFFF798038103D269B633813FC60C",
          "spanId":"EEE19B7EC3C1B174","parentSpanId":"EEE19B7EC3C1B173","name":"chat","kind":3,
          "startTimeUnixNano":"1544712660000000000","endTimeUnixNano":"1544712661000000000",
          "attributes":[{"key":"gen_ai.usage.input_tokens","value":{"intValue":"12"}},
           {"key":"ok","value":{"boolValue":true}},
           {"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"doubleValue":1.5}]}}}],
          "status":{"code":2,"message":"no"},"unknownField":[1,2]}]}]}]}
        """

    private static let protobuf: [UInt8] = {
        let request = OTLPTracesRequest.with { request in
            request.resourceSpans = [
                .with { resource in
                    resource.resource.attributes = [pair("service.name", .stringValue("shop"))]
                    resource.scopeSpans = [
                        .with { scope in
                            scope.spans = [
                                .with { span in
                                    span.traceID = Data(hex("5b8efff798038103d269b633813fc60c"))
                                    span.spanID = Data(hex("eee19b7ec3c1b174"))
                                    span.parentSpanID = Data(hex("eee19b7ec3c1b173"))
                                    span.name = "chat"
                                    span.kind = 3
                                    span.startTimeUnixNano = 1_544_712_660_000_000_000
                                    span.endTimeUnixNano = 1_544_712_661_000_000_000
                                    span.attributes = [
                                        pair("gen_ai.usage.input_tokens", .intValue(12)), pair("ok", .boolValue(true)),
                                        pair(
                                            "list",
                                            .arrayValue(
                                                .with {
                                                    $0.values = [
                                                        .with { $0.value = .stringValue("a") },
                                                        .with { $0.value = .doubleValue(1.5) },
                                                    ]
                                                })),
                                    ]
                                    span.status = .with { ($0.code, $0.message) = (2, "no") }
                                }
                            ]
                        }
                    ]
                }
            ]
        }
        return (try? request.serializedBytes()) ?? []
    }()

    private static func pair(_ key: String, _ value: OTLPAnyValue.OneOf_Value) -> OTLPKeyValue {
        .with { pair in
            pair.key = key
            pair.value.value = value
        }
    }

    private static func hex(_ text: String) -> [UInt8] {
        stride(from: 0, to: text.count, by: 2).compactMap { start in
            UInt8(text.dropFirst(start).prefix(2), radix: 16)
        }
    }

    @Test func `JSON and Protobuf of the same spans are read alike`() throws {
        let fromJSON = try OTLPDecoding.spans(json: try JSON(parsing: Self.json))
        let fromProtobuf = try OTLPDecoding.spans(protobuf: Self.protobuf)

        let span = try #require(fromJSON.first)
        #expect(fromJSON == fromProtobuf)
        #expect(span.traceID == "5b8efff798038103d269b633813fc60c")
        #expect(span.isError)
        #expect(span.attributes["service.name"] == "shop")
        #expect(span.attributes["gen_ai.usage.input_tokens"] == 12)
        #expect(span.attributes["list"] == ["a", 1.5])
    }

    @Test(arguments: [
        [], [0xFF], [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], Array("{}".utf8), [UInt8](repeating: 0x0A, count: 5000),
    ])
    func `what is no trace request is refused, or empty`(bytes: [UInt8]) {
        var spans: [ForeignSpan] = []
        do { spans = try OTLPDecoding.spans(protobuf: bytes) } catch {}

        #expect(spans.isEmpty)
    }

    @Test func `a small body that unpacks to a large one is refused`() throws {
        let bomb = try #require(Data(base64Encoded: Self.zeros))

        #expect(try Inflating.inflate(Array(bomb), limit: 2 << 20).count == 100_000)
        #expect(try Inflating.inflate(Array(bomb + bomb), limit: 2 << 20).count == 200_000)
        #expect(throws: APIError.self) { try Inflating.inflate(Array(bomb), limit: 50_000) }
        #expect(throws: APIError.self) { try Inflating.inflate(Array(bomb.prefix(60)), limit: 2 << 20) }
        #expect(throws: APIError.self) { try Inflating.inflate(Array("plain".utf8), limit: 2 << 20) }
    }

    /// 100,000 zero bytes, gzipped.
    private static let zeros =
        "H4sIAAAAAAACA+3BMQEAAADCoPVPbQ0PoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIBXA32VEdSghgEA"
}
