import ChassisAPI
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(4)))
struct OperationsTests {
    @Test func `a server says that it is ready when somebody works and the store takes writes`() async throws {
        let isServed = Latch()
        let fixture = try await ServerFixture(isServed: { isServed.isOpen })
        let before = try await fixture.ask("GET", "/readyz")
        isServed.open()
        let after = try await fixture.ask("GET", "/readyz")
        fixture.store.close()
        fixture.clock.advance(by: .seconds(2))
        let broken = try await fixture.ask("GET", "/readyz")

        #expect(before.status == 503 && before.json?["checks"]?["workers"]?.string == "failed")
        #expect(before.json?["checks"]?["store"]?.string == "ok")
        #expect(after.status == 200 && after.json?["status"]?.string == "ready")
        #expect(broken.status == 503 && broken.json?["checks"]?["store"]?.string == "failed")
        #expect(!broken.body.contains("/"))
        #expect(try await fixture.ask("GET", "/healthz").status == 200)
    }

    @Test func `a server whose store was moved away says so, and takes jobs again once it is back`() async throws {
        let fixture = try await ServerFixture(isServed: { true })
        let gone = fixture.folder.file("gone.sqlite")
        let submit = { try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Where?"}"#) }
        try FileManager.default.moveItem(atPath: fixture.store.path, toPath: gone)

        let ready = try await fixture.ask("GET", "/readyz")
        let refused = try await submit()
        try FileManager.default.moveItem(atPath: gone, toPath: fixture.store.path)
        fixture.clock.advance(by: .seconds(2))
        let again = try await fixture.ask("GET", "/readyz")

        #expect(ready.status == 503 && ready.json?["checks"]?["store"] == "failed")
        #expect(ready.json?["store_error"] == "store_replaced" && !ready.body.contains("/"))
        #expect(refused.status == 503 && refused.error?["code"] == "store_replaced")
        #expect(!refused.body.contains("sqlite"))
        #expect(again.status == 200 && again.json?["store_error"] == nil)
        #expect(try await submit().json?["id"] == "job_1")
    }

    @Test func `the figures tell what was asked, done and spent, and name no tenant`() async throws {
        let fixture = try await ServerFixture()
        _ = try await fixture.ask("POST", "/v1/jobs", body: #"{"feature": "answer", "input": "Where?"}"#)
        _ = try await fixture.working { try await fixture.ask("GET", "/v1/jobs/job_1?wait=60") }
        _ = try await fixture.ask("GET", "/v1/jobs/job_77")
        _ = try await fixture.ask("GET", "/secret-path")

        let metrics = try await fixture.ask("GET", "/metrics")
        let lines = Set(metrics.body.split(separator: "\n").map(String.init))

        #expect(metrics.headers["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
        for line in [
            #"chassis_jobs{state="completed"} 1"#, "chassis_queue_depth 0",
            #"chassis_spend_usd_total{feature="answer",model="first"} 0.0006"#,
            #"chassis_tokens_total{feature="answer",model="first",kind="input"} 100"#,
            #"chassis_http_requests_total{route="/v1/jobs/{id}",method="GET",status="404"} 1"#,
            #"chassis_http_requests_total{route="none",method="GET",status="404"} 1"#,
            #"chassis_http_requests_total{route="/v1/jobs",method="POST",status="202"} 1"#,
            "chassis_attempt_seconds_count 1", #"chassis_upstream_seconds_count{provider="hosted"} 1"#,
            "chassis_http_in_flight 1", "chassis_fallbacks_total 0",
        ] { #expect(lines.contains(line), "\(line)") }
        for name in ["process_start_time_seconds", "process_cpu_seconds_total", "process_open_fds"] {
            let value = lines.first { $0.hasPrefix(name + " ") }?.split(separator: " ").last.flatMap { Double($0) }
            #expect(value.map { $0 > 0 } == true, "\(name)")
        }
        #expect(!metrics.body.contains("acme") && !metrics.body.contains("secret"))
        // Each family is announced once, before its figures.
        let types = metrics.body.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
        #expect(Set(types).count == types.count)
        for line in lines where !line.hasPrefix("#") {
            let name = line.prefix { $0 != "{" && $0 != " " }
            #expect(types.contains { name.hasPrefix($0.split(separator: " ")[2]) }, "\(line)")
        }
    }

    @Test func `sums that a retry by hand takes from are no counters`() async throws {
        let fixture = try await ServerFixture()

        let metrics = try await fixture.ask("GET", "/metrics").body

        for name in ["spend_usd", "unknown_costs", "credits_charged", "cache_hits", "tokens", "jobs_ended"] {
            #expect(metrics.contains("# TYPE chassis_\(name)_total gauge\n"), "\(name)")
        }
        #expect(metrics.contains("# TYPE chassis_fallbacks_total counter\n"))
    }

    @Test func `where others than this machine can ask, the figures need a key`() async throws {
        let fixture = try await ServerFixture(host: "0.0.0.0")
        let admin = try await fixture.engine.issueKey(for: "acme", scopes: [.admin]).text

        #expect(try await fixture.ask("GET", "/metrics").status == 403)
        #expect(try await fixture.client().ask("GET", "/metrics").status == 401)
        #expect(try await fixture.ask("GET", "/metrics", key: admin).status == 200)
    }

    @Test(arguments: ["x-forwarded-for", "forwarded", "x-real-ip", "via"])
    func `who comes by a proxy on this machine is not this machine`(header: String) async throws {
        let fixture = try await ServerFixture()
        let admin = try await fixture.engine.issueKey(for: "acme", scopes: [.admin]).text
        func ask(_ key: String?) async throws -> Int {
            try await fixture.client().ask("GET", "/metrics", key: key, headers: [header: "203.0.113.9"]).status
        }

        #expect(try await ask(nil) == 401)
        #expect(try await ask(fixture.key) == 403)
        #expect(try await ask(admin) == 200)
        #expect(try await fixture.client().ask("GET", "/metrics").status == 200)
    }

    @Test func `a server with a certificate speaks TLS, and one with a bad one says so`() async throws {
        let (folder, files) = try Self.files()
        defer { withExtendedLifetime(folder) {} }
        let fixture = try await ServerFixture(serve: ServeSettings(tls: files))

        let answer = try await SecureClient.get("/healthz", port: fixture.port)

        #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix(#"{"status":"ok"}"#))
        await #expect(throws: APIServerError.self) {
            _ = try await ServerFixture(serve: ServeSettings(tls: .init(certificate: files.key, key: files.key)))
        }
    }

    @Test func `what is wrong with TLS files is said of the file that it is wrong with`() throws {
        let (folder, files) = try Self.files()
        let other = try folder.write(TestCertificate.renewed.key, to: "other.pem")
        let text = try folder.write("-----BEGIN NONSENSE-----", to: "text.pem")
        func problem(_ certificate: String, _ key: String) -> String? {
            do throws(APIServerError) {
                _ = try TLSPair(ServeSettings.TLS(certificate: certificate, key: key))
                return nil
            } catch { return error.message }
        }

        #expect(problem(files.certificate, files.key) == nil)
        #expect(try TLSPair(files).notAfter.rfc3339.hasPrefix("2126-11-01T20:53:04"))
        let wanted = [
            (problem(folder.path + "/none.pem", files.key), "none.pem can't be read: No such file or directory"),
            (
                problem(files.certificate, folder.path + "/none.pem"),
                "none.pem can't be read: No such file or directory"
            ),
            (problem(text, files.key), "text.pem is no PEM certificate chain"),
            (problem(files.certificate, text), "text.pem is no PEM private key without a passphrase"),
            (problem(files.certificate, other), "other.pem does not belong to the certificate"),
            (problem(folder.path, files.key), "is no file"),
        ]
        for (found, part) in wanted { #expect(found?.contains(part) == true, "\(found ?? "nothing") \(part)") }
    }

    private static func files() throws -> (folder: TemporaryFolder, ServeSettings.TLS) {
        let folder = try TemporaryFolder()
        return (
            folder,
            ServeSettings.TLS(
                certificate: try folder.write(TestCertificate.first.certificate, to: "cert.pem"),
                key: try folder.write(TestCertificate.first.key, to: "key.pem"))
        )
    }

    @Test func `a renewed certificate is taken up, and half of one leaves the old in force`() async throws {
        let (folder, files) = try Self.files()
        let fixture = try await ServerFixture(serve: ServeSettings(tls: files))
        func isServed(_ certificate: TestCertificate) async -> Bool {
            (try? await SecureClient.get("/healthz", port: fixture.port, trusting: certificate)) != nil
        }

        _ = try folder.write(TestCertificate.renewed.certificate, to: "cert.pem")
        for _ in 0..<5 {
            fixture.clock.advance(by: .seconds(10))
            #expect(await isServed(.first))
        }
        let half = try await SecureClient.get("/metrics", port: fixture.port)
        let ready = try await SecureClient.get("/readyz", port: fixture.port)
        _ = try folder.write(TestCertificate.renewed.key, to: "key.pem")
        while await !isServed(.renewed) { fixture.clock.advance(by: .seconds(10)) }
        let whole = try await SecureClient.get("/metrics", port: fixture.port, trusting: .renewed)

        #expect(await !isServed(.first))
        // The old one ends for all clients at once: who watches over it must be able to see that.
        #expect(half.contains("chassis_tls_current 0") && ready.contains(#""certificate":"refused""#), "\(ready)")
        #expect(half.contains("\nchassis_tls_expiry_timestamp_seconds "))
        #expect(whole.contains("chassis_tls_current 1"))
    }

    @Test func `a certificate is renewed by a link to another folder, too`() async throws {
        let folder = try TemporaryFolder()
        for (name, pair) in [("old", TestCertificate.first), ("new", TestCertificate.renewed)] {
            _ = try folder.write(pair.certificate, to: "\(name)/cert.pem")
            _ = try folder.write(pair.key, to: "\(name)/key.pem")
        }
        let link = folder.file("live")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "old")
        let files = ServeSettings.TLS(certificate: link + "/cert.pem", key: link + "/key.pem")
        let fixture = try await ServerFixture(serve: ServeSettings(tls: files))

        try FileManager.default.createSymbolicLink(atPath: link + "2", withDestinationPath: "new")
        rename(link + "2", link)
        while (try? await SecureClient.get("/healthz", port: fixture.port, trusting: .renewed)) == nil {
            fixture.clock.advance(by: .seconds(10))
        }
    }

    @Test func `a changed limit is in force for the next request`() async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()
        let body = #"{"feature": "answer", "input": "\#(String(repeating: "x", count: 3000))"}"#
        let before = try await client.ask("POST", "/v1/jobs", key: fixture.key, body: body)

        var workspace = fixture.engine.setup.workspace
        workspace.serve.maxBody = 2000
        try await fixture.engine.use(workspace)
        let after = try await client.ask("POST", "/v1/jobs", key: fixture.key, body: body)

        #expect(before.status == 202 && after.status == 413)
    }

    @Test func `a port that is taken is named, with what to do`() async throws {
        let fixture = try await ServerFixture()

        let error = await #expect(throws: APIServerError.self) {
            _ = try await ServerFixture(port: fixture.port)
        }

        #expect(error?.message.contains("Port \(fixture.port) is taken") == true)
        #expect(error?.remedy?.contains("--port") == true)
    }
}
