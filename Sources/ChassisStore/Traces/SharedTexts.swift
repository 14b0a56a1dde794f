import ChassisCore
import Crypto
import Synchronization

/// Which long texts this process knows to be in the store, so that a system prompt is hashed for each job but written
/// once a day.
struct SharedTexts {
    private var days: [[UInt8]: Int64] = [:]

    func isWritten(_ hash: [UInt8], on day: Int64) -> Bool { days[hash] == day }

    mutating func remember(_ hash: [UInt8], on day: Int64) {
        if days.count > 4096 { days = [:] }
        days[hash] = day
    }

    mutating func forget(_ hash: [UInt8]) { days[hash] = nil }
}

/// A text that many traces have in common.
struct SharedText: Sendable {
    var hash: [UInt8]
    /// Compressed.
    var data: [UInt8]
    var day: Int64
}

/// A settlement's texts, ready to be written.
struct TraceParts: Sendable {
    /// `nil` where the attempt left nothing.
    var document: [UInt8]?
    /// Those not yet known to be in the store.
    var texts: [SharedText]
    var cachedOutput: [UInt8]
    var cachedQuestion: [UInt8]
}

extension Store {
    /// Shorter texts are kept where they are: a hash is 32 bytes itself.
    private static let shortestShared = 128
    /// A system prompt ends with a mark that is new for each job; what stands before it is the same for all.
    private static let longestRest = 200

    /// Encodes and compresses, so that the writer only writes.
    func pack(_ settlement: Settlement) -> TraceParts {
        var texts: [SharedText] = []
        let day = settlement.now.day
        let document = TraceDocument(settlement)
        let bytes = document.encoded { message in
            guard message.role == .system, message.content.utf8.count >= Self.shortestShared else { return nil }
            let rest = Self.lastParagraph(of: message.content)
            let content = Array(message.content.utf8.dropLast(rest.utf8.count))
            guard content.count >= Self.shortestShared else { return nil }
            let hash = Array(SHA256.hash(data: content))
            if !sharedTexts.withLock({ $0.isWritten(hash, on: day) }) {
                texts.append(SharedText(hash: hash, data: Compression.pack(content), day: day))
            }
            return TraceDocument.SharedBeginning(hash: hash, rest: rest)
        }
        return TraceParts(
            document: document.isEmpty ? nil : Compression.pack(bytes), texts: texts,
            cachedOutput: settlement.cacheEntry.map { Compression.pack(Array($0.output.utf8)) } ?? [],
            cachedQuestion: settlement.cacheEntry?.semantic.map { Compression.pack(Array($0.question.utf8)) } ?? [])
    }

    /// With the blank line before it; empty where it is long, or all there is.
    private static func lastParagraph(of text: String) -> Substring {
        let bytes = text.utf8
        var place = bytes.endIndex
        for _ in 0..<longestRest where place > bytes.startIndex {
            let before = bytes.index(before: place)
            if bytes[before] == UInt8(ascii: "\n"), place < bytes.endIndex, bytes[place] == UInt8(ascii: "\n") {
                return text[before...]
            }
            place = before
        }
        return ""
    }

    func remember(_ texts: [SharedText]) {
        guard !texts.isEmpty else { return }
        sharedTexts.withLock { known in for text in texts { known.remember(text.hash, on: text.day) } }
    }
}

extension Transaction {
    private static let insertQuery = Query(
        """
        INSERT INTO shared_text (hash, used_day, data) VALUES (?, ?, ?)
        ON CONFLICT (hash) DO UPDATE SET used_day = excluded.used_day WHERE excluded.used_day > shared_text.used_day
        """)

    func write(_ texts: [SharedText], day: Int64) throws {
        for text in texts {
            try connection.run(Self.insertQuery, [.blob(text.hash), .integer(day), .blob(text.data)])
        }
    }
}
