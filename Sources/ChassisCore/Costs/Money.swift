/// US dollars in whole billionths, so that sums are exact. The most it holds is about 9.2 billion dollars, which is also
/// what larger sums come to.
package struct Money: Hashable, Comparable, Sendable, Codable {
    package var nanoUSD: Int64

    package init(nanoUSD: Int64) { self.nanoUSD = nanoUSD }

    package static let zero = Money(nanoUSD: 0)

    /// For people and for statistics: exact to 15 digits or so, never to be added up again.
    package var dollars: Double { Double(nanoUSD) / 1e9 }

    package static func < (a: Self, b: Self) -> Bool { a.nanoUSD < b.nanoUSD }
    package static func + (a: Self, b: Self) -> Self { Self(nanoUSD: a.nanoUSD.addingTamely(b.nanoUSD)) }
    package static func - (a: Self, b: Self) -> Self {
        Self(nanoUSD: a.nanoUSD.addingTamely(b.nanoUSD == .min ? .max : -b.nanoUSD))
    }
}

/// The unit a tenant pays in, in whole thousandths of a credit.
package struct Credits: Hashable, Comparable, Sendable, Codable {
    package var milli: Int64

    package init(milli: Int64) { self.milli = milli }

    package static let zero = Credits(milli: 0)

    package static func < (a: Self, b: Self) -> Bool { a.milli < b.milli }
    package static func + (a: Self, b: Self) -> Self { Self(milli: a.milli + b.milli) }
    package static func - (a: Self, b: Self) -> Self { Self(milli: a.milli - b.milli) }

    /// `10`, `2.5`, `0.125`: no trailing zeros.
    package var text: String {
        let sign = milli < 0 ? "-" : ""
        let whole = milli.magnitude / 1000
        let rest = milli.magnitude % 1000
        guard rest != 0 else { return "\(sign)\(whole)" }
        let digits = String(String(rest + 1000).dropFirst())
        return "\(sign)\(whole)." + digits.reversed().drop { $0 == "0" }.reversed().map(String.init).joined()
    }
}
