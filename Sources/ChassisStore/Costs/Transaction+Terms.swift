import ChassisCore

extension Transaction {
    private static let findQuery = Query(
        "SELECT id FROM terms WHERE plan = ? AND monthly_price = ? AND monthly_credits = ?")
    private static let addQuery = Query(
        "INSERT INTO terms (plan, monthly_price, monthly_credits) VALUES (?, ?, ?) RETURNING id")
    /// More are forgotten rather than kept in memory.
    private static let mostKnown = 1000

    /// The number of a plan's terms, 1 or more; given to them when they are seen first.
    ///
    /// A job has those of its admission: its price in credits is agreed upon then, and so is what a credit is worth. What
    /// a plan becomes while the job waits is for the next ones. That also tells all that is counted for the job, when it
    /// ends and when it is retried, the same key without asking again.
    ///
    /// - Complexity: O(1) for terms that this process has met.
    func number(of terms: Terms) throws -> Int64 {
        if let known = knownTerms[terms] { return known }
        let values: [Value] = [
            .text(terms.plan), .integer(terms.monthlyPrice.nanoUSD), .integer(terms.monthlyCredits.milli),
        ]
        let number =
            try connection.first(Self.findQuery, values) { $0.integer(0) }
            ?? connection.first(Self.addQuery, values) { $0.integer(0) }
        guard let number else { throw StoreError.invalid("terms of plan '\(terms.plan)'") }
        if knownTerms.count >= Self.mostKnown { knownTerms = [:] }
        knownTerms[terms] = number
        return number
    }
}

extension Connection {
    private static let allTermsQuery = Query("SELECT id, \(Terms.columns) FROM terms")

    /// All there ever were, by number.
    func terms() throws -> [Int64: Terms] {
        Dictionary(
            try all(Self.allTermsQuery) { ($0.integer(0), Terms($0, from: 1)) }, uniquingKeysWith: { first, _ in first }
        )
    }
}

extension Terms {
    static let columns = "plan, monthly_price, monthly_credits"

    /// - Parameter column: The first of `columns`.
    init(_ row: Row, from column: Int32) {
        self.init(
            plan: row.text(column), monthlyPrice: Money(nanoUSD: row.integer(column + 1)),
            monthlyCredits: Credits(milli: row.integer(column + 2)))
    }
}

/// The name of the plan that a row of jobs or rollups belongs to.
enum PlanSQL {
    /// That it was taken on by, or its tenant's of now where that was not noted; empty where nobody knows.
    static func charged(in table: String) -> String {
        "COALESCE((SELECT plan FROM terms WHERE id = \(table).terms), \(ofNow(in: table)))"
    }

    /// That its tenant is on now; empty where nobody knows.
    static func ofNow(in table: String) -> String {
        "COALESCE((SELECT plan FROM tenant AS t WHERE t.id = \(table).tenant), '')"
    }
}
