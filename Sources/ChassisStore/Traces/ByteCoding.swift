/// Writes values one after the other: integers in 7-bit groups (zigzag), texts with their length before them.
///
/// A trace is written for each job, and general-purpose encoders cost more time than the rest of the settlement.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: Bytes that will do for most.
    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func write(byte: UInt8) { bytes.append(byte) }

    mutating func write(_ value: Int64) {
        var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
        while rest > 0x7F {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ value: Double) { write(Int64(bitPattern: value.bitPattern)) }

    mutating func write(_ value: String) {
        var value = value
        // At once, where a view of it is copied byte by byte.
        value.withUTF8 { text in
            write(Int64(text.count))
            bytes.append(contentsOf: text)
        }
    }

    mutating func write(_ value: [UInt8]) {
        write(Int64(value.count))
        bytes.append(contentsOf: value)
    }

    mutating func write<T>(_ value: T?, _ body: (inout ByteWriter, T) -> Void) {
        write(byte: value == nil ? 0 : 1)
        if let value { body(&self, value) }
    }

    mutating func write<T>(_ values: some Collection<T>, _ body: (inout ByteWriter, T) -> Void) {
        write(Int64(values.count))
        for value in values { body(&self, value) }
    }
}

/// Reads what `ByteWriter` wrote; damaged bytes throw, whatever they are.
struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() throws -> UInt8 {
        guard position < bytes.count else { throw Self.damaged }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func integer() throws -> Int64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            guard shift < 64 else { throw Self.damaged }
            value |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 == 0 { break }
        }
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    mutating func double() throws -> Double { Double(bitPattern: UInt64(bitPattern: try integer())) }

    mutating func text() throws -> String { String(decoding: try slice(), as: UTF8.self) }

    mutating func data() throws -> [UInt8] { Array(try slice()) }

    mutating func optional<T>(_ body: (inout ByteReader) throws -> T) throws -> T? {
        try byte() == 0 ? nil : try body(&self)
    }

    mutating func list<T>(_ body: (inout ByteReader) throws -> T) throws -> [T] {
        let count = try integer()
        // Each element takes a byte at least, so a false count can't make us allocate.
        guard count >= 0, count <= bytes.count - position else { throw Self.damaged }
        var values: [T] = []
        values.reserveCapacity(Int(count))
        for _ in 0..<count { values.append(try body(&self)) }
        return values
    }

    private mutating func slice() throws -> ArraySlice<UInt8> {
        let count = try integer()
        guard count >= 0, count <= bytes.count - position else { throw Self.damaged }
        defer { position += Int(count) }
        return bytes[position..<position + Int(count)]
    }

    static var damaged: StoreError { .damaged(path: "", reason: "a trace can't be read") }
}
