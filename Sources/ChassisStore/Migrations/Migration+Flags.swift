extension Migration {
    static let flags: [String] = []
}
