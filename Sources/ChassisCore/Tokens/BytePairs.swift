/// Merges the bytes of a piece, two neighbours at a time, the pair of the lowest rank first, until none is left that
/// may be merged.
///
/// Short pieces are looked through for each merge, which is quickest there. Long ones, which nobody but a machine
/// writes, are kept in a heap: 50,000 letters without a space take no longer than 50,000 in words, nearly.
struct BytePairs {
    /// Neighbouring bytes that are one so far.
    private struct Part {
        var start: Int32
        var end: Int32
        var token: UInt32
        /// Of merging it with the next; `.max` for never.
        var rank: UInt32 = .max
        /// What it and the next would be.
        var merged: UInt32 = 0
        var previous: Int32 = -1
        var next: Int32 = -1
    }

    private struct Candidate {
        var rank: UInt32
        var place: Int32
        /// The end of what would be merged: a part that changed since has another.
        var end: Int32

        static func < (one: Candidate, other: Candidate) -> Bool { (one.rank, one.place) < (other.rank, other.place) }
    }

    private static let fewBytes = 96
    private let table: Vocabulary.Table
    private var parts: [Part] = []
    private var heap: [Candidate] = []

    init(_ table: Vocabulary.Table) { self.table = table }

    /// The number of tokens of a piece.
    mutating func count(_ piece: UnsafeBufferPointer<UInt8>) -> Int {
        if piece.count < 2 { return piece.count }
        if table.isWhole(piece) { return 1 }
        merge(piece)
        return parts.count
    }

    private mutating func merge(_ piece: UnsafeBufferPointer<UInt8>) {
        parts.removeAll(keepingCapacity: true)
        for place in piece.indices {
            parts.append(Part(start: Int32(place), end: Int32(place) + 1, token: table.token(of: piece[place])))
        }
        for place in parts.indices.dropLast() { rank(place, with: place + 1, piece) }
        if piece.count <= Self.fewBytes { mergeFew(piece) } else { mergeMany(piece) }
    }

    @inline(__always)
    private mutating func rank(_ place: Int, with next: Int, _ piece: UnsafeBufferPointer<UInt8>) {
        let (left, right) = (parts[place], parts[next])
        let whole = UnsafeBufferPointer(rebasing: piece[Int(left.start)..<Int(right.end)])
        if let merge = table.merge(left.token, right.token, whole) {
            (parts[place].rank, parts[place].merged) = merge
        } else {
            parts[place].rank = .max
        }
    }

    private mutating func mergeFew(_ piece: UnsafeBufferPointer<UInt8>) {
        while true {
            var (best, place) = (UInt32.max, 0)
            for index in parts.indices where parts[index].rank < best { (best, place) = (parts[index].rank, index) }
            guard best < .max else { return }
            parts[place].end = parts[place + 1].end
            parts[place].token = parts[place].merged
            parts.remove(at: place + 1)
            if place + 1 < parts.count { rank(place, with: place + 1, piece) } else { parts[place].rank = .max }
            if place > 0 { rank(place - 1, with: place, piece) }
        }
    }

    private mutating func mergeMany(_ piece: UnsafeBufferPointer<UInt8>) {
        heap.removeAll(keepingCapacity: true)
        for place in parts.indices {
            parts[place].previous = Int32(place) - 1
            parts[place].next = place + 1 < parts.count ? Int32(place) + 1 : -1
        }
        for place in parts.indices { offer(place) }
        while let candidate = pop() {
            let place = Int(candidate.place)
            let next = Int(parts[place].next)
            // A part that is gone has no next; one that grew, or whose next did, ends elsewhere.
            guard next >= 0, parts[place].rank == candidate.rank, parts[next].end == candidate.end else { continue }
            parts[place].end = parts[next].end
            parts[place].token = parts[place].merged
            parts[place].next = parts[next].next
            if parts[next].next >= 0 { parts[Int(parts[next].next)].previous = Int32(place) }
            (parts[next].next, parts[next].rank, parts[next].start) = (-1, .max, -1)
            if parts[place].next >= 0 {
                rank(place, with: Int(parts[place].next), piece)
            } else {
                parts[place].rank = .max
            }
            offer(place)
            let previous = Int(parts[place].previous)
            if previous >= 0 {
                rank(previous, with: place, piece)
                offer(previous)
            }
        }
        parts.removeAll { $0.start < 0 }
    }

    private mutating func offer(_ place: Int) {
        guard parts[place].rank < .max, parts[place].next >= 0 else { return }
        heap.append(
            Candidate(rank: parts[place].rank, place: Int32(place), end: parts[Int(parts[place].next)].end))
        var child = heap.count - 1
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func pop() -> Candidate? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
                least = child
            }
            guard least != parent else { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
