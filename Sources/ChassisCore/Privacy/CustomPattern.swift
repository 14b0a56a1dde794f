/// A pattern of a workspace's own personal data, such as its customer numbers. (`privacy: {patterns: {NAME: …}}`.)
package struct CustomPattern: Hashable, Sendable {
    package var name: String
    package var pattern: String

    package init(name: String, pattern: String) {
        self.name = name
        self.pattern = pattern
    }
}

/// Finds what the workspace's own patterns describe.
package struct CustomRecognizer: Recognizer {
    private let patterns: [TextPattern]

    /// - Parameter patterns: Those that can't be read are left out; the workspace's loader has told of them.
    package init(_ patterns: [CustomPattern]) {
        self.patterns = patterns.compactMap { try? TextPattern($0.pattern) }
    }

    package func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var kept: [Range<Int>] = []
        let found = patterns.flatMap { $0.ranges(in: utf8) }
        // Two patterns may claim the same bytes: the one that begins first, then the longer.
        for range in found.sorted(by: { ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count) })
        where range.lowerBound >= kept.last?.upperBound ?? 0 {
            kept.append(range)
        }
        return kept.map { PersonalDataMatch(range: $0, kind: .custom) }
    }
}
