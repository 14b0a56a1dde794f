/// Finds IP addresses of both versions; a port, a prefix length or a zone after one is left in place.
package struct IPAddressRecognizer: Recognizer {
    package init() {}

    package var cue: RecognizerCue { .digit }

    package func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var found: [PersonalDataMatch] = []
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            guard byte == 0x3A || byte.hexValue != nil else {
                index += 1
                continue
            }
            // A run of what addresses are made of is judged once, as a whole.
            var end = index
            var dots = 0
            var colons = 0
            while end < utf8.count {
                let next = utf8[end]
                if next == 0x2E {
                    dots += 1
                } else if next == 0x3A {
                    colons += 1
                } else if next.hexValue == nil {
                    break
                }
                end += 1
            }
            var range = dots >= 3 || colons >= 2 ? address(in: index..<end, colons: colons, of: utf8) : nil
            if range == nil, end - index <= 3, utf8.at(end) == 0x20 || utf8.at(end) == 0x2D {
                range = SpacedIPAddress.range(from: index, in: utf8).flatMap { stands($0, in: utf8) ? $0 : nil }
            }
            if let range { found.append(PersonalDataMatch(range: range, kind: .ipAddress)) }
            index = max(end, range?.upperBound ?? 0)
        }
        return found
    }

    private func address(in run: Range<Int>, colons: Int, of utf8: [UInt8]) -> Range<Int>? {
        var run = run
        // `203.0.113.77.Best regards`: a capital behind a full stop begins a sentence.
        if let dot = utf8[run].lastIndex(of: 0x2E), dot + 1 < run.upperBound, utf8[dot + 1] &- 0x41 < 26 {
            run = run.lowerBound..<dot
        }
        let range = trimmed(run, of: utf8)
        if range.count == 3 { return isLoopback(range, in: utf8) ? range : nil }
        guard range.count >= 4, range.count <= 64 else { return nil }
        let touchesWord = isWord(utf8.at(range.lowerBound - 1)) || isWord(utf8.at(range.upperBound))
        if colons >= 2, !touchesWord {
            if isVersion6(utf8[range]) { return range }
            // Eight groups and a port, without the brackets that ought to part them.
            if colons == 8, let port = utf8[range].lastIndex(of: 0x3A),
                utf8[(port + 1)..<range.upperBound].allSatisfy(\.isASCIIDigit),
                isVersion6(utf8[range.lowerBound..<port])
            {
                return range.lowerBound..<port
            }
        }
        // `src:fe80::1`: what ends before the colon is a label.
        if colons >= 3, isWord(utf8.at(run.lowerBound - 1)), !isWord(utf8.at(range.upperBound)),
            let colon = utf8[range].firstIndex(of: 0x3A), colon > range.lowerBound, utf8.at(colon + 1) != 0x3A,
            isVersion6(utf8[(colon + 1)..<range.upperBound])
        {
            return colon + 1..<range.upperBound
        }
        // A label before and a port after share the run: `add:10.0.0.1:80`.
        for piece in utf8[range].split(separator: 0x3A) where piece.count >= 7 {
            let inner = trimmed(piece.startIndex..<piece.endIndex, of: utf8)
            if Self.isVersion4(utf8[inner]), stands(inner, in: utf8) { return inner }
        }
        return nil
    }

    /// `::1` standing alone; in `list[::1]` it is a step.
    private func isLoopback(_ range: Range<Int>, in utf8: [UInt8]) -> Bool {
        guard utf8[range].elementsEqual([0x3A, 0x3A, 0x31]) else { return false }
        let (before, after) = (utf8.at(range.lowerBound - 1), utf8.at(range.upperBound))
        if namesScopes(around: range, in: utf8) { return false }
        if before == 0x5B { return after == 0x5D && !endsOperand(range.lowerBound - 2, in: utf8) }
        return !isWord(before) && before != 0x5D && before != 0x29 && !isWord(after) && after != 0x3A
    }

    /// Whether what ends at `index` can be sliced: `list[::1]`, `m[0:2][::1]`, `f()[::1]`.
    private func endsOperand(_ index: Int, in utf8: [UInt8]) -> Bool {
        isWord(utf8.at(index)) || [0x5D, 0x29, 0x22, 0x27].contains(utf8.at(index))
    }

    /// Whether the line has names of a program with `::` in them: `std::vector`.
    private func namesScopes(around range: Range<Int>, in utf8: [UInt8]) -> Bool {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > 0, utf8[start - 1] != 0x0A, range.lowerBound - start < 120 { start -= 1 }
        while end < utf8.count, utf8[end] != 0x0A, end - range.upperBound < 120 { end += 1 }
        return (start..<end).contains { index in
            guard utf8[index] == 0x3A, utf8.at(index + 1) == 0x3A, utf8.at(index + 2).isASCIILetter else {
                return false
            }
            // No address has a letter beyond `f`.
            let word = utf8[start..<index].reversed().prefix { $0.isASCIIAlphanumeric || $0 == 0x5F }
            return word.contains { $0.isASCIILetter && $0.hexValue == nil }
        }
    }

    /// Without the full stop or colon of the sentence around it.
    private func trimmed(_ run: Range<Int>, of utf8: [UInt8]) -> Range<Int> {
        var (start, end) = (run.lowerBound, run.upperBound)
        while end > start, utf8[end - 1] == 0x2E || (utf8[end - 1] == 0x3A && utf8.at(end - 2) != 0x3A) { end -= 1 }
        while start < end, utf8[start] == 0x3A && utf8.at(start + 1) != 0x3A { start += 1 }
        return start..<end
    }

    private func isWord(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || byte == 0x5F }

    /// Whether a version 4 address stands alone: not a part of a word or of a version, nor called one.
    private func stands(_ range: Range<Int>, in utf8: [UInt8]) -> Bool {
        let before = utf8.at(range.lowerBound - 1)
        let after = utf8.at(range.upperBound)
        // `Nr.192.168.7.9`: the full stop is that of a word cut short.
        if isWord(before) || isWord(after) || before == 0x2E && !utf8.at(range.lowerBound - 2).isASCIILetter {
            return false
        }
        if before == 0x2D || before == 0x2B, utf8.at(range.lowerBound - 2).isASCIILetter, !utf8[range].contains(0x2D) {
            return false
        }
        if before == 0x2F, isProduct(endingAt: range.lowerBound - 1, in: utf8) { return false }
        if after == 0x2D || after == 0x2B, utf8.at(range.upperBound + 1).isASCIILetter { return false }
        if let gap = Self.versionWords.distance(before: range.lowerBound, in: utf8, reach: 24), gap <= 3 {
            return false
        }
        // `kernel 5.15.0.91`, `Figure 3.1.4.2`; of addresses hardly any has three numbers that small.
        if let gap = Self.products.distance(before: range.lowerBound, in: utf8, reach: 24), gap <= 3,
            isSmall(utf8[range])
        {
            return false
        }
        // `Postgres 15.4.2.1`, but `db 3.8.12.77` and `Windows: 4.3.2.1`: logs name hosts by what runs there.
        if let gap = Self.platforms.distance(before: range.lowerBound, in: utf8, reach: 24), gap <= 1,
            isSmall(utf8[range], last: 20)
        {
            return false
        }
        // `Upgraded V8 to 4.4.63.26`, `bump it to 1.2.3.4`.
        if let gap = Self.upgrades.distance(before: range.lowerBound, in: utf8, reach: 24), gap <= 12 { return false }
        return true
    }

    /// Whether the first three numbers are as low as those of versions, and the address is of no private network.
    private func isSmall(_ address: ArraySlice<UInt8>, last: Int = 255) -> Bool {
        let parts = address.split(separator: 0x2E).map { $0.reduce(0) { $0 * 10 + Int($1 &- 0x30) } }
        return parts.count == 4 && parts[0] != 10 && parts[0] <= 40 && parts[1] <= 30 && parts[2] <= 30
            && parts[3] <= last
    }

    /// Whether a product's name ends at `end`, as browsers send it: `Chrome/120.0.0.0`.
    private func isProduct(endingAt end: Int, in utf8: [UInt8]) -> Bool {
        var start = end
        while utf8.at(start - 1).isASCIILetter, end - start < 24 { start -= 1 }
        return start < end && utf8[start] &- 0x41 < 26
            && (start == 0 || utf8[start - 1] <= 0x20 || utf8[start - 1] == 0x22)
    }

    /// Four decimal numbers of 0 to 255, with leading zeros only as logs and tables pad them: `192.168.001.010`.
    static func isVersion4(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return false }
        if parts.contains(where: { $0.count > 1 && $0.first == 0x30 }), !isPadded(parts) { return false }
        // `255.255.0.0` is a mask, and addresses that begin with 0 are nobody's.
        if parts[0].elementsEqual([0x30]) || parts[0].elementsEqual([0x32, 0x35, 0x35]) { return false }
        return parts.allSatisfy { part in
            guard (1...3).contains(part.count), part.allSatisfy(\.isASCIIDigit) else { return false }
            return part.reduce(0) { $0 * 10 + Int($1 &- 0x30) } <= 255
        }
    }

    /// `01.02.03.04` is a date or a chapter, `1.050.000.000` and `120.000.000.000` are numbers in thousands.
    private static func isPadded(_ parts: [ArraySlice<UInt8>]) -> Bool {
        guard parts[0].count == 3 else { return false }
        guard parts.allSatisfy({ $0.count == 3 }) else { return parts[0].first != 0x30 }
        return parts[3].contains { $0 != 0x30 }
    }

    /// RFC 4291 §2.2: eight groups, or fewer around one `::`, the last two perhaps as version 4.
    private func isVersion6(_ bytes: ArraySlice<UInt8>) -> Bool {
        var groups = bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
        var total = 0
        if let last = groups.last, last.contains(0x2E) {
            guard Self.isVersion4(last) else { return false }
            groups.removeLast()
            total = 2
        }
        var gaps = 0
        let endsPlain = total == 0
        for (index, group) in groups.enumerated() {
            if group.isEmpty {
                let atEdge = index == 0 || (index == groups.count - 1 && endsPlain)
                if !atEdge || (index == 0 && groups.count > 1 && !groups[1].isEmpty) { gaps += 1 }
                continue
            }
            guard group.count <= 4, !group.contains(0x2E) else { return false }
            total += 1
        }
        if gaps == 0 {
            // Eight bytes: of a key's fingerprint, or of a device.
            return total == 8 && !groups.contains(where: \.isEmpty) && !groups.allSatisfy { $0.count == 2 }
        }
        // `Face::Bad` is a name in a program, `12::34` a ratio; an address that short has a digit and two groups, one long.
        return gaps == 1 && total < 8 && total >= 2 && bytes.contains(where: \.isASCIIDigit)
            && (total > 2 || groups.contains { $0.count >= 3 })
    }

    private static let versionWords = ContextWords([
        "version", "versión", "versão", "versione", "versie", "ver ", "ver.", "v ", "v.", "release", "rel ", "build",
        "firmware", "section", "chapter", "paragraph", "§", "clause", "kapitel", "abschnitt", "oid ", "バージョン", "版本",
    ])
    private static let products = ContextWords([
        "kernel", "openssl", "driver", "sdk ", "figure", "fig ", "fig.", "table ", "abbildung", "abb.", "tabelle",
        "equation", "exercise", "appendix", "annex", "step ", "item ",
    ])
    private static let platforms = ContextWords([
        "postgres", "postgresql", "mysql", "mariadb", "oracle", "db ", "linux", "windows", "android", "java ", "php ",
    ])
    private static let upgrades = ContextWords(["upgrade", "downgrade", "bump ", "bumped"])
}
