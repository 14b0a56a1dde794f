import ChassisCore

/// The words before a number that say it is, or is not, a phone number.
enum PhoneWords {
    /// True when the nearest word says phone, false when it says something else, nil when there is none.
    static func call(_ candidate: PhoneCandidate, in utf8: [UInt8]) -> Bool? {
        let phone = phones.distance(before: candidate.start, in: utf8, reach: 48)
        var other = others.distance(before: candidate.start, in: utf8, reach: 28)
        if let gap = other, isTaken(gap, before: candidate.start, in: utf8) { other = nil }
        if let phone, phone < (other ?? .max) {
            // The second of two numbers needs more than digits to go by.
            guard isTaken(phone, before: candidate.start, in: utf8) else { return true }
            return candidate.sizes.count > 1 || candidate.digits[0] == 0 ? true : nil
        }
        if let other { return candidate.isNorthAmerican && candidate.sizes.count > 1 && other > 8 ? nil : false }
        if !candidate.isDay, followsAddress(candidate.start, in: utf8) { return true }
        return phones.follows(candidate.end, in: utf8) ? true : nil
    }

    /// Whether a number stands between a word, `gap` bytes before, and the candidate: the word spoke of that one, and
    /// of the next too only where they are a list (`or`, `and`, a comma).
    private static func isTaken(_ gap: Int, before start: Int, in utf8: [UInt8]) -> Bool {
        let between = utf8[(start - gap)..<start]
        // `invoice of 2024-05-01, …`: the word spoke of what a date is covered for.
        if between.filter({ $0 == .of("|") }).count >= 6 { return true }
        guard between.filter(\.isASCIIDigit).count >= 6, let last = between.lastIndex(where: \.isASCIIDigit) else {
            return false
        }
        return start - last > 6 || between.contains(0x0A)
    }

    /// Whether an e-mail address ends just before: people give both together.
    private static func followsAddress(_ start: Int, in utf8: [UInt8]) -> Bool {
        var index = start - 1
        while index > max(0, start - 12), !utf8[index].isASCIIAlphanumeric || utf8.at(index - 1) == 0x20 { index -= 1 }
        let last = index
        while index > max(0, start - 80), utf8[index] > 0x20, utf8[index] != 0x40 { index -= 1 }
        return utf8.at(index) == 0x40 && utf8.at(index - 1).isASCIIAlphanumeric && utf8[index...last].contains(0x2E)
    }

    private static let phones = ContextWords([
        "phone", "telephone", "tel ", "tel.", "tel:", "ph ", "ph.", "ph:", "mob ", "mob.", "mob:", "mobile", "tlf",
        "tél", "cell ", "cellphone", "cell:", "call ", "calling ",
        "ring ", "dial", "text me", "text us", "sms", "whatsapp", "signal ", "telegram", "fax", "reach me", "reach us",
        "reach him", "reach her", "reachable", "landline", "hotline", "helpline", "callback", "call-back", "contact",
        "caller", "text ", "my number",
        "téléphone", "telephone", "portable", "joignable", "joindre", "appelez", "appeler", "rappel", "mon numéro",
        "telefon", "rufnummer", "handy", "anruf", "rufen sie", "ruf mich", "erreichbar", "erreichen", "festnetz",
        "mobilnummer", "rückruf", "meine nummer",
        "teléfono", "telefono", "tfno", "móvil", "movil", "celular", "llam", "mi número", "contáct",
        "cellulare", "chiam", "recapito", "contatt", "mio numero", "fisso",
        "telefone", "telemóvel", "ligue", "ligar", "meu número", "contat", "fone ", "zap ",
        "telefoon", "mobiel", "bereikbaar", "bereiken", "bel me", "bel mij", "bellen", "mijn nummer", "gsm",
        "電話", "携帯", "連絡先", "ファックス", "ファクス", "携帯電話", "电话", "手机", "联系", "전화", "휴대폰",
        "телефон", "звон",
    ])

