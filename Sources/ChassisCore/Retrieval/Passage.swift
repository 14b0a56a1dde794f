/// One article of the knowledge base. `tenant` is its owner, `nil` when every tenant may read it.
package struct KnowledgeDocument: Hashable, Sendable {
    /// The file's path under `knowledge/` without `.md`; unique in a workspace.
    package var id: String
    package var title: String
    package var text: String
    package var tenant: String?

    package init(id: String, title: String, text: String, tenant: String? = nil) {
        self.id = id
        self.title = title
        self.text = text
        self.tenant = tenant
    }
}

/// A piece of an article, as given to a model.
package struct Passage: Hashable, Sendable, Codable {
    package var id: String
    package var title: String
    package var text: String
    /// BM25, 0 or more; comparable within one query only.
    package var score: Double

    package init(id: String, title: String, text: String, score: Double) {
        self.id = id
        self.title = title
        self.text = text
        self.score = score
    }
}

/// A candidate of retrieval, and whether it went into the prompt.
package struct RetrievedDocument: Hashable, Sendable, Codable {
    package var passage: Passage
    package var used: Bool

    package init(_ passage: Passage, used: Bool) {
        self.passage = passage
        self.used = used
    }
}
