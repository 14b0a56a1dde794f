/// A piece of a Markdown text, or of plain text read as such.
package struct TextBlock: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case paragraph
        /// 1…6.
        case heading(level: Int)
        case listItem
        case tableRow
        case code
    }

    package var kind: Kind
    /// Of a list item, as written: "-", "3.".
    package var marker: String
    /// Without heading, list and quotation marks. Lines of a paragraph stay lines.
    package var text: String
}

extension TextAnalysis {
    /// The blocks of a text in reading order: paragraphs, headings, list items with their continuation lines, table
    /// rows,
    /// fenced code. Never fails; a text without Markdown is paragraphs between empty lines.
    ///
    /// - Complexity: O(bytes).
    package static func blocks(in text: String) -> [TextBlock] {
        var reader = BlockReader()
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            reader.read(Substring(line))
        }
        return reader.finish()
    }
}

private struct BlockReader {
    private var blocks: [TextBlock] = []
    private var kind = TextBlock.Kind.paragraph
    private var marker = ""
    private var lines: [Substring] = []
    private var isInFence = false

    mutating func read(_ raw: Substring) {
        let line = raw.trimmingSpaces
        if line.hasPrefix("```") || line.hasPrefix("~~~") {
            close()
            isInFence.toggle()
            kind = isInFence ? .code : .paragraph
            return
        }
        if isInFence {
            lines.append(raw)
            return
        }
        let content = line.drop { $0 == ">" }.trimmingSpaces
        if content.isEmpty {
            close()
        } else if let level = headingLevel(of: content) {
            close()
            kind = .heading(level: level)
            lines = [content.dropFirst(level).trimmingSpaces]
            close()
        } else if let end = markerEnd(of: content) {
            close()
            kind = .listItem
            marker = String(content[..<end])
            lines = [content[end...].trimmingSpaces]
        } else if content.utf8.first == UInt8(ascii: "|") {
            close()
            kind = .tableRow
            lines = [content]
            close()
        } else {
            lines.append(content)
        }
    }

    mutating func finish() -> [TextBlock] {
        close()
        return blocks
    }

    private mutating func close() {
        let text = lines.joined(separator: "\n")
        if !text.trimmingSpaces.isEmpty { blocks.append(TextBlock(kind: kind, marker: marker, text: text)) }
        lines.removeAll(keepingCapacity: true)
        marker = ""
        kind = .paragraph
    }

    private func headingLevel(of line: Substring) -> Int? {
        let marks = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(marks), line.utf8.dropFirst(marks).first == 0x20 else { return nil }
        return marks
    }

    /// Behind "-", "*", "+", "•", "1." or "1)" that a space follows.
    private func markerEnd(of line: Substring) -> Substring.Index? {
        guard let first = line.first else { return nil }
        var end = line.index(after: line.startIndex)
        if first.isASCII, first.isNumber {
            while end < line.endIndex, line[end].isASCII, line[end].isNumber { end = line.index(after: end) }
            guard end < line.endIndex, line[end] == "." || line[end] == ")",
                line.utf8.distance(from: line.startIndex, to: end) <= 3
            else { return nil }
            end = line.index(after: end)
        } else if !"-*+•–".contains(first) {
            return nil
        }
        return end < line.endIndex && line[end] == " " ? end : nil
    }
}

extension Substring {
    /// Without spaces, tabs and line ends at both ends.
    package var trimmingSpaces: Substring {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let start = utf8.firstIndex(where: { !isSpace($0) }), let end = utf8.lastIndex(where: { !isSpace($0) })
        else { return self[endIndex...] }
        return Substring(utf8[start...end])
    }
}

extension String {
    /// Without spaces, tabs and line ends at both ends.
    package var trimmingSpaces: Substring { self[...].trimmingSpaces }
}
