import ChassisCore

/// A position of an invoice.
struct LineItem {
    var description: String
    var quantity: Amount?
    var unitPrice: Amount?
    var amount: Amount?

    /// What a property of the item's schema asks for, when the row says it.
    func value(for field: FieldName, _ node: SchemaNode) -> JSON? {
        if field.has("currency") { return (amount ?? unitPrice)?.currency.map { .string($0) } }
        if field.has("quantity", "qty", "units", "menge", "count", "seats", "hours") { return number(quantity, node) }
        if field.has("unit", "price", "rate", "each"), !field.has("total", "line") { return number(unitPrice, node) }
        if field.has("amount", "total", "sum", "subtotal", "net", "betrag", "cost") { return number(amount, node) }
        guard node.type == "string" || node.type == nil else { return nil }
        if field.has("description", "item", "name", "product", "service", "title", "label", "article", "text") {
            if let most = node.limit("maxLength"), description.unicodeScalars.count > most { return nil }
            return description.isEmpty ? nil : .string(description)
        }
        return nil
    }

    private func number(_ amount: Amount?, _ node: SchemaNode) -> JSON? {
        guard let amount, node.allows(amount.value) else { return nil }
        switch node.type {
        case "integer": return amount.integer.map(JSON.integer)
        case "number": return NumberField.number(amount)
        default: return nil
        }
    }
}

/// Reads the positions of an invoice from its lines: "2 x Widget 10.00", "Widget | 2 | 10.00 | 20.00", "Pro plan: EUR
/// 49.00".
struct LineItems {
    private let lines: [String]
    private let totals: Set<Int64>

    private static let most = 500

    init(_ evidence: Evidence) {
        lines = evidence.lines.lines
        let sums = evidence.amounts.filter { [.total, .subtotal].contains($0.concept) }
        totals = Set(sums.map { Self.cents($0.value.value) })
    }

    func rows() -> [LineItem] {
        var rows: [(item: LineItem, isPriceOpen: Bool)] = []
        var columns: [Concept?]?
        for line in lines {
            if rows.count == Self.most { break }
            let cells = Self.cells(of: line)
            if cells.count >= 3 {
                if let header = Self.header(cells) {
                    columns = header
                    continue
                }
                if let columns, cells.count == columns.count, let item = Self.row(cells, columns) {
                    rows.append((item, false))
                    continue
                }
            } else if line.isEmpty {
                columns = nil
            }
            if let found = Self.freeRow(line) { rows.append(found) }
        }
        return settled(rows)
    }

    /// "2 x Widget 10.00" leaves open whether 10.00 is for one or for both; the total tells.
    private func settled(_ rows: [(item: LineItem, isPriceOpen: Bool)]) -> [LineItem] {
        let open = rows.filter(\.isPriceOpen).map(\.item)
        let asLine = rows.reduce(0) { $0 + Self.cents(($1.item.amount ?? $1.item.unitPrice)?.value ?? 0) }
        let isLinePrice = !open.isEmpty && totals.contains(asLine)
        return rows.map { row in
            guard row.isPriceOpen, isLinePrice else { return row.item }
            var item = row.item
            item.amount = item.unitPrice
            item.unitPrice = nil
            return item
        }
    }

    private static func cents(_ value: Double) -> Int64 { Int64(exactly: (value * 100).rounded()) ?? 0 }

    private static func cells(of line: String) -> [String] {
        guard line.utf8.count < 2000 else { return [] }
        if line.contains("|") {
            return line.split(separator: "|").map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
        }
        if line.contains("\t") { return line.split(separator: "\t").map { String($0.trimmingSpaces) } }
        var cells: [String] = []
        var current = ""
        var spaces = 0
        for character in line {
            if character == " " {
                spaces += 1
            } else {
                if spaces >= 2 {
                    cells.append(current)
                    current = ""
                } else if spaces == 1, !current.isEmpty {
                    current += " "
                }
                spaces = 0
                current.append(character)
            }
        }
        if !current.isEmpty { cells.append(current) }
        return cells
    }

