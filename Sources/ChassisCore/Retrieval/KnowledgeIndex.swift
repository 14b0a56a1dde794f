/// The knowledge base, cut into passages and indexed for BM25: an immutable value, built once per workspace version.
///
/// Statistics of words are shared by all tenants; texts are not: a search sees shared articles and the tenant's own.
package struct KnowledgeIndex: Sendable {
    /// FNV-1a over ids, titles, owners and texts, whatever their order; 16 hexadecimal digits. Equal knowledge, equal
    /// version.
    package let version: String
    /// Number of passages.
    package var count: Int { entries.count }

    private struct Entry: Sendable {
        var id: String
        var document: Int32
        var chunk: Chunk
    }

    private var entries: [Entry] = []
    /// The passages of each document.
    private var ranges: [Range<Int>] = []
    private let postings: Postings
    private let documents: [KnowledgeDocument]
    /// Of the passages, by place; `nil` where no feature wants them.
    private let vectors: VectorShelf?

    /// - Parameters:
    ///   - weights: Of the words of titles and headings.
    ///   - withVectors: Whether passages are to be found by embedded vectors too.
    /// - Complexity: O(bytes); 0.9 MB in 0.13 s in release on one core, without vectors.
    package init(
        _ documents: [KnowledgeDocument], weights: KnowledgeSettings.Weights = .init(), withVectors: Bool = false
    ) {
        version = ContentHash.version(of: documents, weights)
        self.documents = documents
        var builder = PostingsBuilder(weights)
        for (number, document) in documents.enumerated() {
            let start = entries.count
            for (index, chunk) in Chunking.chunks(of: document).enumerated() {
                let id = document.id + "#" + String(index + 1)
                entries.append(Entry(id: id, document: Int32(truncatingIfNeeded: number), chunk: chunk))
                builder.add(chunk)
            }
            ranges.append(start..<entries.count)
        }
        postings = builder.finish()
        vectors = withVectors ? PassageVectors.shelf(entries.map(\.chunk)) : nil
    }

    /// The best passages for a question, best first.
    ///
    /// Passages of a document that already gave one count for less, so that a long article does not fill the list.
    ///
    /// - Parameters:
    ///   - tenant: Who asks; `nil` sees shared articles only.
    ///   - limit: At most this many; 0 or fewer gives none.
    /// - Returns: Ids are `DOCUMENT#N`, N from 1. Empty when no word of the question occurs.
    /// - Complexity: O(postings of the question's terms and their relatives + passages · log passages); some milliseconds at
    ///   12,000 passages.
    package func search(_ query: String, tenant: String?, limit: Int) -> [Passage] {
        candidates(query, for: KnowledgeReader(tenant: tenant), limit: limit).map(\.passage)
    }

    /// The same, with what speaks for each: words, or words and vectors, fused by reciprocal rank.
    ///
    /// - Parameter withVectors: Of no effect for an index that was made without.
    package func candidates(
        _ query: String, for reader: KnowledgeReader, limit: Int, withVectors: Bool = false
    ) -> [KnowledgeCandidate] {
        let vectors = withVectors ? vectors : nil
        return candidates(
            query, for: reader, limit: limit, vectors, vectors == nil ? [] : PassageVectors.vector(of: query))
    }

    /// The same with vectors that were made elsewhere: of the passages by place, and of the question.
    package func candidates(
        _ query: String, for reader: KnowledgeReader, limit: Int, _ vectors: VectorShelf?, _ vector: [Float]
    ) -> [KnowledgeCandidate] {
        guard limit > 0, !entries.isEmpty else { return [] }
        let scores = scores(for: query)
        let mayRead = documents.map(reader.mayRead)
        var hits = scores.indices.filter { scores[$0] > 0 && mayRead[Int(entries[$0].document)] }
        hits.sort { (-scores[$0], $0) < (-scores[$1], $1) }
        guard let vectors else {
            return diversified(hits, scores: scores, limit: limit).map { hit in
                candidate(hit.index, score: hit.score, lexical: hit.score)
            }
        }
        let depth = RankFusion.depth(for: limit)
        let lexical = diversified(hits, scores: scores, limit: depth)
        let near = vectors.nearest(vector, floor: 0.05, limit: depth) { place in
            entries.indices.contains(Int(place)) && mayRead[Int(entries[Int(place)].document)]
        }
        let fused = RankFusion.fused([lexical.map(\.index), near.map { Int($0.id) }])
        let cosines = Dictionary(near.map { (Int($0.id), Double($0.cosine)) }, uniquingKeysWith: max)
        return fused.prefix(limit).map { place, score in
            candidate(place, score: score, lexical: Double(scores[place]), cosine: cosines[place])
        }
    }

    /// What vectors are made of, by place: each passage with its headings, and the article that it is from.
    package var passages: [(text: String, document: KnowledgeDocument)] {
        entries.map { ($0.chunk.title + "\n" + $0.chunk.text, documents[Int($0.document)]) }
    }

    /// The number of the article that a passage is from.
    package func document(ofPassage place: Int) -> Int { Int(entries[place].document) }

    private func candidate(
        _ place: Int, score: Double, lexical: Double, cosine: Double? = nil
    ) -> KnowledgeCandidate {
        let entry = entries[place]
        return KnowledgeCandidate(
            passage: Passage(id: entry.id, title: entry.chunk.title, text: entry.chunk.text, score: score),
            lexical: lexical, cosine: cosine)
    }

    /// What the rest of its article says counts so much for a passage that doesn't say it itself.
    static let articleWeight: Float = 0.25

    private func scores(for query: String) -> [Float] {
        let asked = TextAnalysis.askedTerms(in: query, isKnown: postings.contains) { postings.vocabulary }
        var scores = [Float](repeating: 0, count: entries.count)
        var own = scores
        var best = [Float](repeating: 0, count: ranges.count)
        var touched: [Int32] = []
        for term in asked {
            postings.hit(term, scores: &own, touched: &touched)
            for passage in touched {
                let document = Int(entries[Int(passage)].document)
                best[document] = max(best[document], own[Int(passage)])
            }
            for passage in touched {
                let document = Int(entries[Int(passage)].document)
                guard best[document] > 0 else { continue }
                for index in ranges[document] {
                    scores[index] += own[index] + Self.articleWeight * (best[document] - own[index])
                }
                best[document] = 0
            }
            for passage in touched { own[Int(passage)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
        return scores
    }

    static let repeatWeight = 0.7

    private func diversified(_ hits: [Int], scores: [Float], limit: Int) -> [(index: Int, score: Double)] {
        var seen: [Int32: Int] = [:]
        var weighted: [(index: Int, score: Double)] = []
        for index in hits.prefix(limit &* 8 + 32) {
            let before = seen[entries[index].document, default: 0]
            seen[entries[index].document] = before + 1
            var score = Double(scores[index])
            for _ in 0..<before { score *= Self.repeatWeight }
            weighted.append((index, score))
        }
        weighted.sort { (-$0.score, $0.index) < (-$1.score, $1.index) }
        return Array(weighted.prefix(limit))
    }
}

/// Tells versions apart.
enum ContentHash {
    /// Part of every version, to be raised whenever analysis or chunking changes what a search returns.
    private static let analysis = "3"

    static func version(of documents: [KnowledgeDocument], _ weights: KnowledgeSettings.Weights) -> String {
        let digests = documents.map { document in
            var hash = FNVHash()
            let access = document.access
            let readers =
                access.tenants.sorted().joined(separator: " ") + "/" + access.plans.sorted().joined(separator: " ")
            let owner = document.tenant.map { "t" + $0 } ?? ""
            for field in [document.id, document.title, owner, document.text] + (readers == "/" ? [] : [readers]) {
                hash.add(bytes(of: UInt64(field.utf8.count)))
                hash.add(field.utf8)
            }
            return hash.value
        }
        var hash = FNVHash(analysis.utf8)
        if weights != .init() { hash.add("\(weights)".utf8) }
        for digest in digests.sorted() { hash.add(bytes(of: digest)) }
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func bytes(of number: UInt64) -> [UInt8] {
        stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }
}
