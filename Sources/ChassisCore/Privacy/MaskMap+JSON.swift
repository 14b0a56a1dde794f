/// Numbers of JSON behind placeholders: a placeholder is a text, and only the map knows that a number stood there.
extension MaskMap {
    package var hasNumbers: Bool { !figures.isEmpty }

    /// Notes that a placeholder took the place of a number; what is more than one placeholder is passed over.
    ///
    /// - Parameter number: As JSON has it: `4012888888881881`.
    package mutating func note(number: String, behind text: String) {
        guard let placeholder = issued(text) else { return }
        figures[placeholder.text] = number
    }

    /// The same where the value is all that is known of the number; whether it is one.
    package mutating func noteNumber(behind text: String) -> Bool {
        guard let placeholder = issued(text), let value = value(of: placeholder) else { return false }
        if figures[placeholder.text] == nil {
            guard let json = try? JSON(parsing: value), json.double != nil else { return false }
            figures[placeholder.text] = json.text
        }
        return true
    }

    /// The number that stood where a text does which is nothing but a placeholder, as it was written.
    package func notedFigure(behind text: String) -> String? {
        guard !figures.isEmpty, let placeholder = issued(text) else { return nil }
        return figures[placeholder.text]
    }

    /// The same, or else the digits of the value: `4111111111111111` for the card `4111 1111 1111 1111`.
    package func figure(behind text: String) -> String? {
        guard let placeholder = issued(text), let value = value(of: placeholder) else { return nil }
        return figures[placeholder.text] ?? Self.digits(of: value)
    }

    /// The placeholders that `figure(behind:)` knows a number for, by label and number.
    package var numberMarks: [String] {
        values.sorted { $0.key < $1.key }.flatMap { label, values in
            values.indices.map { Placeholder(label: label, number: $0 + 1).text }.filter { figure(behind: $0) != nil }
        }
    }

    private static func digits(of value: String) -> String? {
        let digits = value.utf8.filter { ![0x20, 0x28, 0x29, 0x2B, 0x2D].contains($0) }
        guard (1...30).contains(digits.count), digits.allSatisfy(\.isASCIIDigit), digits[0] != 0x30 else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    private func issued(_ text: String) -> Placeholder? {
        let utf8 = Array(text.utf8)
        guard case .placeholder(let placeholder, let end) = Placeholder.read(at: 0, in: utf8, isLast: true),
            end == utf8.count, value(of: placeholder) != nil
        else { return nil }
        return placeholder
    }
}

extension MaskMap {
    /// The map as it rests, which is sealed: values by label.
    package var stored: [UInt8] { Array(json.text.utf8) }

    /// `{"EMAIL": ["ann@example.com"], "PHONE": [["(212) 555-0143", 2125550143]]}`: where a number stood, both.
    package var json: JSON {
        .object(
            JSONObject(
                values.sorted { $0.key < $1.key }.map { label, values in
                    let stored = values.enumerated().map { place, value -> JSON in
                        let mark = Placeholder(label: label, number: place + 1).text
                        guard let number = notedFigure(behind: mark).flatMap({ try? JSON(parsing: $0) }) else {
                            return .string(value)
                        }
                        return [.string(value), number]
                    }
                    return (label, .array(stored))
                }))
    }

    /// - Returns: `nil` for what is no stored map.
    package init?(stored: [UInt8]) {
        guard let json = try? JSON(parsing: stored), json.object != nil else { return nil }
        self.init()
        add(json)
    }

    /// Issues placeholders for the values of another map: in an empty map the same ones, in another those that are free.
    package mutating func add(_ json: JSON?) {
        for member in json?.object?.members ?? [] {
            let kind = PersonalData.withPlaceholder.first { $0.label == member.name }
            for entry in member.value.array ?? [] {
                guard let text = entry.string ?? entry[0]?.string else { continue }
                let mark = kind.map { takeOver(text, kind: $0) } ?? literal(text)
                if let number = entry[1] { note(number: number.text, behind: mark) }
            }
        }
    }
}
