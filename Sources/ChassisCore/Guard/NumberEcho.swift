/// Reads what is written as the numbers of its characters, decimal, octal or binary: `89 111 117`, `131, 157, 165`.
struct NumberEcho: Sendable {
    private static let bases: [UInt32] = [10, 8, 2]
    private var readers: [EchoReader]
    /// Digits of the running number, and where it begins.
    private var number: [UInt8] = []
    private var start = 0
    /// Characters since the last digit, and whether anything was read before them.
    private var gap = 0
    private var hasBegun = false

    /// - Parameter reader: The plain reader, before the first digit.
    init(_ reader: EchoReader) { readers = Self.bases.map { _ in reader } }

    var hasLeaked: Bool { readers.contains(where: \.hasLeaked) }

    func holdPlace(at place: Int) -> Int? { readers.compactMap { $0.holdPlace(at: place) }.min() }

    /// Takes the next byte of ASCII; 0 for any other character.
    mutating func read(_ byte: UInt8, at place: Int) {
        guard byte &- 0x30 >= 10 else {
            if number.isEmpty { start = place }
            if number.count <= Self.longest { number.append(byte) }
            gap = 0
            return
        }
        finishNumber()
        gap += 1
        if hasBegun, gap > Self.widestGap || byte == 0 || byte.isASCIILetter { forget() }
    }

    mutating func finish() {
        finishNumber()
        for index in readers.indices { readers[index].finish() }
    }

    private mutating func finishNumber() {
        guard !number.isEmpty else { return }
        if !hasBegun { forget() }
        hasBegun = true
        for (index, base) in Self.bases.enumerated() {
            if let scalar = Self.scalar(of: number, base) {
                readers[index].read(scalar, at: start)
            } else {
                readers[index].forget()
            }
        }
        number.removeAll(keepingCapacity: true)
    }

    private mutating func forget() {
        for index in readers.indices { readers[index].forget() }
        hasBegun = false
    }

    private static func scalar(of digits: [UInt8], _ base: UInt32) -> Unicode.Scalar? {
        guard digits.count <= longest, digits.allSatisfy({ UInt32($0 - 0x30) < base }) else { return nil }
        let value = digits.reduce(UInt32(0)) { $0 * base + UInt32($1 - 0x30) }
        return value < 0x20 && value != 0x0A ? nil : Unicode.Scalar(value)
    }

    /// Of binary digits, and the blanks and signs between two numbers: `&#118;&#113;`.
    private static let (longest, widestGap) = (8, 4)
}
