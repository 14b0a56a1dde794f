import NIOHTTP1

/// A body of `multipart/form-data`, read whole.
struct Multipart {
    struct Part {
        var name: String
        var fileName: String?
        var content: ArraySlice<UInt8>
    }

    private(set) var parts: [Part] = []
    private static let mostParts = 20
    private static let lineEnd = Array("\r\n".utf8)

    init(_ request: APIRequest) throws(APIError) {
        guard let type = request.headers.first(name: "content-type"), let boundary = Self.boundary(in: type) else {
            throw .badRequest("The body must be multipart/form-data.", code: "unsupported_media_type")
        }
        let mark = Array("--\(boundary)".utf8)
        let body = request.body
        guard body.starts(with: mark) else { throw Self.malformed }
        var place = mark.count
        while true {
            // Behind a mark: a line end and a part, or two hyphens and the end.
            if body[place...].starts(with: "--".utf8) { return }
            guard body[place...].starts(with: Self.lineEnd), parts.count < Self.mostParts,
                let end = Self.find(Self.lineEnd + mark, in: body, from: place)
            else { throw Self.malformed }
            parts.append(try Self.part(body[(place + 2)..<max(end, place + 2)]))
            place = end + 2 + mark.count
        }
    }

    subscript(name: String) -> Part? { parts.first { $0.name == name } }

    func text(_ name: String) -> String? { self[name].map { String(decoding: $0.content, as: UTF8.self) } }

    private static let malformed = APIError.badRequest(
        "The body is no whole multipart/form-data.", code: "invalid_multipart")

    private static func boundary(in type: String) -> String? {
        let fields = type.split(separator: ";").map { $0.trimmingBlanks }
        guard fields.first?.lowercased() == "multipart/form-data" else { return nil }
        let value = fields.dropFirst().first { $0.lowercased().hasPrefix("boundary=") }?.dropFirst(9)
        let boundary = value.map { $0.hasPrefix("\"") ? $0.dropFirst().prefix { $0 != "\"" } : $0[...] }
        guard let boundary, (1...70).contains(boundary.utf8.count) else { return nil }
        return String(boundary)
    }

    private static func part(_ bytes: ArraySlice<UInt8>) throws(APIError) -> Part {
        guard let end = find(lineEnd + lineEnd, in: bytes, from: bytes.startIndex), end - bytes.startIndex < 8192 else {
            throw malformed
        }
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        let line = head.replacing("\r\n", with: "\n").split(separator: "\n")
            .first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let name = attribute("name", in: line) else { throw malformed }
        return Part(name: name, fileName: attribute("filename", in: line), content: bytes[(end + 4)...])
    }

    /// An attribute, quoted or a plain token; `\"` and `%22` stand for a quote inside of quotes.
    private static func attribute(_ name: String, in line: some StringProtocol) -> String? {
        guard let start = line.firstRange(of: "; \(name)=\"") ?? line.firstRange(of: ";\(name)=\"") else {
            let token = line.split(separator: ";").dropFirst().map(\.trimmingBlanks)
                .first { $0.lowercased().hasPrefix("\(name)=") }
            return token.map { String($0.dropFirst(name.count + 1)) }
        }
        var value = ""
        var isEscaped = false
        for character in line[start.upperBound...] {
            if isEscaped {
                value.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                return value.replacing("%22", with: "\"")
            } else {
                value.append(character)
            }
        }
        return nil
    }

    /// Where `pattern` begins; the first byte is looked for alone, because bodies are long and marks are rare.
    private static func find(_ pattern: [UInt8], in bytes: some RandomAccessCollection<UInt8>, from start: Int) -> Int?
    {
        bytes.withContiguousStorageIfAvailable { buffer -> Int? in
            let offset = (bytes.startIndex as? Int) ?? 0
            var index = start - offset
            let last = buffer.count - pattern.count
            while index <= last {
                if buffer[index] == pattern[0], buffer[index..<(index + pattern.count)].elementsEqual(pattern) {
                    return index + offset
                }
                index += 1
            }
            return nil
        } ?? nil
    }
}

extension StringProtocol {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
