/// A part of an article, before it is scored.
struct Chunk: Hashable, Sendable {
    /// The article's title.
    var article: String
    /// What stands above it in the article, outermost first.
    var headings: [String]
    var text: String

    /// "Article › Section › Part".
    var title: String { ([article] + headings).filter { !$0.isEmpty }.joined(separator: " › ") }
}

/// Cuts an article along its headings and paragraphs into parts of 120–200 words.
///
/// A part never spans two sections, unless sections are so short that each alone would say too little; then their
/// headings stay in the text. Lists, tables and code are cut between items only, and a sentence only beyond 200 words.
struct Chunking {
    static let enoughWords = 120
    static let mostWords = 200
    static let shortSectionWords = 60

    private let title: String
    private var chunks: [Chunk] = []
    private var path: [(level: Int, heading: String)] = []
    private var chunkPath: [String] = []
    private var pieces: [String] = []
    private var words = 0

    static func chunks(of document: KnowledgeDocument) -> [Chunk] {
        var chunking = Chunking(title: document.title)
        for block in TextAnalysis.blocks(in: document.text) { chunking.add(block) }
        chunking.close()
        return chunking.chunks
    }

    private init(title: String) { self.title = title }

    private mutating func add(_ block: TextBlock) {
        if case .heading(let level) = block.kind {
            open(heading: block.text, level: level)
            return
        }
        var lead = block.marker.isEmpty ? "" : block.marker + " "
        let separator = isLoose(block) ? "\n\n" : "\n"
        for unmarked in Self.parts(of: block.text, isCode: block.kind == .code || block.kind == .tableRow) {
            let part = lead + unmarked
            lead = ""
            let count = Self.wordCount(part)
            if words > 0, words + count > Self.mostWords || (words >= Self.enoughWords && isLoose(block)) { close() }
            if pieces.isEmpty { chunkPath = path.map(\.heading) }
            pieces.append(pieces.isEmpty ? part : separator + part)
            words += count
        }
    }

    private func isLoose(_ block: TextBlock) -> Bool { block.kind == .paragraph || block.kind == .code }

    private mutating func open(heading: String, level: Int) {
        let isShort = words < Self.shortSectionWords
        if !isShort { close() }
        if path.isEmpty, level == 1, heading == title { return }
        while let last = path.last, last.level >= level { path.removeLast() }
        path.append((level, heading))
        guard !pieces.isEmpty else { return }
        pieces.append("\n\n" + heading + "\n")
        var shared = 0
        while shared < chunkPath.count, shared < path.count, chunkPath[shared] == path[shared].heading { shared += 1 }
        chunkPath.removeLast(chunkPath.count - shared)
    }

    private mutating func close() {
        defer {
            pieces = []
            words = 0
        }
        let text = pieces.joined().trimmingSpaces
        guard !text.isEmpty else { return }
        chunks.append(Chunk(article: title, headings: chunkPath, text: String(text)))
    }

    /// Runs of ideographs count a word for each two characters.
    static func wordCount(_ text: String) -> Int {
        TextAnalysis.words(in: text).reduce(0) { sum, word in
            sum + (word.kind == .ideographs ? max(1, word.folded.utf8.count / 6) : 1)
        }
    }

    private static func parts(of text: String, isCode: Bool) -> [String] {
        guard wordCount(text) > mostWords else { return [text] }
        let units = isCode ? text.split(separator: "\n").map(String.init) : TextAnalysis.sentences(in: text).map(\.text)
        var parts: [String] = []
        var current = ""
        var count = 0
        for unit in units.flatMap(wordRuns) {
            let unitCount = wordCount(unit)
            if count > 0, count + unitCount > mostWords {
                parts.append(current)
                current = ""
                count = 0
            }
            current += current.isEmpty ? unit : (isCode ? "\n" : " ") + unit
            count += unitCount
        }
        if !current.isEmpty { parts.append(current) }
        return parts
    }

    /// A sentence of more than 200 words, cut between words; a run of ideographs anywhere.
    private static func wordRuns(_ sentence: String) -> [String] {
        guard wordCount(sentence) > mostWords || sentence.utf8.count > mostBytes else { return [sentence] }
        let bytes = Array(sentence.utf8)
        var runs: [String] = []
        var start = 0
        var count = 0
        func cut(at end: Int) {
            runs.append(String(decoding: bytes[start..<end], as: UTF8.self))
            start = end
            count = 0
        }
        for word in TextAnalysis.words(in: sentence) {
            while word.range.upperBound - start > mostBytes {
                var end = max(start, word.range.lowerBound)
                if end == start {
                    end = start + mostBytes
                    while end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
                }
                cut(at: end)
            }
            count += 1
            if count == mostWords { cut(at: word.range.upperBound) }
        }
        if start < bytes.count { cut(at: bytes.count) }
        return runs
    }

    /// 400 ideographs; also the end of what pretends to be one word.
    private static let mostBytes = 1200
}
