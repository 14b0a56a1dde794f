import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(4)))
struct GoldenTests {
    private static let evals = """
        {"input": [{"role": "user", "content": "Mail ada@example.com back?"}], "ideal": "Write to ada@example.com"}
        {"item": {"question": "How many seats?", "answer": 5, "category": "limits"}}
        {"item": {"nothing": "asked"}}
        """
    private static let promptfoo = """
        tests:
          - vars: {question: "Call +1 415 555 0132?"}
            assert: [{type: contains, value: "yes"}, {type: javascript, value: "x"}]
        """
    private static let csv =
        "question,expected,category\r\n\"Two\r\nlines?\",yes,form\r\nHow much?,\"1,200.50\",sums\r\n"

    @Test(
        arguments: [
            ("a.jsonl", evals, 2, 1), ("b.yaml", promptfoo, 1, 1), ("c.csv", csv, 2, 0),
        ] as [(String, String, Int, Int)])
    func `a dataset of another tool becomes a suite without personal data`(
        name: String, text: String, added: Int, skipped: Int
    ) async throws {
        let program = try await Program()
        try program.folder.write(text, to: name)

        let whole = try await program.run("golden", "import", name, "--suite", "theirs", "--json")
        #expect(whole.status == (skipped == 0 ? 0 : 1), "\(whole.error)")
        let imported =
            skipped == 0
            ? whole : try await program.run("golden", "import", name, "--suite", "theirs", "--json", "--partial")

        #expect(imported.status == 0, "\(imported.error)")
        let row = try #require(try imported.rows().first)
        #expect(row["added"]?.integer == Int64(added))
        #expect(row["skipped"]?.array?.count == skipped)
        let shown = try await program.run("golden", "show", "theirs", "--json")
        #expect(try shown.rows().count == added)
        #expect(!shown.out.contains("ada@example.com") && !shown.out.contains("555"))
        let checked = try await program.run("golden", "check")
        #expect(checked.out == "ok       1 suite, \(added) sample\(added == 1 ? "" : "s")\n")
    }

    @Test func `a file with rows that make no sample adds nothing, and names each of them`() async throws {
        let program = try await Program()
        try program.folder.write(
            """
            id,question,answer,category
            j1,What?
            j2,How much?,400,sums,more
            j3,,400,sums
            j4,Where?,Settings,places

            """, to: "bad.csv")

        let refused = try await program.run("golden", "import", "bad.csv", "--suite", "theirs")

        #expect(refused.status == 1 && refused.out.isEmpty && refused.hasRemedy)
        for line in [
            "bad.csv:2: row 1 has too few fields, expected 4, as the header has, found 2",
            "bad.csv:3: row 2 has too many fields, expected 4, as the header has, found 5",
            "bad.csv:4: row 3 says nothing that was asked",
            "Nothing was added: 3 parts of bad.csv can't be taken over.",
        ] { #expect(refused.error.contains(line), "\(refused.error)") }
        #expect(try await program.run("golden", "list", "--json").rows().isEmpty)

        let partial = try await program.run("golden", "import", "bad.csv", "--suite", "theirs", "--partial")

        #expect(partial.status == 0)
        #expect(
            partial.out == """
                Added to golden/theirs.jsonl: 1 sample of csv.
                Left out, as told above: 3 parts of the file.

                """)
    }

    @Test func `the placeholders of a sample that was masked before stay`() async throws {
        let program = try await Program()
        try program.folder.write(
            #"{"input": "I am ⟦EMAIL_2⟧, not bob@example.com.", "ideal": "⟦EMAIL_2⟧"}"#, to: "a.jsonl")

        _ = try await program.run("golden", "import", "a.jsonl", "--suite", "theirs")

        let row = try #require(try await program.run("golden", "show", "theirs", "--json").rows().first)
        #expect(row["input"] == "I am ⟦EMAIL_2⟧, not ⟦EMAIL_3⟧.")
        #expect(row["expected"] == "⟦EMAIL_2⟧")
    }

    @Test func `an import that was done is refused, and nothing is added twice`() async throws {
        let program = try await Program()
        try program.folder.write(Self.csv, to: "c.csv")

        _ = try await program.run("golden", "import", "c.csv", "--suite", "theirs")
        let again = try await program.run("golden", "import", "c.csv", "--suite", "theirs")

        #expect(again.status == 1)
        #expect(again.hasRemedy && again.error.contains("has a sample 'c-1' already"))
        #expect(try await program.run("golden", "show", "theirs", "--json").rows().count == 2)
    }

    @Test func `personal data stays when it is asked to`() async throws {
        let program = try await Program()
        try program.folder.write(Self.evals, to: "a.jsonl")

        _ = try await program.run("golden", "import", "a.jsonl", "--suite", "theirs", "--no-mask", "--partial")

        #expect(try await program.run("golden", "show", "theirs").out.contains("ada@example.com"))
    }

    @Test func `a dry run shows the samples and writes nothing`() async throws {
        let program = try await Program()
        try program.folder.write(Self.csv, to: "c.csv")

        let shown = try await program.run("golden", "import", "c.csv", "--suite", "theirs", "--dry-run")

        #expect(try shown.rows().map { $0["id"]?.string } == ["c-1", "c-2"])
        #expect(try await program.run("golden", "list", "--json").rows().isEmpty)
    }

    @Test func `suites are listed, and a broken one is told by every command that reads it`() async throws {
        let program = try await Program()
        let good = #"{"id": "a", "category": "c", "input": "x", "expected": "y", "scorer": "exact"}"#
        try program.folder.write(good + "\n", to: "workspace/golden/good.jsonl")
        try program.folder.write(good + "\n{\"id\": \"b\"}\n", to: "workspace/golden/bad.jsonl")

        let listed = try await program.run("golden", "list", "--json")
        let checked = try await program.run("golden", "check", "bad")
        let looked = try await program.run("check", "--offline", "--json")

        #expect(listed.status == 1)
        #expect(try listed.rows().map { $0["name"]?.string } == ["good"])
        #expect(listed.error.contains("golden/bad.jsonl:2: input is missing"))
        #expect(checked.status == 1 && checked.out.hasPrefix("error    golden/bad.jsonl:2: "))
        #expect(looked.status == 1)
        let lines = try looked.rows().filter { $0["subject"] == "golden" }
        #expect(lines.compactMap { $0["level"]?.string } == ["error", "error"])
    }

    @Test func `a suite or a file that isn't there is named`() async throws {
        let program = try await Program()

        let suite = try await program.run("golden", "show", "none")
        let file = try await program.run("golden", "import", "none.csv", "--suite", "s")
        let usage = try await program.run("golden", "import", "none.csv")

        #expect(suite.status == 1 && suite.hasRemedy)
        #expect(file.status == 1 && file.error.contains("none.csv:1: the file can't be read"))
        #expect(usage.status == 2)
    }
}
