/// How numbers that can't be drawn (NaN, infinity, below 0) become a share that can.
enum Share {
    static func of(_ value: Double, _ whole: Double) -> Double {
        guard value > 0, whole > 0 else { return 0 }
        let share = value / whole
        return share.isNaN ? 0 : min(share, 1)
    }
}

extension SafeText {
    /// A bar of `share` (0 to 1) of `width` cells, in eighths; a value above 0 always shows.
    package static func bar(_ share: Double, width: Int) -> SafeText {
        guard width > 0, share > 0 else { return .empty }
        let eighths = max(1, Int((min(share, 1) * Double(width) * 8).rounded()))
        let parts: [SafeText] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return SafeText("█", times: eighths / 8) + parts[eighths % 8]
    }
}
