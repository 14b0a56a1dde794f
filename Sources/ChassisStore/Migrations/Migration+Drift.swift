extension Migration {
    static let drift: [String] = []
}
