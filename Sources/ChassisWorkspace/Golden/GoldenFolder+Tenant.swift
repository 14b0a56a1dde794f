import ChassisCore

/// The samples that hold what a tenant said, for when it is erased.
extension GoldenFolder {
    /// - Parameter named: `SUITE/ID` of samples that are known to be of it, whether they say so or not.
    /// - Returns: `SUITE/ID` of those and of the samples that name it, as far as they are there.
    package func samples(of tenant: String, and named: [String]) throws -> [String] {
        var found: [String] = []
        for suite in names() {
            let bytes = try LockedGoldenFile.with(try path(of: suite)) { file throws(GoldenFileError) in
                try file.contents()
            }
            each(of: bytes, in: suite, of: tenant, and: Set(named)) { id, _ in found.append(id) }
        }
        return found
    }

    /// Takes them out of their files; the lines that stay are left as they are.
    ///
    /// - Returns: How many there were.
    /// - Throws: `GoldenFileError`; suites before that one are done.
    @discardableResult
    package func removeSamples(of tenant: String, and named: [String]) throws -> Int {
        var count = 0
        for suite in names() {
            count += try LockedGoldenFile.with(try path(of: suite)) { file throws(GoldenFileError) in
                let bytes = try file.contents()
                var kept: [UInt8] = []
                var (end, removed) = (0, 0)
                each(of: bytes, in: suite, of: tenant, and: Set(named)) { _, range in
                    kept += bytes[end..<range.lowerBound]
                    end = (bytes[range.upperBound...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
                    removed += 1
                }
                if removed > 0 { try file.replace(with: kept + bytes[end...]) }
                return removed
            }
        }
        return count
    }

    private func each(
        of bytes: [UInt8], in suite: String, of tenant: String, and named: Set<String>,
        _ body: (_ id: String, Range<Int>) -> Void
    ) {
        GoldenLines(file: suite, isOwn: true, log: ProblemLog()).forEachLine(of: bytes) { line, range, _ in
            // Not by a reader of samples: a line with a mistake may hold as much of a tenant as any.
            guard let sample = try? JSON(parsing: Array(bytes[range])) else { return }
            let id = suite + "/" + GoldenLines.id(of: sample, line: line)
            if sample["tenant"]?.string == tenant || named.contains(id) { body(id, range) }
        }
    }
}

extension LockedGoldenFile {
    static func with<T>(
        _ path: GoldenPath, _ body: (LockedGoldenFile) throws(GoldenFileError) -> T
    ) throws(GoldenFileError) -> T {
        let file = try LockedGoldenFile(path)
        defer { file.close() }
        return try body(file)
    }
}
