import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

struct KnowledgeIndexTests {
    private static let documents = [
        KnowledgeDocument(id: "refunds", title: "Refunds", text: "Money comes back within five working days."),
        KnowledgeDocument(
            id: "export", title: "Export data",
            text: "# Export data\n\nIntro about files.\n\n## As PDF\n\n" + filler(150)
                + "\n\n## As CSV\n\nSemicolons part the columns. " + filler(80)),
        KnowledgeDocument(id: "terms", title: "Discount terms", text: "Our secret discount is 12 %.", tenant: "acme"),
        KnowledgeDocument(id: "ja", title: "請求書", text: "請求書は毎月一日に送られます。"),
    ]

    private static func filler(_ words: Int) -> String {
        (0..<words).map { "filler\($0)" }.joined(separator: " ") + "."
    }

    private let index = KnowledgeIndex(documents)

    @Test(arguments: [
        ("refunding", "refunds#1"), ("When is my refund here?", "refunds#1"), ("semicolon columns", "export#2"),
        ("請求書", "ja#1"), ("reimbursement", "refunds#1"), ("refnuds", "refunds#1"), ("Kartenerstattung", "refunds#1"),
        ("Comment obtenir l'exportation en CSV ?", "export#2"),
    ])
    func `the passage that says it comes first`(query: String, id: String) {
        #expect(index.search(query, tenant: nil, limit: 3).first?.id == id)
    }

    @Test func `a passage carries the headings above it`() {
        let passage = index.search("semicolons", tenant: nil, limit: 1).first

        #expect(passage?.title == "Export data › As CSV")
        #expect(passage?.text.hasPrefix("Semicolons part the columns.") ?? false)
    }

    @Test func `a tenant finds its own articles and never another's`() {
        #expect(index.search("secret discount", tenant: "acme", limit: 9).map(\.id) == ["terms#1"])
        #expect(index.search("secret discount", tenant: "other", limit: 9).isEmpty)
        #expect(index.search("secret discount", tenant: nil, limit: 9).isEmpty)
        #expect(index.search("refund", tenant: "acme", limit: 9).map(\.id) == ["refunds#1"])
    }

    @Test func `the version is the content's, whatever the order`() {
        var changed = Self.documents
        changed[0].text += " "
        var moved = Self.documents
        moved[0].tenant = "acme"

        #expect(KnowledgeIndex(Self.documents.reversed()).version == index.version)
        #expect(KnowledgeIndex(changed).version != index.version)
        #expect(KnowledgeIndex(moved).version != index.version)
        #expect(index.version.utf8.count == 16)
    }

    @Test(arguments: [0, -1, Int.min]) func `a limit of 0 or less gives no passages`(limit: Int) {
        #expect(index.search("refund", tenant: nil, limit: limit).isEmpty)
    }

    @Test(arguments: ["", "zzzz", "?!", "\u{0}", String(repeating: "qqzzxx ", count: 9_000)])
    func `a question without a known word finds nothing`(query: String) {
        #expect(index.search(query, tenant: nil, limit: .max).isEmpty)
    }

    @Test func `an empty knowledge base is searched all the same`() {
        #expect(KnowledgeIndex([]).search("refund", tenant: nil, limit: 5).isEmpty)
        #expect(KnowledgeIndex([KnowledgeDocument(id: "a", title: "", text: " \n")]).count == 0)
    }

    @Test func `long texts are cut into passages of at most two hundred words, and nothing is lost`() {
        let sentence = "Every invoice number is used once only and stays with its year. "
        let text =
            String(repeating: sentence, count: 100) + Self.filler(900) + "\n\n- " + Self.filler(300) + "\n\n"
            + String(repeating: "請", count: 3000)
        let index = KnowledgeIndex([KnowledgeDocument(id: "a", title: "A", text: text)])

        let query = stride(from: 0, to: 900, by: 20).map { "filler\($0)" }.joined(separator: " ") + " invoice 請請"
        let passages = index.search(query, tenant: nil, limit: 1000)
        let kept = passages.reduce(0) { $0 + $1.text.utf8.count { $0 > 0x20 } }

        #expect(passages.allSatisfy { TextAnalysis.words(in: $0.text).count <= 201 && $0.text.utf8.count < 2500 })
        #expect(passages.count == index.count)
        #expect(kept == text.utf8.count { $0 > 0x20 })
    }

    private static let manual = "kb-python-faq/documents.jsonl"

    @Test(.enabled(if: SharedData.holds(manual), "the shared data are not here"))
    func `questions find the answers of a real manual`() throws {
        let rows = try SharedData.text(Self.manual).split(separator: "\n").map { try JSON(parsing: String($0)) }
        let index = KnowledgeIndex(
            rows.map { KnowledgeDocument(id: $0["id"]?.string ?? "", title: "", text: $0["content"]?.string ?? "") })

        let found = rows.count { row in
            index.search(row["question"]?.string ?? "", tenant: nil, limit: 5)
                .contains { $0.id.hasPrefix((row["id"]?.string ?? "") + "#") }
        }

        #expect(Double(found) / Double(rows.count) >= 0.82)
    }
}
