import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// What `chassis check` finds around a workspace.
@Suite(.timeLimit(.minutes(4)))
struct CheckTests {
    private func findings(_ ended: Program.Ended, _ subject: String) throws -> [String] {
        try ended.rows().filter { $0["subject"]?.string == subject }.map {
            "\($0["level"]?.string ?? "") \($0["message"]?.string ?? "")"
        }
    }

    /// Made for these tests with openssl, for `localhost`, valid in January 2020; it guards nothing.
    private static let expired = """
        -----BEGIN CERTIFICATE-----
        MIIBDzCBtgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwHhcN
        MjAwMTAxMDAwMDAwWhcNMjAwMjAxMDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhv
        c3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR1/8I4ClKVz5oxhPWSgkeGqrNJ
        FqeB34FSvd6SB7Q9dsG+pBBBJ4qgbaVcjEilBFtzs0Hlaqb+/PpdEFm9aKXQMAoG
        CCqGSM49BAMCA0gAMEUCIEliPTwjdnu6Y/Iyo7aqoylSHQq015RDnbhVTnffeCdw
        AiEA+J9Q64Wr/9xU8ZbDqVlMQQL3VKUmyW4sr2QI8usi9Lw=
        -----END CERTIFICATE-----

        """
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxqYmtRdxyfvJ8j7g
        e3QtMONX8QaI0sWDPMha4DPfCZOhRANCAAR1/8I4ClKVz5oxhPWSgkeGqrNJFqeB
        34FSvd6SB7Q9dsG+pBBBJ4qgbaVcjEilBFtzs0Hlaqb+/PpdEFm9aKXQ
        -----END PRIVATE KEY-----

