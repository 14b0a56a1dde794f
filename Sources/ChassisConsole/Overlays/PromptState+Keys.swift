import ChassisSurface

extension PromptState {
    enum Outcome {
        case none, changed, done, cancelled
    }

    mutating func press(_ key: Key) -> Outcome {
        if key == .tab { return complete() }
        completing = nil
        switch key {
        case .enter: return .done
        case .escape: return .cancelled
        case .up: return walk(-1)
        case .down: return walk(1)
        case .character(let character): return insert([character])
        case .space: return insert([" "])
        case .backspace, .control("h"):
            // On an empty line as well it stays: one too many, and what is typed next would act on the screen.
            return remove(from: cursor - 1, to: cursor)
        case .delete, .control("d"): return remove(from: cursor, to: cursor + 1)
        case .control("u"): return remove(from: 0, to: cursor)
        case .control("k"): return remove(from: cursor, to: text.count)
        case .control("w"): return remove(from: wordStart, to: cursor)
        default: return moveCursor(key)
        }
    }

    /// All of it or, where there is no room for it, nothing: a part would look like the whole.
    mutating func insert(_ characters: some Collection<Character>) -> Outcome {
        let (room, count) = (Self.longest - text.count, characters.count)
        guard count > 0 else { return .none }
        guard count <= room else {
            note = Table.Content(
                "nothing was put in: it has \(Shown.count(count)) characters, and there is room for "
                    + "\(Shown.count(room))", .danger)
            return .none
        }
        text.insert(contentsOf: characters, at: cursor)
        cursor += count
        return .changed
    }

    private mutating func moveCursor(_ key: Key) -> Outcome {
        switch key {
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(text.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = text.count
        default: break
        }
        return .none
    }

    private var wordStart: Int {
        var start = cursor
        while start > 0, text[start - 1] == " " { start -= 1 }
        while start > 0, text[start - 1] != " " { start -= 1 }
        return start
    }

    private mutating func remove(from start: Int, to end: Int) -> Outcome {
        let start = max(0, start)
        let end = min(text.count, end)
        guard start < end else { return .none }
        text.removeSubrange(start..<end)
        cursor = start
        return .changed
    }

    private mutating func walk(_ step: Int) -> Outcome {
        let next = place + step
        guard (0...request.history.count).contains(next) else { return .none }
        if place == request.history.count { draft = string }
        place = next
        text = Array(next == request.history.count ? draft : request.history[next])
        cursor = text.count
        return .changed
    }
}
