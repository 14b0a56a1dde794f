/// One article of the knowledge base. `tenant` is its owner, `nil` when every tenant may read it.
package struct KnowledgeDocument: Hashable, Sendable {
    /// The file's path under `knowledge/` without `.md`; unique in a workspace.
    package var id: String
    package var title: String
    package var text: String
    package var tenant: String?
    /// Tenants and plans that may read it, each empty for all. What is said must all hold.
    package var access: Access

    package struct Access: Hashable, Sendable {
        package var tenants: Set<String>
        package var plans: Set<String>

        package init(tenants: Set<String> = [], plans: Set<String> = []) {
            self.tenants = tenants
            self.plans = plans
        }
    }

    package init(id: String, title: String, text: String, tenant: String? = nil, access: Access = .init()) {
        self.id = id
        self.title = title
        self.text = text
        self.tenant = tenant
        self.access = access
    }
}

/// Who searches; what one of them may not read is not even a candidate.
package struct KnowledgeReader: Hashable, Sendable {
    /// `nil` sees what everybody may read.
    package var tenant: String?
    package var plan: String?

    package init(tenant: String?, plan: String? = nil) {
        self.tenant = tenant
        self.plan = plan
    }

    /// An owned document is its tenant's at most; an access list that is empty keeps nobody out.
    package func mayRead(_ document: KnowledgeDocument) -> Bool {
        if let owner = document.tenant, owner != tenant { return false }
        let access = document.access
        if !access.tenants.isEmpty, !(tenant.map(access.tenants.contains) ?? false) { return false }
        return access.plans.isEmpty || plan.map(access.plans.contains) ?? false
    }
}

/// A passage that a search found, with what speaks for it.
package struct KnowledgeCandidate: Hashable, Sendable {
    /// Its score is what it was ordered by.
    package var passage: Passage
    /// BM25; 0 where no word of the question is in it.
    package var lexical: Double
    /// Cosine of its vector and the question's; `nil` where vectors were not asked or say nothing for it.
    package var cosine: Double?
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
