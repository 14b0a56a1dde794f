/// Where a bracket or a quote was opened that is most likely why a YAML parser gave up some lines later.
enum YAMLOpening {
    /// "'[' opened on line 5", or nil where nothing was left open before.
    ///
    /// - Parameters:
    ///   - context: What the parser was reading, and `contextLine` where that began.
    ///   - problemLine: Where it gave up; lines count from 1.
    static func text(context: String?, contextLine: Int?, problemLine: Int, lines: [String]) -> String? {
        if let context, let contextLine, contextLine < problemLine, context.contains("flow ") {
            return "\(context.contains("sequence") ? "'['" : "'{'") opened on line \(contextLine)"
        }
        // A quote that was forgotten runs on to the next one, and what stands behind that makes no sense.
        let quote = quotes(in: lines).last {
            $0.first < $0.last && $0.first < problemLine && problemLine <= $0.last + 1
        }
        return quote.map { "a quote opened on line \($0.first) ends on line \($0.last)" }
    }

    /// The lines on which quoted texts begin and end. A quote opens one where a value or a key may begin; in comments and
    /// block texts it is a letter like any other.
    private static func quotes(in lines: [String]) -> [(first: Int, last: Int)] {
        var quotes: [(first: Int, last: Int)] = []
        var open: (mark: Character, line: Int)?
        var blockIndent: Int?
        for (index, text) in lines.enumerated() {
            let line = Array(text)
            let indent = line.prefix { $0 == " " }.count
            if let key = blockIndent {
                if indent == line.count || indent > key { continue }
                blockIndent = nil
            }
            var place = 0
            while place < line.count {
                let character = line[place]
                if let quote = open {
                    if character == quote.mark {
                        if character == "'", place + 1 < line.count, line[place + 1] == "'" {
                            place += 1
                        } else {
                            quotes.append((quote.line, index + 1))
                            open = nil
                        }
                    } else if character == "\\", quote.mark == "\"" {
                        place += 1
                    }
                } else if character == "#", place == 0 || line[place - 1] == " " {
                    break
                } else if character == "'" || character == "\"", mayOpen(behind: line[..<place]) {
                    open = (character, index + 1)
                }
                place += 1
            }
            if open == nil, opensBlock(line) { blockIndent = indent }
        }
        return quotes
    }

    private static func mayOpen(behind line: ArraySlice<Character>) -> Bool {
        line.last { $0 != " " }.map { ":-,[{?".contains($0) } ?? true
    }

    /// `text: |`, `- >-`.
    private static func opensBlock(_ line: [Character]) -> Bool {
        let words = line.split(separator: " ")
        guard let last = words.last, let mark = last.first, mark == "|" || mark == ">" else { return false }
        return words.count > 1 && last.dropFirst().allSatisfy { "+-0123456789".contains($0) }
    }
}
