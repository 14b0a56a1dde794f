import ChassisCore

/// What can be bound to a `?` of a statement.
enum Value: Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    init(_ value: Int64?) { self = value.map(Value.integer) ?? .null }
    init(_ value: String?) { self = value.map(Value.text) ?? .null }
    init(_ value: Double?) { self = value.map(Value.real) ?? .null }
    init(_ value: [UInt8]?) { self = value.map(Value.blob) ?? .null }
    init(_ value: Timestamp?) { self.init(value?.milliseconds) }
    init(_ value: Money?) { self.init(value?.nanoUSD) }
    init(_ value: JobID) { self = .integer(value.number) }
    init(_ value: Bool) { self = .integer(value ? 1 : 0) }
    init(_ value: Int) { self = .integer(Int64(value)) }
}

extension Value: ExpressibleByIntegerLiteral {
    init(integerLiteral value: Int64) { self = .integer(value) }
}

/// A statement's text, by whose identity its compiled form is found again.
final class Query: Sendable {
    let sql: String

    init(_ sql: String) { self.sql = sql }
}
