extension BidirectionalCollection where Element == UInt8 {
    /// The longest beginning of a text in UTF-8 that has at most so many bytes and ends between two characters.
    ///
    /// - Parameter limit: 4 or more, or a text of wide characters has no beginning that small.
    package func wholeScalars(atMost limit: Int) -> SubSequence {
        guard var end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else {
            return self[...]
        }
        while end > startIndex, self[end] & 0xC0 == 0x80 { formIndex(before: &end) }
        return self[..<end]
    }
}