    /// At least two column titles, no numbers.
    private static func header(_ cells: [String]) -> [Concept?]? {
        guard !cells.contains(where: { $0.utf8.contains { (0x30...0x39).contains($0) } }) else { return nil }
        let concepts = cells.map(column)
        return concepts.compactMap { $0 }.count >= 2 ? concepts : nil
    }

    private static func column(_ cell: String) -> Concept? {
        let words = TextAnalysis.words(in: cell).map(\.folded)
        let text = words.joined(separator: " ")
        if ["unit", "price", "rate", "each", "einzelpreis", "prix unitaire", "pu", "precio", "prezzo"].contains(
            where: text.hasPrefix)
        {
            return .unitPrice
        }
        if Concept.matches(in: words, kinds: [.other]).contains(where: { $0.concept == .description }) {
            return .description
        }
        guard let match = Concept.matches(in: words, kinds: [.money]).first?.concept else { return nil }
        return [.total, .subtotal, .lineAmount].contains(match) ? .lineAmount : match
    }

    private static func row(_ cells: [String], _ columns: [Concept?]) -> LineItem? {
        var item = LineItem(description: "")
        for (cell, column) in zip(cells, columns) {
            let amount = AmountScanner(Array(cell.utf8)).scan().first
            switch column {
            case .description: item.description = cell
            case .quantity: item.quantity = amount
            case .unitPrice: item.unitPrice = amount
            case .lineAmount: item.amount = amount
            default:
                if item.quantity == nil, let amount, !amount.hasFraction, !columns.contains(.quantity),
                    item.description != ""
                {
                    item.quantity = amount
                }
            }
        }
        guard !item.description.isEmpty, item.amount != nil || item.unitPrice != nil, !isSum(item.description) else {
            return nil
        }
        return item
    }

    /// A line that names a sum, a tax, a term or a date is no position.
    private static func isSum(_ text: String) -> Bool {
        let words = TextAnalysis.words(in: text).map(\.folded)
        guard words.count <= 8 else { return false }
        let sums: Set<Concept> = [.total, .subtotal, .tax, .shipping, .discount, .taxRate, .dueDate]
        return Concept.matches(in: words, kinds: [.money, .date]).contains { sums.contains($0.concept) }
    }

    private static func freeRow(_ raw: String) -> (item: LineItem, isPriceOpen: Bool)? {
        var line = raw[...]
        if let marker = line.first, "-*•".contains(marker), line.dropFirst().first == " " { line = line.dropFirst(2) }
        guard line.utf8.count < 300 else { return nil }
        let bytes = Array(line.utf8)
        let amounts = AmountScanner(bytes).scan().filter { !$0.isPercent }
        guard let last = amounts.last, last.hasFraction || last.currency != nil,
            last.range.upperBound + 24 >= bytes.count
        else { return nil }
        if let item = timesRow(bytes, amounts) { return item }
        return plainRow(bytes, amounts).map { row in
            (
                counted(row.item, amounts),
                row.isPriceOpen && row.item.amount == nil && counted(row.item, amounts).amount == nil
            )
        }
    }

    /// "2 x Widget 10.00", "2 × Widget @ 10.00 = 20.00".
    private static func timesRow(_ bytes: [UInt8], _ amounts: [Amount]) -> (item: LineItem, isPriceOpen: Bool)? {
        guard let first = amounts.first, first.range.lowerBound == 0, first.currency == nil, amounts.count >= 2 else {
            return nil
        }
        var start = first.range.upperBound
        while start < bytes.count, bytes[start] == 0x20 { start += 1 }
        guard start < bytes.count else { return nil }
        if bytes[start] | 0x20 == UInt8(ascii: "x"), start + 1 < bytes.count, bytes[start + 1] == 0x20 {
            start += 2
        } else if bytes[start] == 0xC3, start + 1 < bytes.count, bytes[start + 1] == 0x97 {
            start += 2
        } else {
            return nil
        }
        let prices = amounts.dropFirst().filter { $0.hasFraction || $0.currency != nil }
        guard let price = prices.first, price.range.lowerBound > start else { return nil }
        let text = description(bytes[start..<price.range.lowerBound])
        guard !text.isEmpty, !isSum(text) else { return nil }
        var item = LineItem(description: text, quantity: first, unitPrice: price)
        if prices.count >= 2, let sum = prices.last { item.amount = sum }
        let isEach = bytes[start..<price.range.lowerBound].contains(UInt8(ascii: "@"))
        return (item, prices.count == 1 && !isEach)
    }

