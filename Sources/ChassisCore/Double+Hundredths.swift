extension Double {
    /// With two decimals, for scores from 0 to 1; without the cost of a format, because jobs have several.
    package var hundredths: String {
        let number = Int((self * 100).rounded())
        return "\(number / 100)." + (number % 100 < 10 ? "0" : "") + "\(number % 100)"
    }
}
