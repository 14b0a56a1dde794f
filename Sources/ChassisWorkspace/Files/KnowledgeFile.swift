import ChassisCore

/// `knowledge/**/*.md`.
enum KnowledgeFile {
    static let folder = "knowledge"
    static let tenantsFolder = "knowledge/tenants/"

    /// - Parameters:
    ///   - tenants: The ids that may own or read an article; `nil` when they can't be known.
    ///   - plans: The plans that may be named; `nil` when they can't be known.
    static func read(
        _ text: String, file: String, tenants: [String]?, plans: [String]? = nil, log: ProblemLog
    ) -> KnowledgeDocument? {
        let matter = FrontMatter(text, file: file, log: log)
        let fields = matter.head.flatMap { Fields($0, keys: ["tenant", "tenants", "plans"], log: log) }
        var tenant: String?
        var access = KnowledgeDocument.Access()
        if let fields {
            if fields.optional("tenant") != nil { tenant = fields.reference("tenant", to: "tenant", among: tenants) }
            access.tenants = readers("tenants", fields, among: tenants)
            access.plans = readers("plans", fields, among: plans)
        }
        if file.hasPrefix(tenantsFolder) {
            guard let owner = self.owner(file, tenants: tenants, log: log) else { return nil }
            if let tenant, tenant != owner {
                log.error(
                    Place(file, line: matter.head?.place.line ?? 1), "tenant is not the folder's",
                    expected: quoted(owner), found: quoted(tenant))
            }
            tenant = owner
        }
        guard let title = title(matter, file: file, log: log) else { return nil }
        let lines = matter.body[..<title.index] + matter.body[(title.index + 1)...]
        let content = String(lines.joined(separator: "\n").trimmingSpace())
        guard !content.isEmpty else {
            log.error(
                Place(file, line: title.index + 1), "the article has no text", expected: "text below its title",
                found: "nothing")
            return nil
        }
        let id = String(file.dropFirst(folder.count + 1).dropLast(".md".count))
        return KnowledgeDocument(id: id, title: title.text, text: content, tenant: tenant, access: access)
    }

    /// Names under a key. A list that names nobody is an error: what is meant for few must not reach all.
    private static func readers(_ key: String, _ fields: Fields, among known: [String]?) -> Set<String> {
        guard fields.has(key) else { return [] }
        let nodes = fields.elements(key, expected: "a list of \(key)")
        var names: Set<String> = []
        for node in nodes {
            guard let name = node.text, known?.contains(name) ?? true else {
                fields.log.error(
                    node.place, "\(key) names none\(suggestion(for: node.text ?? "", among: known ?? []))",
                    expected: choice(known ?? []), found: node.found)
                continue
            }
            names.insert(name)
        }
        if nodes.isEmpty {
            fields.log.error(
                fields.place(of: key), "\(key) names nobody", expected: "one or more", found: "an empty list")
        }
        return names
    }

    /// An article in a tenant's folder belongs to that tenant; one beside the folders would belong to everybody.
    private static func owner(_ file: String, tenants: [String]?, log: ProblemLog) -> String? {
        let parts = file.dropFirst(tenantsFolder.count).split(separator: "/")
        guard parts.count >= 2, let owner = parts.first.map(String.init) else {
            log.error(
                Place(file), "whose article this is can't be told", expected: "it in knowledge/tenants/TENANT/",
                found: "it in knowledge/tenants/")
            return nil
        }
        if let tenants, !tenants.contains(owner) {
            log.error(
                Place(file), "the folder names no tenant\(suggestion(for: owner, among: tenants))",
                expected: choice(tenants), found: quoted(owner))
        }
        return owner
    }

    private static func title(
        _ matter: FrontMatter, file: String, log: ProblemLog
    ) -> (text: String, index: Int)? {
        var isCode = false
        for index in matter.body.indices {
            let line = matter.body[index]
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode, line.hasPrefix("# ") else { continue }
            let text = String(line.dropFirst(2).trimmingSpace())
            if !text.isEmpty { return (text, index) }
        }
        log.error(
            Place(file, line: matter.firstLine), "the article has no title", expected: "a line '# TITLE'",
            found: matter.body.first { !$0.trimmingSpace().isEmpty }.map { quoted($0) } ?? "nothing")
        return nil
    }
}
