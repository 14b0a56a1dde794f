import ChassisCore
import ChassisSurface

/// What stands over the screen and takes its keys.
enum Overlay: Sendable {
    case prompt(PromptState)
    case pick(PickState)
    case confirm(ConfirmState)
    case help(HelpState)
}

/// A line being typed.
struct PromptState: Sendable {
    /// Longer than any text that is taken, so that nobody's is cut before it is told to be too long.
    static let longest = 32_000

    var request: PromptRequest
    var owner: ScreenName
    /// Characters before the cursor.
    var cursor: Int
    var text: [Character]
    var note: Table.Content
    /// Index into the history; its count is the line being typed.
    var place: Int
    /// What was typed before walking through the history.
    var draft: String
    /// What is being completed, and which of its completions comes next.
    var completing: (stem: String, next: Int)?

    init(_ request: PromptRequest, owner: ScreenName) {
        self.request = request
        self.owner = owner
        text = Array(request.text.prefix(Self.longest))
        cursor = text.count
        note = Table.Content(request.hint, .muted)
        place = request.history.count
        draft = request.text
        noteLength()
    }

    var string: String { String(text) }

    /// That the text is longer than is taken; `nil` where it isn't.
    var excess: SafeText? {
        // Scalars are never fewer than characters.
        guard text.count > request.limit || text.reduce(0, { $0 + $1.unicodeScalars.count }) > request.limit else {
            return nil
        }
        let found = string.trimmed.unicodeScalars.count
        guard found > request.limit else { return nil }
        return "too long: \(Shown.count(found)) characters, and \(Shown.count(request.limit)) are taken → shorten it"
    }

    /// Says that the text is too long, or what its prompt says otherwise.
    mutating func noteLength() {
        note = excess.map { Table.Content($0, .danger) } ?? Table.Content(request.hint, .muted)
    }
}

/// A list of which one is chosen.
struct PickState: Sendable {
    var request: PickRequest
    /// `nil` for the frame's own lists.
    var owner: ScreenName?
    var query = ""
    /// Indices into the request's items.
    var shown: [Int]
    /// Index into `shown`.
    var selected: Int

    init(_ request: PickRequest, owner: ScreenName?) {
        self.request = request
        self.owner = owner
        shown = Array(request.items.indices)
        selected = min(max(0, request.selected), max(0, shown.count - 1))
    }

    var item: PickRequest.Item? {
        guard shown.indices.contains(selected) else { return nil }
        return request.items[shown[selected]]
    }

    mutating func narrow() {
        shown = Fuzzy.ranked(request.items.map { "\($0.title.string) \($0.detail.string)" }, by: query)
        selected = 0
    }
}

struct ConfirmState: Sendable {
    var request: ConfirmRequest
    var owner: ScreenName
}

/// The keys of this focus, with what was typed to find some.
struct HelpState: Sendable {
    var query = ""
    var firstRow = 0
}

/// Finds texts by letters in order, as people type them.
enum Fuzzy {
    /// Indices of the texts that match, the best first; all in order for an empty query.
    static func ranked(_ texts: [String], by query: String) -> [Int] {
        let words = query.lowercased().split(separator: " ")
        guard !words.isEmpty else { return Array(texts.indices) }
        var found: [(index: Int, score: Int)] = []
        for (index, text) in texts.enumerated() {
            let text = text.lowercased()
            var score = 0
            let matches = words.allSatisfy { word in
                guard let one = Self.score(of: String(word), in: text) else { return false }
                score += one
                return true
            }
            if matches { found.append((index, score)) }
        }
        return found.sorted { ($0.score, $0.index) < ($1.score, $1.index) }.map(\.index)
    }

    /// Smaller is better: the beginning, then the beginning of a word, then inside, then letters apart.
    private static func score(of word: String, in text: String) -> Int? {
        if text.hasPrefix(word) { return 0 }
        if text.contains(" " + word) { return 1 }
        if text.contains(word) { return 2 }
        guard word.count > 1 else { return nil }
        var rest = Substring(text)
        var gaps = 0
        for letter in word {
            guard let place = rest.firstIndex(of: letter) else { return nil }
            gaps += rest.distance(from: rest.startIndex, to: place)
            rest = rest[rest.index(after: place)...]
        }
        return gaps > 24 ? nil : 10 + gaps
    }
}
