import ChassisCore
import Logging
import NIOHTTP1
import Testing

@testable import ChassisAPI

/// What is done for each request in a short way, against the long one.
struct ShortCutTests {
    private static func route(_ method: HTTPMethod, _ template: String) -> Route {
        Route(method, template, scope: nil) { _ in APIResponse() }
    }

    private static func head(_ method: HTTPMethod, _ uri: String) -> HTTPRequestHead {
        HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: ["host": "test"])
    }

    @Test func `an address without a query leads where the same with one does`() throws {
        let templates = ["/", "/v1/jobs", "/v1/jobs/{id}", "/v1/jobs/all", "/v1/{kind}/last", "/v1/jobs/last"]
        let table = RouteTable(
            templates.map { Self.route(.GET, $0) } + templates.dropFirst(3).map { Self.route(.POST, $0) }
                + [Self.route(.DELETE, "/v1/jobs/all")])
        func found(_ method: HTTPMethod, _ uri: String) -> [String] {
            do throws(APIError) {
                let match = try table.match(Self.head(method, uri))
                let parameters = match.parameters.map { "\($0)=\($1)" }.sorted()
                return [match.route.method.rawValue, match.route.template] + parameters
            } catch {
                return [error.code, error.headers.first(name: "allow") ?? ""]
            }
        }

        for method in [HTTPMethod.GET, .HEAD, .POST, .DELETE, .PUT] {
            for uri in [
                "/", "/v1/jobs", "/v1/jobs/7", "/v1/jobs/all", "/v1/jobs/last", "/v1/jobs/all/", "/v1/none", "v1",
            ] {
                #expect(found(method, uri) == found(method, uri + "?a=1"), "\(method) \(uri)")
            }
        }
        #expect(found(.POST, "/v1/jobs/all") == ["POST", "/v1/jobs/all"])
        #expect(found(.GET, "/v1/jobs/all") == ["GET", "/v1/jobs/{id}", "id=all"])
    }

    @Test func `headers that are set together are those that are set one by one`() {
        let beginnings: [HTTPHeaders] = [
            [:], ["content-type": "application/json"], ["Content-Type": "text/plain"],
            ["x-chassis-job": "job_1", "retry-after": "1"], ["content-type": "a", "X-Chassis-Route": "none"],
        ]
        let others: [HTTPHeaders] = [
            [:],
            ["x-chassis-job": "job_2", "x-chassis-route": "local/h\u{F6}sted/f\r\ni: rst", "x-chassis-cache": "miss"],
            ["content-type": "text/html", "x-chassis-cost-usd": "0.1\u{7F}"],
        ]

        for beginning in beginnings {
            for other in others {
                var (together, single) = (APIResponse(headers: beginning), APIResponse(headers: beginning))
                together.set(other)
                for (name, value) in other { single.set(name, value) }

                #expect(together.headers.map { "\($0): \($1)" } == single.headers.map { "\($0): \($1)" })
            }
        }
    }

    @Test func `a line of the log is the JSON that it says`() throws {
        let now = Timestamp(milliseconds: 1_790_000_000_123)
        let metadata: Logger.Metadata = [
            "id": "req_1", "route": "/v1/jobs/{id}", "status": .stringConvertible(UInt(200)),
            "ms": .stringConvertible(1.25), "big": .stringConvertible(UInt64.max),
            "small": .stringConvertible(Int8(-3)),
            "text": "\"a\"\n\u{7F}ü", "list": ["a", "b"], "kind": .stringConvertible(HTTPMethod.GET.rawValue),
            "message": "its own",
        ]

        let line = JSONLines.line(now, .info, "request", metadata)

        #expect(line.last == UInt8(ascii: "\n"))
        let json: JSON = [
            "at": .string(now.rfc3339), "level": "info", "message": "its own", "big": .integer(.max), "id": "req_1",
            "kind": "GET", "list": .string("\(Logger.Metadata.Value.array(["a", "b"]))"), "ms": 1.25,
            "route": "/v1/jobs/{id}", "small": -3, "status": 200, "text": "\"a\"\n\u{7F}ü",
        ]
        #expect(String(decoding: line.dropLast(), as: UTF8.self) == json.text)
    }

    @Test func `an amount in dollars has the digits that it needs`() {
        for (nano, text) in [
            (0, "0"), (1, "0.000000001"), (10, "0.00000001"), (123, "0.000000123"), (1_000_000_000, "1"),
            (1_500_000_000, "1.5"), (-2_050_000_000, "-2.05"), (-7, "-0.000000007"), (999_999_999, "0.999999999"),
            (.max, "9223372036.854775807"), (.min, "-9223372036.854775808"),
        ] as [(Int64, String)] {
            #expect(Money(nanoUSD: nano).decimalDollars == text)
        }
    }
}
