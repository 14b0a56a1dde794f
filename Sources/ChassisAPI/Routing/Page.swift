import ChassisCore

/// A page of a list that is read by the id behind which it goes on, newest first.
struct Page: Sendable {
    let before: Int64
    let limit: Int

    init(_ request: APIRequest, prefix: String, most: Int = 1000) throws(APIError) {
        limit = try Self.limit(request, most: most)
        guard let after = request.query("after") else {
            before = .max
            return
        }
        guard let id = Self.id(after, prefix: prefix) else {
            throw .badRequest("'after' must be an id of this list.", param: "after")
        }
        before = id
    }

    /// How many entries a page may have, 20 where the client does not say.
    static func limit(_ request: APIRequest, most: Int) throws(APIError) -> Int {
        let limit = request.query("limit").map { Int($0) ?? 0 } ?? 20
        guard (1...most).contains(limit) else { throw .badRequest("'limit' must be 1 to \(most).", param: "limit") }
        return limit
    }

    static func id(_ text: String, prefix: String) -> Int64? {
        guard text.hasPrefix(prefix), let id = Int64(text.dropFirst(prefix.count)), id > 0 else { return nil }
        return id
    }

    /// - Parameter entries: One more than the limit where there are more.
    func json(_ entries: [JSON]) -> JSON { Self.json(entries, limit: limit) }

    /// The first of `entries`.
    static func json(_ entries: [JSON], limit: Int) -> JSON {
        let page = Array(entries.prefix(limit))
        return [
            "object": "list", "data": .array(page), "first_id": page.first?["id"] ?? .null,
            "last_id": page.last?["id"] ?? .null, "has_more": .bool(entries.count > limit),
        ]
    }
}
