/// One pass over UTF-8 with a buffer for the word being read.
struct WordScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var buffer: [UInt8] = []
    private var start = 0
    private var kind = Word.Kind.letters

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func scan(_ sink: inout some WordSink) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): append(byte, at: index, .letters, &sink)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20, at: index, .letters, &sink)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): append(byte, at: index, .number, &sink)
            case UInt8(ascii: "'"): apostrophe(at: index, width: 1, &sink)
            case UInt8(ascii: "."), UInt8(ascii: ","): separatorInNumber(byte, at: index, &sink)
            case 0x80...: index = wide(at: index, &sink) - 1
            default: flush(at: index, &sink)
            }
            index += 1
            guard (byte | 0x20) &- 0x61 < 26 else { continue }
            // Most of a text is letters that go on with a word.
            while index < bytes.count, bytes[index].isASCIILetter {
                buffer.append(bytes[index] | 0x20)
                index += 1
            }
        }
        flush(at: bytes.count, &sink)
    }

    private mutating func append(_ byte: UInt8, at index: Int, _ newKind: Word.Kind, _ sink: inout some WordSink) {
        begin(at: index, newKind, &sink)
        buffer.append(byte)
    }

    private mutating func begin(at index: Int, _ newKind: Word.Kind, _ sink: inout some WordSink) {
        if !buffer.isEmpty, (kind == .ideographs) != (newKind == .ideographs) { flush(at: index, &sink) }
        if buffer.isEmpty {
            start = index
            kind = newKind
        }
    }

    private mutating func flush(at end: Int, _ sink: inout some WordSink) {
        guard !buffer.isEmpty else { return }
        sink.take(buffer, kind, start..<end)
        buffer.removeAll(keepingCapacity: true)
    }

    /// An apostrophe belongs to a word only between letters: "don't", not "'quoted'".
    private mutating func apostrophe(at index: Int, width: Int, _ sink: inout some WordSink) {
        let next = index + width
        guard kind == .letters, !buffer.isEmpty, next < bytes.count, isLetter(bytes[next]) else {
            return flush(at: index, &sink)
        }
        buffer.append(UInt8(ascii: "'"))
    }

    private mutating func separatorInNumber(_ byte: UInt8, at index: Int, _ sink: inout some WordSink) {
        guard kind == .number, !buffer.isEmpty, isDigit(bytes[index - 1]), index + 1 < bytes.count,
            isDigit(bytes[index + 1])
        else { return flush(at: index, &sink) }
        if byte == UInt8(ascii: ".") { buffer.append(byte) }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80 }

    /// Handles a scalar beyond ASCII and returns the offset behind it.
    private mutating func wide(at index: Int, _ sink: inout some WordSink) -> Int {
        let (scalar, width) = decode(at: index)
        let next = index + width
        switch scalar.value {
        case 0x27E6:
            flush(at: index, &sink)
            return placeholder(at: index, &sink) ?? next
        case 0x2019: apostrophe(at: index, width: width, &sink)
        case let value where Folding.isCombiningMark(value): break
        case let value where Ideographs.contains(value):
            begin(at: index, .ideographs, &sink)
            buffer.append(contentsOf: bytes[index..<next])
        default: other(scalar, at: index, &sink)
        }
        return next
    }

    private mutating func other(_ scalar: Unicode.Scalar, at index: Int, _ sink: inout some WordSink) {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
            .nonspacingMark:
            begin(at: index, .letters, &sink)
            Folding.append(scalar, to: &buffer)
        case .decimalNumber:
            begin(at: index, .number, &sink)
            let value = scalar.properties.numericValue ?? 0
            buffer.append(0x30 + UInt8(max(0, min(9, value))))
        case .format: break
        default: flush(at: index, &sink)
        }
    }

    /// `⟦NAME_1⟧`, at most 64 bytes long.
    private mutating func placeholder(at index: Int, _ sink: inout some WordSink) -> Int? {
        var end = index + 3
        while end + 2 < bytes.count, end - index <= 64 {
            if bytes[end] == 0xE2, bytes[end + 1] == 0x9F, bytes[end + 2] == 0xA7 {
                let range = index..<(end + 3)
                sink.take(Array(bytes[range]), .placeholder, range)
                return range.upperBound
            }
            end += 1
        }
        return nil
    }

    private func decode(at index: Int) -> (Unicode.Scalar, Int) {
        let lead = bytes[index]
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + width <= bytes.count else { return ("\u{FFFD}", bytes.count - index) }
        var value = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }
}
