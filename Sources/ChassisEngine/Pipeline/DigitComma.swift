import ChassisCore

/// What a comma between two digits is: a mark within a number, or one between the columns of a table.
enum DigitComma {
    /// Whether the comma at `index` may part the thousands or the decimals of one number.
    ///
    /// `1,234`, `1240,50` and `0,14159265` are one number each; `02079460958,12` and `17,4155552671` are two.
    static func joins(at index: Int, in utf8: [UInt8]) -> Bool {
        var (start, end) = (index, index + 1)
        while utf8.at(start - 1).isASCIIDigit, index - start < 12 { start -= 1 }
        while utf8.at(end).isASCIIDigit, end - index <= 12 { end += 1 }
        let (left, right) = (index - start, end - index - 1)
        guard left > 0, right > 0 else { return false }
        if utf8.at(start) == 0x30 { return left == 1 }
        return right <= 2 && left <= 8 || right <= 8 && left <= 3
    }
}