        """

    @Test func `a key is explained, also where there is no workspace`() async throws {
        let program = try await Program()
        try program.edit("chassis.yaml") { $0 + "engine: {worker: 4}\n" }

        let hedge = try await program.shell("cd / && exec \"$0\" check --explain hedge")
        let rows = try await program.run("check", "--explain", "engine", "--json").rows()
        let unknown = try await program.run("check", "--explain", "hedeg")
        let check = try await program.run("check", "--offline", "--json")

        #expect(hedge.status == 0 && hedge.out.contains("routing.hedge in features/NAME.yaml"), "\(hedge)")
        #expect(hedge.out.contains("a duration from 1ms to 1d (required)"), "\(hedge.out)")
        #expect(rows.first?["key"]?.string == "workers" && rows.first?["default"]?.string == "8")
        #expect(unknown.status == 1 && unknown.hasRemedy && unknown.error.contains("did you mean 'hedge'?"))
        let remedies = try check.rows().compactMap { $0["remedy"]?.string }
        #expect(remedies.contains("see what there is: chassis check --explain engine"), "\(check.out)")
    }

    @Test func `TLS files that are missing or past their time are errors with a way out`() async throws {
        let program = try await Program()
        try program.edit("chassis.yaml") { $0 + "serve: {tls: {cert: cert.pem, key: key.pem}}\n" }

        let missing = try await program.run("check", "--offline", "--json")
        try program.folder.write(Self.expired, to: "workspace/cert.pem")
        let key = try program.folder.write(Self.key, to: "workspace/key.pem")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let expired = try await program.run("check", "--offline", "--json")

        #expect(missing.status == 1)
        let found = try #require(try findings(missing, "tls").first)
        #expect(found.hasPrefix("error ") && found.contains("cert.pem can't be read: No such file"), "\(found)")
        #expect(expired.status == 1)
        let lines = try findings(expired, "tls")
        #expect(lines.count == 2)
        #expect(
            lines[0].hasPrefix("error ") && lines[0].hasSuffix("cert.pem expired on 2020-02-01"), "\(lines)")
        #expect(lines[1].hasPrefix("warning ") && lines[1].contains("can be read by everybody"))
    }

    @Test func `pages are read where they are used: lists need none, and check misses no mistake`() async throws {
        let program = try await Program()
        try program.folder.write("---\ntitel: Refunds\n---\nWithin 30 days.\n", to: "workspace/knowledge/odd.md")

        let submitted = try await program.submit("--input", "How do I export data?")
        let listed = try await program.run("jobs", "list", "--json")
        let shown = try await program.run("console", "--snapshot", "--pane", "jobs")
        let checked = try await program.run("check", "--offline", "--json")
        // Whoever works the job needs every page.
        let waited = try await program.submit("--input", "How do I export data?", "--wait")
        let served = try await program.run("work")

        #expect(submitted.status == 0 && listed.status == 0 && shown.status == 0, "\(listed.error)")
        #expect(try listed.rows().count == 1)
        #expect(checked.status == 1 && checked.out.contains("knowledge/odd.md"), "\(checked.out)")
        #expect(waited.status == 1 && waited.error.contains("knowledge/odd.md"))
        #expect(served.status == 1 && served.error.contains("knowledge/odd.md"))
    }

    @Test func `national phone numbers that stay in clear for want of a region are warned of`() async throws {
        let program = try await Program()
        for number in ["612 345 678", "612 345 679", "698 765 432"] {
            _ = try await program.submit("--input", "Le sirve \(number) por la tarde", "--wait")
        }

        let open = try await program.run("check", "--offline", "--json")
        try program.edit("chassis.yaml") { $0.replacing("demo: {", with: "demo: {region: ES, ") }
        let said = try await program.run("check", "--offline", "--json")

        let warning = try findings(open, "privacy").first { $0.contains("'demo'") } ?? ""
        #expect(warning.hasPrefix("warning 3 of the newest questions"), "\(open.out)")
        #expect(warning.contains("ES") && warning.contains("looked for as those of US"))
        #expect(try findings(said, "privacy").allSatisfy { !$0.contains("'demo'") }, "\(said.out)")
    }

    @Test func `personal data in a prompt is warned of with its line and kind, and is not shown`() async throws {
        let program = try await Program()
        let clean = try await program.run("check", "--offline", "--json")
        try program.folder.write(
            """
            ---
            note: Asked for by ann@example.com.
            examples:
              - input: I am ada@example.com, number KD-123456.
                output: Call +49 30 901820.
              - input: Where?
                output: Ask ⟦EMAIL_1⟧ on 2026-01-31.
            ---
            # system
            Help. Write to desk@example.com.
            # user
            {{examples}} {{input}}
            """, to: "workspace/prompts/support-answer/2.md")
        try program.edit("chassis.yaml") {
            $0.replacing("privacy: {", with: "privacy: {patterns: {customer: 'KD-[0-9]{6}'}, ")
        }

        let found = try await program.run("check", "--offline", "--json")
        try program.edit("chassis.yaml") { $0.replacing("mask: [email, ", with: "mask: [") }
        let unmasked = try await program.run("check", "--offline", "--json")

        #expect(try findings(clean, "prompts").isEmpty, "\(clean.out)")
        let file = "warning prompts/support-answer/2.md"
        let lines = try findings(found, "prompts")
        #expect(
            lines.map { $0.split(separator: " goes out")[0] } == [
                "\(file):4: personal data (custom, email)", "\(file):5: personal data (phone)",
                "\(file):10: personal data (email)",
            ], "\(found.out)")
        #expect(!found.out.contains("ada@") && !found.out.contains("901820") && !found.out.contains("KD-123456"))
        #expect(found.status == 0)
        #expect(try findings(unmasked, "prompts").count == 2, "what the workspace leaves in clear is nobody's secret")
    }

    @Test func `a store that takes writes is said to`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?")

        let ended = try await program.run("check", "--offline", "--json")

        #expect(ended.status == 0, "\(ended.out)")
        #expect(
            try findings(ended, "store").contains { $0.hasPrefix("ok ") && $0.hasSuffix("1 job, and it takes writes") }
        )
    }

    /// Another file system in the place of the workspace needs a root that may mount.
    private static let canMount =
        getuid() == 0 && (try? run("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt")) == 0

    private static func run(_ arguments: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test(.enabled(if: canMount, "needs root and mounts"))
    func `a file system that is read-only, and one that is full, are told`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?")

        let fixed = try await program.shell(
            """
            exec unshare -m sh -c 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" &&
                exec "$0" check --offline --json --workspace "$1"' "$0" "$1"
            """)
        let full = try await program.shell(
            """
            exec unshare -m sh -c 'cp -a "$1" "$1.copy" && mount -t tmpfs -o size=8m none "$1" &&
                cp -a "$1.copy/." "$1/" && { dd if=/dev/zero of="$1/filler" bs=4k 2>/dev/null || true; } &&
                exec "$0" check --offline --json --workspace "$1"' "$0" "$1"
            """)

        #expect(fixed.status == 1)
        #expect(try findings(fixed, "store").first?.hasSuffix("is mounted read-only") == true, "\(fixed.out)")
        #expect(full.status == 1)
        let lines = try findings(full, "store")
        #expect(lines.contains { $0.hasPrefix("error The disk is full") }, "\(lines) \(full.error)")
        #expect(lines.contains { $0.hasPrefix("error only 0 MB are free") })
    }

    @Test(.enabled(if: getuid() == 0, "needs root, to be another user"))
    func `a store of another user is told with its owner`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.workspace)

        let ended = try await program.shell(
            #"exec setpriv --reuid=65534 --clear-groups "$0" check --offline --json --workspace "$1""#)

        #expect(ended.status == 1)
        let lines = try findings(ended, "store")
        #expect(lines.contains { $0.contains("chassis.sqlite belongs to root (mode ") }, "\(lines) \(ended.error)")
        #expect(ended.out.contains("or run Chassis as root"))
    }

    @Test func `a store with foreign bytes in its middle is damaged`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export my data?", "--wait")
        let sound = try await program.run("check", "--offline")

        let file = try FileHandle(forWritingTo: URL(filePath: program.workspace + "/chassis.sqlite"))
        try file.seek(toOffset: 100_000)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 120_000))
        try file.close()
        let damaged = try await program.run("check", "--offline")

        #expect(sound.status == 0, "\(sound.out)")
        #expect(damaged.status == 1 && damaged.out.contains("damaged"), "\(damaged.out)")
    }

    @Test func `a new store beside an older one's key is told`() async throws {
        let program = try await Program()
        let first = try await program.submit("--input", "How do I export my data?")
        for end in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: program.workspace + "/chassis.sqlite" + end)
        }

        let second = try await program.submit("--input", "How do I export my data?")
        let third = try await program.submit("--input", "How do I export my data?")

        #expect(!first.error.contains("Was that store lost?"))
        #expect(second.isError && second.error.contains("Was that store lost?"), "\(second.error)")
        #expect(!third.error.contains("Was that store lost?"))
    }

    @Test func `a model without a price is named with the budgets that don't see it`() async throws {
        let program = try await Program()
        try program.edit("chassis.yaml") {
            $0.replacing("models:\n", with: "models:\n  dark: {provider: embedded}\n")
                .replacing("local: [extractive]", with: "local: [extractive, dark]")
        }
        let without = try findings(try await program.run("check", "--offline", "--json"), "model dark")
        try program.edit("features/support-answer.yaml") {
            $0 + "\nrouting: {budget: {feature_usd_per_day: 2}}\n"
        }
        let with = try findings(try await program.run("check", "--offline", "--json"), "model dark")

        #expect(without.first?.contains("budget") == false, "\(without)")
        #expect(with.first?.contains("and the budgets of support-answer don't see it") == true, "\(with)")
    }
}
