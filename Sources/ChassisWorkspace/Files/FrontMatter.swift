/// A Markdown file's YAML head and what follows it.
struct FrontMatter {
    /// `nil` when there is none, or when it can't be read (which is reported).
    let head: YAMLNode?
    enum State { case missing, empty, readable, broken }
    let state: State
    /// The lines after it.
    let body: ArraySlice<Substring>
    /// The line of the file that `body` starts on.
    var firstLine: Int { body.startIndex + 1 }

    init(_ text: String, file: String, log: ProblemLog) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isFence = { (line: Substring) in line.trimmingSpace() == "---" && line.hasPrefix("---") }
        guard let first = lines.first, isFence(first) else {
            self.init(head: nil, state: .missing, body: lines[...])
            return
        }
        guard let end = lines.dropFirst().firstIndex(where: isFence) else {
            log.error(
                Place(file), "the front matter is not closed", expected: "a line '---' after it",
                found: "the end of the file")
            self.init(head: nil, state: .broken, body: [])
            return
        }
        let body = lines[(end + 1)...]
        guard lines[1..<end].contains(where: { !$0.trimmingSpace().isEmpty && !$0.trimmingSpace().hasPrefix("#") })
        else {
            self.init(head: nil, state: .empty, body: body)
            return
        }
        // An empty first line stands for the fence, so that the lines of the YAML are the file's.
        let yaml = "\n" + lines[1..<end].joined(separator: "\n")
        let head = YAMLReader.read(yaml, file: file, log: log)
        self.init(head: head, state: head == nil ? .broken : .readable, body: body)
    }

    private init(head: YAMLNode?, state: State, body: ArraySlice<Substring>) {
        self.head = head
        self.state = state
        self.body = body
    }
}
