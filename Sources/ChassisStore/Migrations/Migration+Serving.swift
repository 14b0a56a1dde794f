extension Migration {
    static let serving: [String] = []
}
