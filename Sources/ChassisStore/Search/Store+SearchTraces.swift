package import ChassisCore

/// Full text over masked inputs and answers, by SQLite's FTS5.
extension Store {
    private static let progressQuery = Query("SELECT indexed FROM search_progress WHERE id = 1")
    private static let nextQuery = Query("SELECT id, job, data FROM trace WHERE id > ? ORDER BY id LIMIT ?")
    private static let moveQuery = Query("UPDATE search_progress SET indexed = ? WHERE id = 1 AND indexed = ?")
    private static let deleteQuery = Query("DELETE FROM trace_text WHERE rowid = ?")
    private static let insertQuery = Query("INSERT INTO trace_text (rowid, text) VALUES (?, ?)")
    private static let searchQuery = Query(
        "SELECT rowid FROM trace_text WHERE trace_text MATCH ? ORDER BY rowid DESC LIMIT ?")

    /// Indexes traces that are not yet, oldest first; settlements do not wait for it.
    ///
    /// Texts are unpacked on a reader and only the index is written by the writer. When two processes do the same
    /// batch, one finds the mark moved and writes nothing.
    ///
    /// - Returns: How many it looked at; fewer than `limit` means that all are done.
    @discardableResult
    package func indexTraces(limit: Int = 200) async throws(StoreError) -> Int {
        let (mark, batch) = try await read { connection in
            let mark = try connection.first(Self.progressQuery) { $0.integer(0) } ?? 0
            let rows = try connection.all(Self.nextQuery, [.integer(mark), Value(max(0, limit))]) {
                (id: $0.integer(0), job: $0.integer(1), data: $0.blob(2))
            }
            let batch = try rows.map { row in
                // What many traces share are prompts, and nobody searches these.
                let document = try TraceDocument(try Compression.unpack(row.data)) { _ in "" }
                return Indexed(
                    id: row.id, job: row.job,
                    text: [document.maskedInput, document.final].compactMap(\.self).joined(separator: "\n")
                        .withCharactersApart)
            }
            return (mark, batch)
        }
        guard let last = batch.last else { return 0 }
        try await write { transaction in
            try transaction.connection.run(Self.moveQuery, [.integer(last.id), .integer(mark)])
            guard transaction.connection.changes == 1 else { return }
            for row in batch where !row.text.isEmpty {
                try transaction.connection.run(Self.deleteQuery, [.integer(row.job)])
                try transaction.connection.run(Self.insertQuery, [.integer(row.job), .text(row.text)])
            }
        }
        return batch.count
    }

    /// The jobs whose masked input or answer has all these words, newest first. A word's end may be left out with `*`.
    /// Of Chinese, Japanese and Korean any run of characters is found.
    ///
    /// Indexes first what is not yet (at most 20,000 traces), unless the store is open for reading only.
    package func searchTraces(_ words: String, limit: Int = 100) async throws(StoreError) -> [JobID] {
        guard let query = Self.fullTextQuery(words) else { return [] }
        if !isReadOnly {
            for _ in 0..<40 where try await indexTraces(limit: 500) < 500 { break }
        }
        return try await read { connection in
            try connection.all(Self.searchQuery, [.text(query), Value(max(0, limit))]) { JobID($0.integer(0)) }
        }
    }

    private static let unindexedQuery = Query(
        "SELECT COUNT(*) FROM trace WHERE id > (SELECT indexed FROM search_progress WHERE id = 1)")

    /// How many traces a search does not look at yet.
    package func unindexedTraces() async throws(StoreError) -> Int {
        try await read { try $0.first(Self.unindexedQuery) { $0.int(0) } ?? 0 }
    }

    /// Words as FTS5 strings, so that no character of the operator's has a meaning to FTS5.
    private static func fullTextQuery(_ words: String) -> String? {
        let terms = words.prefix(1000).split(whereSeparator: \.isWhitespace).prefix(50).compactMap { word -> String? in
            let text = word.filter { $0 != "\"" && $0 != "\0" }
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
            let isPrefix = text.hasSuffix("*")
            return "\"\((isPrefix ? String(text.dropLast()) : text).withCharactersApart)\"\(isPrefix ? "*" : "")"
        }
        return terms.isEmpty ? nil : terms.joined(separator: " ")
    }
}

private struct Indexed: Sendable {
    var id: Int64
    var job: Int64
    var text: String
}
