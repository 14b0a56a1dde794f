/// Arithmetic on figures that come from outside, where a number nobody believes must not end the process.
extension Int64 {
    /// The sum, or the number nearest to it that there is.
    package func addingTamely(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }

    /// The product, or the number nearest to it that there is.
    package func multipliedTamely(by other: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? ((self < 0) == (other < 0) ? .max : .min) : product
    }
}