    /// "Widget  2  10.00  20.00", "Pro plan, March: EUR 49.00".
    private static func plainRow(_ bytes: [UInt8], _ amounts: [Amount]) -> (item: LineItem, isPriceOpen: Bool)? {
        guard let last = amounts.last else { return nil }
        var columns = [last]
        for amount in amounts.dropLast().reversed() {
            let gap = bytes[amount.range.upperBound..<columns[0].range.lowerBound]
            guard gap.allSatisfy({ [0x20, 0x09, 0x7C, 0x78, 0x40, 0x3D, 0x2A].contains($0) }) else { break }
            columns.insert(amount, at: 0)
        }
        guard columns.count <= 3 else { return nil }
        let text = description(bytes[..<columns[0].range.lowerBound])
        let words = TextAnalysis.words(in: text)
        guard (1...12).contains(words.count), words.contains(where: { $0.kind != .number }), !isSum(text) else {
            return nil
        }
        guard columns.count > 1 || isLabelled(bytes, columns[0]) else { return nil }
        switch columns.count {
        case 3:
            return (LineItem(description: text, quantity: columns[0], unitPrice: columns[1], amount: columns[2]), false)
        case 2 where !columns[0].hasFraction && columns[0].currency == nil:
            return (LineItem(description: text, quantity: columns[0], unitPrice: columns[1]), true)
        case 2: return (LineItem(description: text, unitPrice: columns[0], amount: columns[1]), false)
        default: return (LineItem(description: text, amount: columns[0]), false)
        }
    }

    /// The quantity that arithmetic proves: "6 Stück zu je 480,00 = 2.880,00", "5 días x 150 = 750".
    private static func counted(_ item: LineItem, _ amounts: [Amount]) -> LineItem {
        var item = item
        var others = amounts
        if item.amount == nil, let unit = item.quantity, let sum = item.unitPrice {
            others.removeAll { $0 == unit || $0 == sum }
            guard let count = others.first(where: { cents($0.value * unit.value) == cents(sum.value) }) else {
                return item
            }
            item = LineItem(description: item.description, quantity: count, unitPrice: unit, amount: sum)
        } else if item.quantity == nil, let unit = item.unitPrice, let sum = item.amount {
            others.removeAll { $0 == unit || $0 == sum }
            guard let count = others.first(where: { cents($0.value * unit.value) == cents(sum.value) }) else {
                return item
            }
            item.quantity = count
        }
        return item
    }

    /// One amount makes a position only when it stands apart: after a colon, a tab, two spaces or a dash.
    private static func isLabelled(_ bytes: [UInt8], _ amount: Amount) -> Bool {
        let before = bytes[..<amount.range.lowerBound].suffix(3)
        let text = String(decoding: bytes[..<amount.range.lowerBound].suffix(6), as: UTF8.self)
        let isApart =
            before.contains(UInt8(ascii: ":")) || before.contains(0x09) || before.suffix(2).allSatisfy { $0 == 0x20 }
        return (isApart || text.contains(" - ") || text.contains("–") || text.contains("—"))
            && amount.range.upperBound + 2 >= bytes.count
    }

    private static func description(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String(decoding: bytes, as: UTF8.self).trimmingSpaces
        while let last = text.last, ":@-–—|.,= ".contains(last) { text = text.dropLast() }
        return String(text)
    }
}
