extension Migration {
    static let evals: [String] = []
}