    private static let others = ContextWords([
        "order", "invoice", "ticket", "case ", "reference", "ref ", "ref.", "ref:", "tracking", "shipment", "parcel",
        "account", "acct", "iban", "card", "customer number", "customer id", "user id", "id ", "id:", "serial", "sku",
        "product", "item", "part ", "model", "batch", "lot ", "isbn", "issn", "ean", "gtin", "upc", "doi", "chapter ",
        "version", "build", "commit", "hash", "licence", "license", "ssn", "social security", "tax ", "vat ", "po box",
        "zip", "postcode",
        "amount", "total", "price", "paid", "cost", "budget", "revenue", "latitude", "longitude", "lat ",
        "lon ", "coordinates", "timestamp", "epoch", "port ", "pid ", "bytes", "pin ", "code", "transaction", "cvv",
        "commande", "facture", "référence", "dossier", "client n", "compte", "carte", "suivi", "colis",
        "bestellung", "bestellnummer", "rechnung", "auftrag", "kundennummer", "konto", "karte", "sendung", "vorgang",
        "aktenzeichen", "seriennummer", "artikel", "steuer", "ust-id", "ust.-id", "ustid", "article", "s/n",
        "ups ", "usps", "fedex", "dhl ", "dpd ", "awb", "waybill", "consignment", "charge ", "chargen", "lieferschein",
        "matrikel", "handelsregister", "hrb ", "police", "policen", "zähler", "fahrgestell", "teilenummer", "teile-nr",
        "isin ", "wkn ", "clause", "dfars", "bugs ", "serie", "série", "numéro de lot", "contrat", "adhérent", "lote ",
        "póliza", "albarán", "lotto", "polizza", "partita iva", "p.iva", "apólice", "polis", "partij",
        "zamówien", "faktur", "partia", "przesyłk", "paczk", "krs ", "ordre", "kundnr", "kundenr", "sporing", "paket",
        "накладн", "артикул", "инн ", "огрн", "трек", "品番", "型番", "製造番号", "快递", "运单", "编号", "序列号", "송장",
        "contract no", "contract nr", "contract number", "contract id", "vertrag nr", "vertragsn", "vertrags-n",
        "art.-nr", "art.nr", "art. nr", "art-nr", "artnr",
        "container", "duns", "d-u-n-s", "abn ", "acn ", "nip ", "regon", "gstin", "kvk", "siret", "siren ", "ico ",
        "ičo", "pop.", "population",
        "pedido", "factura", "referencia", "cuenta", "tarjeta", "envío", "expediente", "dni",
        "ordine", "fattura", "riferimento", "conto", "carta ", "spedizione", "pratica", "codice", "matricola",
        "fatura", "nota fiscal", "cartão", "cartao", "conta ", "rastre", "protocolo", "cpf", "cnpj",
        "bestelling", "factuur", "referentie", "rekening", "kaart", "zending", "klantnummer", "bsn",
        "注文", "請求", "番号は注文", "カード", "口座", "追跡", "伝票", "会員番号", "订单", "发票", "账号", "주문",
        "заказ", "счет", "счёт",
    ])
}

/// What stands before the number in an address that opens a chat or a call, where it has its country's code and no plus.
enum PhoneLink {
    /// Whether an address leads to the number at `start`.
    static func leads(to start: Int, in utf8: [UInt8]) -> Bool {
        let before = utf8.at(start - 1)
        guard before == 0x2F || before == 0x3D || before == 0x3A else { return false }
        return leads.contains { utf8.hasFolded($0, at: start - $0.count) }
    }

    private static let leads = [
        "wa.me/", "whatsapp.com/send?phone=", "whatsapp.com/send/?phone=", "callto:", "facetime:", "facetime-audio:",
    ].map { Array($0.utf8) }
}

/// Signs and words of money next to a number.
enum PriceMarks {
    static func ends(at index: Int, in utf8: [UInt8]) -> Bool {
        before.contains { mark in utf8.has(mark, at: index - mark.count + 1) }
    }

    static func starts(at index: Int, in utf8: [UInt8]) -> Bool {
        after.contains { mark in
            utf8.has(mark, at: index) && !(mark[0] < 0x80 && utf8.at(index + mark.count).isASCIIAlphanumeric)
        }
    }

    private static let signs = ["€", "£", "¥", "￥", "₹", "₽", "₩", "₿", "元"]
    private static let before = (signs + ["EUR", "USD", "GBP", "JPY", "BRL", "INR", "CHF", "R$"]).map { Array($0.utf8) }
    private static let after =
        (signs + [
            "$", "円", "EUR", "USD", "GBP", "JPY", "BRL", "INR", "CHF", "ms", "kg", "km", "px", "KB", "MB", "GB", "kB",
            "bytes",
            "dollars", "euros", "euro", "%",
        ]).map { Array($0.utf8) }
}
