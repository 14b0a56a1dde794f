import ChassisSurface

/// Long texts one after the other, each under a title: the messages of a prompt, the passages of a context.
///
/// Only what is on screen is laid out, so 5 MB open as fast as a line. One text without a title is shown bare.
struct SectionedText: Sendable {
    struct Section: Sendable {
        /// Parts of the title row, each with its role; none for a bare text.
        var title: [Table.Content]
        var text: WrappedText
        /// The text's own role: muted for what wasn't used.
        var role: Role

        init(_ title: [Table.Content] = [], _ text: String, role: Role = .text) {
            self.title = title
            self.text = WrappedText(text)
            self.role = role
        }
    }

    /// A row: a title or a row of a section's text. Holds at every width.
    struct Place: Hashable, Comparable, Sendable {
        var section: Int
        /// `nil` for the title row.
        var position: WrappedText.Position?

        static func < (left: Place, right: Place) -> Bool {
            guard left.section == right.section else { return left.section < right.section }
            guard let b = right.position else { return false }
            return left.position.map { $0 < b } ?? true
        }
    }

    /// Where a search found its query.
    struct Hit: Hashable, Sendable {
        var section: Int
        var hit: WrappedText.Hit
    }

    let sections: [Section]

    init(_ sections: [Section]) { self.sections = sections }

    var isEmpty: Bool { sections.isEmpty }
    /// Length of all texts in UTF-8.
    var byteCount: Int { sections.reduce(0) { $0 + $1.text.byteCount } }

    var start: Place { first(of: 0) }

    /// The first row of a section: its title, if it has one.
    func first(of section: Int) -> Place {
        guard sections.indices.contains(section) else { return Place(section: 0, position: nil) }
        return Place(section: section, position: sections[section].title.isEmpty ? .start : nil)
    }

    /// `place` moved by `rows` (down when positive), kept inside.
    func moved(_ place: Place, by rows: Int, width: Int) -> Place {
        var place = place
        var left = rows
        while left > 0, sections.indices.contains(place.section) {
            guard let position = place.position else {
                place.position = .start
                left -= 1
                continue
            }
            let text = sections[place.section].text
            let target = text.moved(position, by: left, width: width)
            left -= text.steps(from: position, to: target, atMost: left, width: width)
            place.position = target
            guard left > 0, place.section + 1 < sections.count else { return place }
            place = first(of: place.section + 1)
            left -= 1
        }
        return left < 0 ? movedUp(place, by: -left, width: width) : place
    }

    private func movedUp(_ start: Place, by rows: Int, width: Int) -> Place {
        var place = start
        var left = rows
        while left > 0, sections.indices.contains(place.section) {
            if let position = place.position {
                let text = sections[place.section].text
                let target = text.moved(position, by: -left, width: width)
                left -= text.steps(from: target, to: position, atMost: left, width: width)
                place.position = target
                guard left > 0 else { return place }
                if !sections[place.section].title.isEmpty {
                    place.position = nil
                    left -= 1
                    continue
                }
            }
            guard place.section > 0 else { return self.start }
            place = last(of: place.section - 1, width: width)
            left -= 1
        }
        return place
    }

    private func last(of section: Int, width: Int) -> Place {
        Place(section: section, position: sections[section].text.end(width: width, height: 1))
    }

    /// The top place at which the last row stands at the bottom of `height` rows.
    func end(width: Int, height: Int) -> Place {
        guard !sections.isEmpty else { return start }
        return moved(last(of: sections.count - 1, width: width), by: -max(0, height - 1), width: width)
    }

    /// Moves a window's top, never past the end.
    func scrolled(_ top: Place, by rows: Int, width: Int, height: Int) -> Place {
        let target = moved(top, by: rows, width: width)
        return rows > 0 ? min(target, max(top, end(width: width, height: height))) : target
    }
}

extension SectionedText {
    /// The next place of `query`, going around at the end; `nil` when it is nowhere.
    func find(_ query: SafeText, after hit: Hit?) -> Hit? {
        guard !query.isEmpty, !sections.isEmpty else { return nil }
        let first = hit?.section ?? 0
        if let hit, sections.indices.contains(first),
            let next = sections[first].text.find(query, after: hit.hit)
        {
            return Hit(section: first, hit: next)
        }
        let order =
            hit == nil ? Array(sections.indices) : Array(sections.indices.dropFirst(first + 1)) + Array(0...first)
        for section in order where sections.indices.contains(section) {
            if let next = sections[section].text.find(query, after: nil) { return Hit(section: section, hit: next) }
        }
        return nil
    }

    /// The place of `query` before a hit, going around at the start.
    func find(_ query: SafeText, before hit: Hit) -> Hit? {
        guard !query.isEmpty, sections.indices.contains(hit.section) else { return nil }
        if let next = sections[hit.section].text.find(query, before: hit.hit) {
            return Hit(section: hit.section, hit: next)
        }
        let order = Array(0..<hit.section).reversed() + Array(hit.section..<sections.count).reversed()
        for section in order {
            if let next = sections[section].text.find(query, before: nil) { return Hit(section: section, hit: next) }
        }
        return nil
    }

    /// How many places there are and which of them `hit` is, counted up to a limit; `nil` for texts too long to count
    /// in while a key waits.
    func count(_ query: SafeText, upTo hit: Hit?) -> (number: Int, total: Int, isMore: Bool)? {
        guard byteCount <= SectionedText.countedBytes else { return nil }
        var total = 0
        var number = 0
        for (section, content) in sections.enumerated() {
            var last: WrappedText.Hit?
            while let next = content.text.find(query, after: last) {
                total += 1
                if hit == Hit(section: section, hit: next) { number = total }
                guard total < SectionedText.countedHits else { return (number, total, true) }
                last = next
            }
        }
        return (number, total, false)
    }

    static let countedBytes = 256 << 10
    static let countedHits = 999

    /// The row of a hit.
    func place(of hit: Hit, width: Int) -> Place {
        guard sections.indices.contains(hit.section) else { return start }
        return Place(section: hit.section, position: sections[hit.section].text.position(of: hit.hit, width: width))
    }
}

extension WrappedText {
    /// Rows from `a` down to `b`, which lies at most `limit` rows below; found by halving, as rows aren't numbered.
    func steps(from a: Position, to b: Position, atMost limit: Int, width: Int) -> Int {
        guard limit > 0 else { return 0 }
        // In the middle of a long text, which is where one mostly is, all of them are there.
        if moved(a, by: limit - 1, width: width) < b { return limit }
        var low = 0
        var high = limit - 1
        while low < high {
            let middle = low + (high - low) / 2
            if moved(a, by: middle, width: width) < b { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
