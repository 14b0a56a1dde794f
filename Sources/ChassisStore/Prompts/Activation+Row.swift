import ChassisCore

extension Activation {
    static let columns = """
        id, prompt, version, canary_version, canary_share, at, actor, reason, eval_run, is_forced, is_rollback, \
        configured_version, configured, text_hash, canary_text_hash
        """

    init(_ row: Row) {
        let share = row.realIfAny(4)
        self.init(
            id: row.integer(0), prompt: row.text(1), version: row.int(2),
            canary: share.map { Canary(version: row.int(3), share: $0, textHash: row.textIfAny(14)) },
            at: Timestamp(milliseconds: row.integer(5)), actor: row.text(6), reason: row.text(7),
            evalRun: row.integerIfAny(8).map { EvalRunID($0) }, isForced: row.integer(9) != 0,
            configuredVersion: row.int(11), configured: Self.configured(row.text(12)), isRollback: row.integer(10) != 0,
            textHash: row.textIfAny(13))
    }

    /// Everything but the id, in the order of the columns.
    var values: [Value] {
        [
            .text(prompt), Value(version), canary.map { Value($0.version) } ?? .null, Value(canary?.share),
            .integer(at.milliseconds), .text(actor), .text(reason), Value(evalRun?.number), Value(isForced),
            Value(isRollback), Value(configuredVersion),
            .text(configured.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")),
            Value(textHash), Value(canary?.textHash),
        ]
    }

    private static func configured(_ text: String) -> [String: Int] {
        var versions: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            guard let mark = line.lastIndex(of: "="), let version = Int(line[line.index(after: mark)...]) else {
                continue
            }
            versions[String(line[..<mark])] = version
        }
        return versions
    }
}
