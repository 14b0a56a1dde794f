extension Double {
    /// To so many decimals, halves away from zero: what traces and figures tell of a score.
    package func rounded(to decimals: Int) -> Double {
        var unit = 1.0
        for _ in 0..<decimals { unit *= 10 }
        return (self * unit).rounded() / unit
    }

    /// With two decimals, for scores from 0 to 1; without the cost of a format, because jobs have several.
    package var hundredths: String {
        let number = Int((self * 100).rounded())
        return "\(number / 100)." + (number % 100 < 10 ? "0" : "") + "\(number % 100)"
    }
}
