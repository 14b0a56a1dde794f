/// A span that another program recorded, whatever form it came in. Not masked yet: it is never stored as it is.
package struct ForeignSpan: Hashable, Sendable {
    /// Lower-case hexadecimal, 32 digits.
    package var traceID: String
    /// Lower-case hexadecimal, 16 digits; the parent's is empty for a root.
    package var spanID: String
    package var parentID: String
    package var name: String
    /// Nanoseconds since 1970.
    package var start: Int64
    package var end: Int64
    package var isError: Bool
    package var statusMessage: String
    /// Of the span and, where the span doesn't say otherwise, of its resource.
    package var attributes: [String: JSON]
    /// Names and attributes of its events: older conventions keep messages there.
    package var events: [Event]

    package struct Event: Hashable, Sendable {
        package var name: String
        package var attributes: [String: JSON]

        package init(name: String, attributes: [String: JSON]) {
            self.name = name
            self.attributes = attributes
        }
    }

    package init(
        traceID: String, spanID: String, parentID: String = "", name: String, start: Int64, end: Int64,
        isError: Bool = false, statusMessage: String = "", attributes: [String: JSON] = [:], events: [Event] = []
    ) {
        self.traceID = traceID
        self.spanID = spanID
        self.parentID = parentID
        self.name = name
        self.start = start
        self.end = end
        self.isError = isError
        self.statusMessage = statusMessage
        self.attributes = attributes
        self.events = events
    }

    /// The first of these attributes that is a text of one byte or more: programs name one thing differently.
    package func text(_ names: String...) -> String? {
        for name in names { if let text = attributes[name]?.string, !text.isEmpty { return text } }
        return nil
    }

    /// Which of these attributes there is first, as a whole number of 0 or more.
    package func count(_ names: String...) -> Count {
        guard let value = names.lazy.compactMap({ attributes[$0] }).first(where: { $0 != .null }) else {
            return .absent
        }
        // JavaScript's exporters know doubles alone, and some programs write texts.
        let number = value.double ?? value.string.flatMap(Double.init)
        guard let number, let count = Int64(exactly: number), count >= 0 else { return .garbled }
        return .known(count)
    }

    /// A count that a span tells, does not tell, or tells as something that is none.
    package enum Count: Hashable, Sendable {
        case known(Int64), absent, garbled

        package var value: Int64? { if case .known(let count) = self { count } else { nil } }
    }
}
