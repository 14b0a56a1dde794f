extension Migration {
    static let prompts: [String] = []
}
