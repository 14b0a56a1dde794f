import ChassisCore

/// The lines of a golden dataset: each a sample, and what is wrong with the rest.
struct GoldenLines {
    static let maximumFileSize = 64_000_000
    static let maximumLineSize = 1_000_000

    let file: String
    /// Whether the file is the workspace's own, and has to be exact.
    let isOwn: Bool
    /// What samples may name; `nil` where that is not asked or not known.
    var names: SampleNames?
    let log: ProblemLog

    /// The samples in the order of the file. Blank lines are skipped, and a line that has a mistake is reported.
    ///
    /// A last line that is cut off in the middle is what a kill or a power failure leaves of a sample that was being
    /// added: it was never promised to be there, so it is told as a warning.
    func samples(in bytes: [UInt8]) -> [GoldenSample] {
        let reader = SampleReader(isOwn: isOwn, log: log)
        var samples: [GoldenSample] = []
        var lines: [String: Int] = [:]
        var unknown: Set<String> = []
        forEachLine(of: bytes) { line, range, isEnded in
            let place = Place(file, line: line)
            guard let object = object(Array(bytes[range]), at: place, isEnded: isEnded),
                let sample = reader.sample(object, at: place)
            else { return }
            if let first = lines[sample.id] {
                log.error(
                    place, "the id is used twice", expected: "an id that no other sample of the file has",
                    found: "\(quoted(sample.id)) again (first on line \(first))")
                return
            }
            names?.check(sample, at: place, log)
            if isOwn { warn(ofUnknown: sample, &unknown, at: place) }
            lines[sample.id] = line
            samples.append(sample)
        }
        names?.checkFeature(of: samples, lines: lines, file: file, log)
        return samples
    }

    /// Names the fields that nobody reads, each where it first stands. A command's sample may have any.
    private func warn(ofUnknown sample: GoldenSample, _ told: inout Set<String>, at place: Place) {
        guard sample.scorer != .command else { return }
        for name in sample.options.names where !GoldenSample.optionNames.contains(name) {
            guard told.insert(name).inserted else { continue }
            log.warning(
                place, "unknown key\(suggestion(for: name, among: GoldenSample.optionNames.sorted()))",
                expected: "a field of samples, or 'metadata' around what is only kept", found: quoted(name))
        }
    }

    /// What a line's sample is called, whether it is sound or not.
    static func id(of sample: JSON, line: Int) -> String {
        sample["id"]?.string ?? sample["id"]?.integer.map { "\($0)" } ?? "line-\(line)"
    }

    /// Calls `body` with each line that says something: its number, its bytes, and whether a line feed ends it.
    func forEachLine(of bytes: [UInt8], _ body: (Int, Range<Int>, Bool) -> Void) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 0
        while start < bytes.count {
            line += 1
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            var last = end
            while last > start, [0x20, 0x09, 0x0D].contains(bytes[last - 1]) { last -= 1 }
            if last > start { body(line, start..<last, end < bytes.count) }
            start = end + 1
        }
    }

    /// The object on a line; reported and `nil` when there is none.
    func object(_ line: [UInt8], at place: Place, isEnded: Bool) -> JSONObject? {
        guard line.count <= Self.maximumLineSize else {
            log.error(
                place, "the line is too long", expected: "at most \(Self.maximumLineSize) bytes",
                found: "\(line.count) bytes")
            return nil
        }
        do {
            if let object = try JSON(parsing: line, refusingDuplicateNames: true).object { return object }
            log.error(
                place, "the line is no JSON object", expected: #"{"id": …, "input": …}"#,
                found: quoted(String(decoding: line.prefix(300), as: UTF8.self)))
        } catch {
            if isOwn, !isEnded, Self.isCutOff(line, error) {
                log.warning(
                    place, "the last line is cut off and not read", expected: "a whole sample", found: "its first part")
                return nil
            }
            report(error, at: place)
        }
        return nil
    }

    private func report(_ error: JSONSyntaxError, at place: Place) {
        guard !error.problem.hasSuffix("is not valid UTF-8") else {
            log.error(place, "not UTF-8 text", expected: "UTF-8", found: "other bytes at column \(error.column)")
            return
        }
        let words = halves(of: error.problem, expected: "JSON")
        log.error(
            place, "not valid JSON at column \(error.column)", expected: words.expected, found: words.found)
    }

    /// Whether a line is the first part of an object, rather than a whole one with a mistake.
    static func isCutOff(_ line: [UInt8], _ error: JSONSyntaxError) -> Bool {
        guard line.first == UInt8(ascii: "{") else { return false }
        return line.last != UInt8(ascii: "}") || error.offset >= line.count || error.problem.hasSuffix("never ends")
    }
}
