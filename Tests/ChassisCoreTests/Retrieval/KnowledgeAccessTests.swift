import ChassisCore
import Testing

struct KnowledgeAccessTests {
    private static let documents = [
        KnowledgeDocument(id: "open", title: "Limits", text: "Ten exports a day are free."),
        KnowledgeDocument(id: "own", title: "Limits", text: "Acme has forty exports a day.", tenant: "acme"),
        KnowledgeDocument(
            id: "some", title: "Limits", text: "Pilots have ninety exports a day.",
            access: .init(tenants: ["acme", "beta"])),
        KnowledgeDocument(
            id: "pro", title: "Limits", text: "Pro has two hundred exports a day.", access: .init(plans: ["pro"])),
        KnowledgeDocument(
            id: "both", title: "Limits", text: "Beta on pro has all exports.",
            access: .init(tenants: ["beta"], plans: ["pro"])),
    ]

    @Test(
        arguments: [true, false],
        [
            (nil, nil, ["open"]), ("acme", nil, ["open", "own", "some"]), ("beta", "free", ["open", "some"]),
            ("beta", "pro", ["both", "open", "pro", "some"]), ("other", "pro", ["open", "pro"]), ("", "", ["open"]),
        ] as [(String?, String?, [String])])
    func `who may not read an article doesn't find it, by words or by vectors`(
        withVectors: Bool, reader: (tenant: String?, plan: String?, expected: [String])
    ) {
        let index = KnowledgeIndex(Self.documents, withVectors: true)

        let found = index.candidates(
            "how many exports a day", for: KnowledgeReader(tenant: reader.tenant, plan: reader.plan), limit: 9,
            withVectors: withVectors)

        #expect(found.map { String($0.passage.id.dropLast(2)) }.sorted() == reader.expected)
    }

    @Test func `a change of who may read is a new version`() {
        var changed = Self.documents
        changed[3].access.plans = []

        #expect(KnowledgeIndex(changed).version != KnowledgeIndex(Self.documents).version)
    }

    @Test func `vectors find what words miss, and both orders count`() {
        let index = KnowledgeIndex(
            [
                KnowledgeDocument(id: "a", title: "Synchronisation", text: "Calendars are synchronised each hour."),
                KnowledgeDocument(id: "b", title: "Refunds", text: "Money comes back in a week."),
            ], withVectors: true)

        let found = index.candidates(
            "resynchronisations", for: KnowledgeReader(tenant: nil), limit: 2, withVectors: true)

        #expect(found.first?.passage.id == "a#1")
        #expect((found.first?.cosine ?? 0) > 0.05)
    }

    @Test func `each sentence names the passage that says it, or none`() {
        let passages = [
            Passage(id: "void", title: "Void", text: "Open the invoice and choose Void.", score: 1),
            Passage(id: "refund", title: "Refunds", text: "Money comes back in a week.", score: 1),
        ]

        let support = SentenceSupport.of(
            "Choose Void on the open invoice. The money comes back within a week. Penguins fly.", in: passages)

        #expect(support.map(\.passage) == ["void", "refund", nil])
        #expect(support.map { $0.share > 0.7 } == [true, true, false])
    }
}
