extension Placeholder {
    /// Where it stands, in bytes of the text's UTF-8.
    typealias Mark = (range: Range<Int>, placeholder: Placeholder)

    /// Everything that looks like a placeholder, as issued or as models damage it, in the order of the text.
    static func marks(in utf8: [UInt8]) -> [Mark] {
        var marks: [Mark] = []
        var index = 0
        while index < utf8.count {
            // Most of a text is words.
            if utf8[index].isASCIIAlphanumeric || utf8[index] == 0x20 {
                index += 1
            } else if mayStart(utf8[index]),
                case .placeholder(let mark, let end) = read(at: index, in: utf8, isLast: true)
            {
                marks.append((index..<end, mark))
                index = end
            } else {
                index += 1
            }
        }
        return marks
    }

    /// Those that are spelled as issued. A masked text has no others; what people typed looks otherwise, mostly.
    static func issuedMarks(in text: String) -> [Mark] {
        let utf8 = Array(text.utf8)
        return marks(in: utf8).filter { utf8[$0.range].elementsEqual($0.placeholder.text.utf8) }
    }

    /// The text with something else in place of each placeholder that is spelled as issued; `nil` leaves one as it is.
    static func replacing(in text: String, by shown: (Placeholder) -> String?) -> String {
        let utf8 = Array(text.utf8)
        var output: [UInt8] = []
        var index = 0
        for mark in issuedMarks(in: text) {
            output += utf8[index..<mark.range.lowerBound]
            output += (shown(mark.placeholder) ?? mark.placeholder.text).utf8
            index = mark.range.upperBound
        }
        return index == 0 ? text : String(decoding: output + utf8[index...], as: UTF8.self)
    }
}
