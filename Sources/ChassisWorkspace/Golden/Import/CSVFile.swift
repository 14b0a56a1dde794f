import ChassisCore
import SwiftCSV

/// A table with a header line, as spreadsheets and Langfuse write it.
///
/// SwiftCSV reads quotes, quoted line breaks and doubled quotes. What it gets wrong is seen to here: it tells neither the
/// line of a mistake nor a quote that is never closed (it takes the rest of the file for one field), keeps a byte order
/// mark in the first name when it is given text, and drops the empty field at the end of a last row that no line feed ends.
enum CSVFile {
    static func samples(in text: String, file: String, rows: RowReader) -> [GoldenSample] {
        let log = rows.log
        guard let table = read(text, file: file, log: log), let header = table.first else { return [] }
        let names = header.fields.map { String($0.trimmingSpace()) }
        for name in Set(names) where !name.isEmpty && names.count(where: { $0 == name }) > 1 {
            log.warning(
                Place(file, line: header.line), "a column is there twice; the first counts", expected: "each name once",
                found: quoted(name))
        }
        var samples: [GoldenSample] = []
        for (number, row) in table.dropFirst().enumerated() {
            let place = Place(file, line: row.line)
            guard row.fields.count == names.count else {
                log.error(
                    place, "row \(number + 1) has too \(row.fields.count < names.count ? "few" : "many") fields",
                    expected: "\(names.count), as the header has", found: "\(row.fields.count)")
                continue
            }
            var fields = JSONObject()
            for (name, field) in zip(names, row.fields) where !name.isEmpty && fields[name] == nil {
                if field.contains(where: { !$0.isWhitespace }) { fields[name] = value(field) }
            }
            if let sample = rows.sample(fields, number: number + 1, at: place) { samples.append(sample) }
        }
        return samples
    }

    /// A field that holds JSON or a plain number is that; any other is text. `007` stays text.
    private static func value(_ field: String) -> JSON {
        let text = field.trimmingSpace()
        if let first = text.first, "[{".contains(first), let value = try? JSON(parsing: String(text)) { return value }
        if text.utf8.allSatisfy({ "-.0123456789".utf8.contains($0) }), let value = try? JSON(parsing: String(text)) {
            return value
        }
        return .string(field)
    }

    private struct Row {
        let fields: [String]
        let line: Int
    }

    /// The rows that say something, with the lines they start on; `nil` (and reported) for no table.
    private static func read(_ text: String, file: String, log: ProblemLog) -> [Row]? {
        let text = text.last?.isNewline == true ? text : text + "\n"
        var rows: [Row] = []
        var line = 1
        do {
            let table = try CSV<Nothing>(string: text, delimiter: delimiter(of: text), loadColumns: false)
            try table.enumerateAsArray(startAt: 0, rowLimit: nil) { fields in
                if fields.contains(where: { $0.contains { !$0.isWhitespace } }) {
                    rows.append(Row(fields: fields, line: line))
                }
                line += 1 + fields.reduce(0) { $0 + $1.count(where: \.isNewline) }
            }
        } catch {
            log.error(
                Place(file, line: line), "a quote stands in the middle of a field",
                expected: "fields with quotes in quotes, and each of them doubled",
                found: quoted(lineText(line, of: text)))
            return nil
        }
        guard text.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 0 else {
            log.error(
                Place(file, line: rows.last?.line ?? 1), "a quote is never closed",
                expected: "a second quote at the field's end", found: "the end of the file")
            return nil
        }
        return rows
    }

    private static func lineText(_ number: Int, of text: String) -> Substring {
        let lines = text.split(separator: "\n", maxSplits: number, omittingEmptySubsequences: false)
        return lines.indices.contains(number - 1) ? lines[number - 1] : ""
    }

    /// What stands most often in the first line.
    private static func delimiter(of text: String) -> CSVDelimiter {
        let header = text.split(whereSeparator: \.isNewline).first ?? ""
        let counts = [",", ";", "\t"].map { mark in header.count { String($0) == mark } }
        let best = counts.max() ?? 0
        return counts[0] == best ? .comma : counts[1] == best ? .semicolon : .tab
    }
}

/// A view that reads nothing, so that rows are read once and as they come.
private struct Nothing: CSVView {
    let rows: [[String]] = []
    let columns: [String]? = nil

    init(header: [String], text: String, delimiter: CSVDelimiter, loadColumns: Bool, rowLimit: Int?) {}

    func serialize(header: [String], delimiter: CSVDelimiter) -> String { "" }
}
