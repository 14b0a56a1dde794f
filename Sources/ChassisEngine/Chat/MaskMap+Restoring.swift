import ChassisCore

extension MaskMap {
    /// Expects the values of another map, without the escapes that JSON writes them with.
    mutating func learn(from seen: MaskMap) {
        for kind in PersonalData.withPlaceholder {
            for value in seen.values(of: kind) {
                var plain = value
                if value.utf8.contains(0x5C), let json = try? JSON(parsing: "\"\(value)\""), let text = json.string {
                    plain = text
                }
                expect(plain, kind: kind)
            }
        }
    }

    /// A text that may be JSON, with the values put back inside of its strings; what was a number is one again.
    ///
    /// - Parameter schema: What the JSON has to fit: it decides where a value that could be a number is one.
    func restore(json text: String, fitting schema: @autoclosure () -> JSONSchema? = nil) -> String {
        guard !isEmpty, let json = try? JSON(parsing: text) else { return restore(text) }
        let places = numberPlaces(in: json, fitting: schema)
        return JSONText.rewriting(text) { token, path in
            switch token {
            case .name(let name):
                let restored = restore(name)
                return restored == name ? nil : JSON.string(restored).text
            case .string(let string):
                if let figure = figure(behind: string, at: path, places) { return figure }
                let restored = restore(string: string)
                return restored == string ? nil : JSON.string(restored).text
            case .number: return nil
            }
        }
    }

    func restore(_ json: JSON, fitting schema: @autoclosure () -> JSONSchema? = nil) -> JSON {
        restore(json, at: "", numberPlaces(in: json, fitting: schema))
    }

    /// Where texts that are nothing but a placeholder become numbers.
    private enum NumberPlaces {
        case none
        /// Wherever a number stood.
        case noted
        /// At these JSON Pointers, a number or its digits.
        case at(Set<String>)
    }

    private func numberPlaces(in json: JSON, fitting schema: () -> JSONSchema?) -> NumberPlaces {
        var lone: [(path: String, restored: String)] = []
        addLone(in: json, at: "", restored: "", to: &lone)
        guard !lone.isEmpty, let schema = schema() else { return .noted }
        var complaints = schema.validate(restore(json, at: "", .noted))
        if complaints.isEmpty { return .noted }
        if hasNumbers {
            complaints = schema.validate(restore(json, at: "", .none))
            if complaints.isEmpty { return .none }
        }
        // What a schema says no to is a text in a number's place.
        let paths = Set(complaints.map(\.path))
        let asked = NumberPlaces.at(Set(lone.filter { paths.contains($0.restored) }.map(\.path)))
        return schema.isValid(restore(json, at: "", asked)) ? asked : .noted
    }

    /// Adds the places of texts that are nothing but the placeholder of a number, as they are and with names put back.
    private func addLone(
        in json: JSON, at path: String, restored: String, to lone: inout [(path: String, restored: String)]
    ) {
        switch json {
        case .string(let text): if figure(behind: text) != nil { lone.append((path, restored)) }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                addLone(
                    in: element, at: JSONPointer.appending(index, to: path),
                    restored: JSONPointer.appending(index, to: restored), to: &lone)
            }
        case .object(let object):
            for member in object.members {
                addLone(
                    in: member.value, at: JSONPointer.appending(member.name, to: path),
                    restored: JSONPointer.appending(restore(member.name), to: restored), to: &lone)
            }
        default: break
        }
    }

    private func figure(behind text: String, at path: String, _ places: NumberPlaces) -> String? {
        switch places {
        case .none: nil
        case .noted: notedFigure(behind: text)
        case .at(let paths): paths.contains(path) ? figure(behind: text) : nil
        }
    }

    private func restore(string text: String) -> String {
        [0x5B, 0x7B].contains(text.utf8.first) ? restore(json: text) : restore(text)
    }

    private func restore(_ json: JSON, at path: String, _ places: NumberPlaces) -> JSON {
        switch json {
        case .string(let text):
            if let figure = figure(behind: text, at: path, places), let number = try? JSON(parsing: figure) {
                return number
            }
            return .string(restore(string: text))
        case .array(let elements):
            return .array(
                elements.enumerated().map { restore($1, at: JSONPointer.appending($0, to: path), places) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map {
                        (
                            restore($0.name),
                            restore($0.value, at: JSONPointer.appending($0.name, to: path), places)
                        )
                    }))
        default: return json
        }
    }
}
