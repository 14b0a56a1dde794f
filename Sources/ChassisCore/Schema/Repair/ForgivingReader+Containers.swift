extension ForgivingReader {
    /// Reads the container that opens here; nil when nothing of it is left.
    mutating func readContainer() -> JSON? {
        guard stack.count < JSON.maximumDepth else {
            isTooDeep = true
            index = scalars.count
            note("nested more than \(JSON.maximumDepth) levels")
            return nil
        }
        switch scalars[index] {
        case "{": return readObject()
        case "(": return readTuple()
        default: return readArray()
        }
    }

    private mutating func readObject() -> JSON? {
        index += 1
        stack.append(.object)
        defer { stack.removeLast() }
        var object = JSONObject()
        let (loose, isClosed) = readMembers(into: &object)
        if object.isEmpty, !loose.isEmpty {
            note("a list in braces")
            return .array(loose)
        }
        // `[{]`: a brace alone is a slip, not a value.
        if object.isEmpty, !isClosed, index < scalars.count { return nil }
        return .object(object)
    }

    /// Reads members up to the closing brace, or to what closes a container around this one.
    ///
    /// - Returns: Values without a name, and whether the brace was there.
    @discardableResult
    mutating func readMembers(into object: inout JSONObject) -> (loose: [JSON], isClosed: Bool) {
        var loose: [JSON] = []
        while let next = skipToNext() {
            switch next {
            case "}":
                index += 1
                return (loose, true)
            case "]" where stack.contains(.array), ")" where stack.contains(.tuple):
                note("a closer missing")
                return (loose, false)
            case "[", "(": mergeList(into: &object, &loose)
            case "{":
                if stack.dropLast().last == .array, !object.isEmpty {
                    note("a closer missing")
                    return (loose, false)
                }
                if case .object(let inner)? = readContainer() {
                    note("doubled braces")
                    for member in inner.members where object[member.name] == nil { object[member.name] = member.value }
                }
            case "]" where stack.count > 1 && closersAhead(from: index + 1) == stack.count - 1:
                note("a bracket for a brace")
                index += 1
                return (loose, true)
            case "]", ")", ":":
                note("stray text removed")
                index += 1
            default:
                if skipQuoteRun() || skipEllipsis() { continue }
                if isQuote(next), !object.isEmpty, !isName(at: index), !isNameWithoutColon(at: index),
                    isStray(at: index)
                {
                    note("stray text removed")
                    index += 1
                } else if !readMember(into: &object, &loose) {
                    return (loose, false)
                }
            }
        }
        closedAtEnd += 1
        return (loose, false)
    }

    /// `""""` where a name should be is a slip of the pen.
    private mutating func skipQuoteRun() -> Bool {
        let run = scalars[index...].prefix(5).prefix { $0 == "\"" }.count
        guard run > 2 else { return false }
        note("stray text removed")
        index += run
        return true
    }

    private mutating func skipEllipsis() -> Bool {
        guard let end = ellipsisEnd(from: index) else { return false }
        note("an ellipsis left out")
        index = end
        return true
    }

    /// False when the name was there before in an object of a list: then it starts the next object, and is left.
    private mutating func readMember(into object: inout JSONObject, _ loose: inout [JSON]) -> Bool {
        let start = index
        let key: (name: String, value: JSON?, isCut: Bool)
        if opensString(at: index) {
            let read = readString(.name)
            key = (read.text, .string(read.text), read.isCut)
        } else {
            let name = readBareName()
            if index == start { index += 1 }
            key = (name, BareWord.value(of: name), index >= scalars.count)
            if index > start, index < scalars.count, isQuote(scalars[index]), !scalars[index - 1].isBlank,
                isColon(behind: index)
            {
                index += 1
            } else if index < scalars.count, isQuote(scalars[index]) {
                note("stray text removed")
                return true
            }
        }
        guard let next = skipToNext(pastCommas: false), !key.isCut else {
            if key.isCut || index >= scalars.count { note("a name without value left out") }
            isTruncated = isTruncated || index >= scalars.count
            return true
        }
        let mark = index
        while index < scalars.count, scalars[index] == ":" || scalars[index] == "=" || scalars[index] == ">" {
            index += 1
        }
        let hasColon = index > mark
        if hasColon, scalars[mark..<index] != [":"] { note("another mark for a colon") }
        if !hasColon {
            if next == "," || next == "}" || next == "]" || next == ")" || isBareStart(next) {
                if let value = key.value { loose.append(value) }
                note(object.isEmpty ? "a list in braces" : "stray text removed")
                return true
            }
            note("a missing colon")
            hasLostColons = true
        }
        if hasColon, object[key.name] != nil, stack.dropLast().last == .array {
            note("braces between two objects missing")
            index = start
            return false
        }
        readMemberValue(named: key.name, into: &object)
        return true
    }

    private func isBareStart(_ scalar: Unicode.Scalar) -> Bool {
        guard !isQuote(scalar), scalar != "{", scalar != "[", scalar != "(" else { return false }
        return BareWord.literalOrNumber(text(index..<wordEnd(from: index))) == nil
    }

    private mutating func readMemberValue(named name: String, into object: inout JSONObject) {
        guard let next = skipToNext(pastCommas: false) else {
            note("a name without value left out")
            isTruncated = true
            return
        }
        if next == "," || next == "}" || (next == "]" && stack.contains(.array)) {
            note("a name without value")
            gaps.append(name)
            object[name] = ""
            return
        }
        if let value = readValue(.member) { object[name] = value }
    }

    /// `"a": [1], [2]` means one list.
    private mutating func mergeList(into object: inout JSONObject, _ loose: inout [JSON]) {
        guard let value = readContainer() else { return }
        if let last = object.names.last, case .array(let before)? = object[last], case .array(let more) = value {
            note("a list that was split")
            object[last] = .array(before + more)
        } else if object.isEmpty {
            loose.append(value)
        } else {
            note("a value without name left out")
        }
    }

    private mutating func readArray() -> JSON? {
        index += 1
        stack.append(.array)
        defer { stack.removeLast() }
        return .array(readElements(until: "]"))
    }

    /// `(1, 2)` is a list, `(1)` is 1.
    private mutating func readTuple() -> JSON? {
        note("parentheses read as a list")
        index += 1
        stack.append(.tuple)
        defer { stack.removeLast() }
        let start = index
        let elements = readElements(until: ")")
        let hasComma = index > start && index >= 2 && scalars[start..<index].dropLast().last == ","
        return elements.count == 1 && !hasComma ? elements[0] : .array(elements)
    }

    private mutating func readElements(until closer: Unicode.Scalar) -> [JSON] {
        var elements: [JSON] = []
        while true {
            let before = index
            guard let next = skipToNext() else { break }
            let hadComma = scalars[before..<index].contains(",") || elements.isEmpty
            if next == closer {
                index += 1
                return elements
            }
            if let row = readRowWithoutOpener(after: elements, hadComma) {
                elements.append(row)
                continue
            }
            if isMemberAround(elements) {
                note("a closer missing")
                return elements
            }
            switch next {
            case "}":
                guard stack.contains(.object) else {
                    note("stray text removed")
                    index += 1
                    continue
                }
                note("a closer missing")
                // A slip for the bracket, unless what is behind closes all the others but for the object around.
                if stack.dropLast().last == .object, isFollowedByName(index),
                    stack.count == 2 || closersAhead(from: index + 1) != stack.count - 2
                {
                    index += 1
                }
                return elements
            case "]" where stack.contains(.array), ")" where stack.contains(.tuple):
                note("a closer missing")
                return elements
            case "]", ")", ":":
                note("stray text removed")
                index += 1
            default: readElement(into: &elements, hadComma: hadComma)
            }
        }
        closedAtEnd += 1
        return elements
    }

    /// `[["a", "b"], "c", "d"], ["e", "f"]]`: the second list lost its opener. That is so where all before are lists,
    /// plain values here end in a bracket behind which the next list comes, and there is a bracket too many behind that.
    private mutating func readRowWithoutOpener(after elements: [JSON], _ hadComma: Bool) -> JSON? {
        guard hadComma, stack.last == .array, !elements.isEmpty, !isOpener(scalars[index]),
            !isCloser(scalars[index]), elements.allSatisfy({ $0.array != nil })
        else { return nil }
        let end = min(scalars.count, index + Self.window)
        guard let closer = scalars[index..<end].firstIndex(where: { isCloser($0) || isOpener($0) }),
            scalars[closer] == "]"
        else { return nil }
        let comma = skipping(from: closer + 1)
        guard comma < scalars.count, scalars[comma] == "," else { return nil }
        let opener = skipping(from: comma + 1)
        guard opener < scalars.count, scalars[opener] == "[", hasSurplusCloser(from: opener) else { return nil }
        note("an opener missing")
        var row: [JSON] = []
        while index < closer, let next = skipToNext(), next != "]" { readElement(into: &row, hadComma: true) }
        if index <= closer { index = closer + 1 }
        return .array(row)
    }

    /// `{"a": [1, 2, "b": 3}`: the list lost its closer, and a member of the object around it begins. That is so unless
    /// a bracket comes that closes the list, or its elements are objects.
    private func isMemberAround(_ elements: [JSON]) -> Bool {
        guard let last = elements.last, last.object == nil, stack.dropLast().last == .object,
            stack.last == .array, isQuote(scalars[index]), isName(at: index, cutCounts: false)
        else { return false }
        return !hasSurplusCloser(from: index)
    }

    /// Whether a bracket closes more than was opened from here on, before a brace does. Looks a bounded way ahead.
    private func hasSurplusCloser(from start: Int) -> Bool {
        var depth = 0
        var isString = false
        for scalar in scalars[start..<min(scalars.count, start + 4 * Self.window)] {
            if scalar == "\"" { isString.toggle() }
            guard !isString else { continue }
            switch scalar {
            case "[", "{": depth += 1
            case "]", "}":
                depth -= 1
                if depth < 0 { return scalar == "]" }
            default: break
            }
        }
        return false
    }

    /// How many closers close what is open here; nil when the text goes on for longer than is looked ahead.
    private func closersAhead(from start: Int) -> Int? {
        guard scalars.count - start < 4 * Self.window else { return nil }
        var closers = 0
        var depth = 0
        var isString = false
        for scalar in scalars[min(start, scalars.count)...] {
            if scalar == "\"" { isString.toggle() }
            guard !isString else { continue }
            if isOpener(scalar) {
                depth += 1
            } else if isCloser(scalar) {
                if depth > 0 { depth -= 1 } else { closers += 1 }
            }
        }
        return closers
    }

    /// Whether `, "name":` comes after the closer here.
    private func isFollowedByName(_ closer: Int) -> Bool {
        let comma = skipping(from: closer + 1)
        guard comma < scalars.count, scalars[comma] == "," else { return false }
        return isName(at: skipping(from: comma + 1))
    }

    private mutating func readElement(into elements: inout [JSON], hadComma: Bool) {
        let start = index
        if skipEllipsis() { return }
        let isBare = !opensString(at: index) && !isOpener(scalars[index])
        if isBare, let values = readValuesWithoutCommas() {
            note("a missing comma")
            elements += values
            return
        }
        let value = readValue(.element)
        if index == start { index += 1 }
        guard let value else { return }
        if !hadComma { note("a missing comma") }
        if case .string(let name) = value, skipToNext(pastCommas: false) == ":" {
            note("members without braces")
            index += 1
            stack.append(.object)
            var object = JSONObject()
            readMemberValue(named: name, into: &object)
            let wasClosed = closedAtEnd
            readMembers(into: &object)
            closedAtEnd = wasClosed
            stack.removeLast()
            elements.append(.object(object))
            return
        }
        // A word at the very end, after no comma, is a rest of something.
        if isBare, !hadComma, index >= scalars.count, value.string != nil { return }
        elements.append(value)
    }

    /// `1 2 3` and `true null` up to a comma or a closer: numbers and literals with nothing but blanks between.
    ///
    /// - Returns: `nil` for a single one, for text, and for `1 000`, which is one number to people.
    private mutating func readValuesWithoutCommas() -> [JSON]? {
        var values: [JSON] = []
        var place = index
        while place < scalars.count, scalars[place] != ",", !isCloser(scalars[place]) {
            let end = wordEnd(from: place)
            guard end > place, let value = BareWord.literalOrNumber(text(place..<end)) else { return nil }
            let isThousands = end - place == 3 && scalars[place..<end].allSatisfy { ("0"..."9").contains($0) }
            if isThousands, case .integer? = values.last { return nil }
            values.append(value)
            place = skipping(from: end)
        }
        guard values.count > 1, place < scalars.count else { return nil }
        index = place
        return values
    }
}
