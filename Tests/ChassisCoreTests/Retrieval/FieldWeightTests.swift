import ChassisCore
import Testing

struct FieldWeightTests {
    private static let documents = [
        KnowledgeDocument(id: "title", title: "Refund", text: "Money comes back within days of work."),
        KnowledgeDocument(
            id: "heading", title: "Payments", text: "## Refund\n\nMoney comes back within days of work."),
        KnowledgeDocument(id: "body", title: "Money", text: "A refund and one more refund come within days of work."),
    ]

    @Test(arguments: [
        (KnowledgeSettings.Weights(title: 9, headings: 0.1), "title#1"),
        (KnowledgeSettings.Weights(title: 0.1, headings: 9), "heading#1"),
        (KnowledgeSettings.Weights(title: 0.1, headings: 0.1), "body#1"),
    ])
    func `a word counts as much as its field is declared to`(weights: KnowledgeSettings.Weights, first: String) {
        let index = KnowledgeIndex(Self.documents, weights: weights)

        #expect(index.search("refund", tenant: nil, limit: 1).first?.id == first)
    }

    @Test func `other weights are another version of the knowledge`() {
        let usual = KnowledgeIndex(Self.documents)

        #expect(KnowledgeIndex(Self.documents, weights: .init(title: 3)).version != usual.version)
        #expect(KnowledgeIndex(Self.documents, weights: .init()).version == usual.version)
    }
}
