extension JobFilter {
    /// Whether the job is one of those meant; `now` is what ages are measured by.
    package func matches(_ job: Job, now: Timestamp) -> Bool { Self.holds(expression, job, now) }

    private static func holds(_ expression: Expression, _ job: Job, _ now: Timestamp) -> Bool {
        switch expression {
        case .and(let parts): parts.allSatisfy { holds($0, job, now) }
        case .or(let parts): parts.contains { holds($0, job, now) }
        case .not(let part): !holds(part, job, now)
        case .word(let word):
            ([job.id.description, job.tenant, job.feature, job.model ?? "", job.error?.code ?? ""] + job.otherModels)
                .contains { Array($0.lowercasedASCII.utf8).contains(word.utf8) }
        case .field(let field, let tests): tests.contains { holds($0, field, job, now) }
        }
    }

    private static func holds(_ test: Test, _ field: Field, _ job: Job, _ now: Timestamp) -> Bool {
        switch test {
        case .text(let pattern):
            pattern.matches((job.text(of: field) ?? "").lowercasedASCII)
                || field == .model && !pattern.isEmpty
                    && job.otherModels.contains { pattern.matches($0.lowercasedASCII) }
        case .state(let state): job.isIn(state)
        case .integer(let comparison, let value):
            job.integer(of: field, now: now).map { comparison.holds($0, value) } ?? false
        case .real(let comparison, let value): job.confidence.map { comparison.holds($0, value) } ?? false
        case .unknown: job.cost == nil
        }
    }
}

extension JobFilter.Comparison {
    func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
        switch self {
        case .less: a < b
        case .atMost: a <= b
        case .equal: a == b
        case .atLeast: a >= b
        case .greater: a > b
        }
    }
}

extension Job {
    /// From submission to the end; `nil` while it has none.
    package var latency: Duration? { finishedAt.map { $0 - createdAt } }

    fileprivate func isIn(_ name: JobFilter.StateName) -> Bool {
        switch name {
        case .retrying: state == .queued && retryAt != nil
        case .final: state.isFinal
        case .unfinished: !state.isFinal
        default: state.rawValue == name.rawValue
        }
    }

    fileprivate func text(of field: JobFilter.Field) -> String? {
        switch field {
        case .tenant: tenant
        case .feature: feature
        case .model: model
        case .provider: provider
        case .tier: tier?.rawValue
        case .priority: priority.rawValue
        case .error: error?.code
        case .cache: cache.rawValue
        case .prompt: "\(promptName)@\(promptVersion)"
        default: nil
        }
    }

    fileprivate func integer(of field: JobFilter.Field, now: Timestamp) -> Int64? {
        switch field {
        case .id: id.number
        case .age: now.milliseconds - createdAt.milliseconds
        case .ended: finishedAt.map { now.milliseconds - $0.milliseconds }
        case .latency: finishedAt.map { $0.milliseconds - createdAt.milliseconds }
        case .cost: cost?.nanoUSD
        case .tokens: usage.inputTokens + usage.outputTokens
        case .attempts: Int64(attempts)
        default: nil
        }
    }
}

extension JobFilter.Pattern {
    /// Greedy from the left, which is exact when only `*` is special; linear in the text for each piece.
    func matches(_ text: String) -> Bool {
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
            return text == (pieces.first ?? "")
        }
        var rest = Array(text.utf8)[...]
        guard rest.starts(with: first.utf8) else { return false }
        rest = rest.dropFirst(first.utf8.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.firstRange(of: Array(piece.utf8)) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.count >= last.utf8.count && rest.suffix(last.utf8.count).elementsEqual(last.utf8)
    }
}

extension String {
    /// Only A–Z change, as in SQLite's `lower`.
    package var lowercasedASCII: String {
        guard utf8.contains(where: { 0x41...0x5A ~= $0 }) else { return self }
        return String(decoding: utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
