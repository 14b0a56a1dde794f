/// Undoes a code while it comes, a character at a time, and reads what it says.
struct EncodedEcho: Sendable {
    private(set) var reader: EchoReader
    private var code: CodeReader

    init(_ code: CodeReader.Code, _ reader: EchoReader) {
        self.code = CodeReader(code)
        self.reader = reader
        // The word that the text is in is none of the code's.
        self.reader.forget()
    }

    /// Takes the next character of the text.
    mutating func read(_ scalar: Unicode.Scalar, at place: Int) {
        switch code.read(scalar.value < 0x80 ? UInt8(scalar.value) : 0, at: place) {
        case .nothing: break
        case .says(let scalar, let start): reader.read(scalar, at: start)
        case .ends: reader.forget()
        }
    }

    mutating func finish() { reader.finish() }
}
