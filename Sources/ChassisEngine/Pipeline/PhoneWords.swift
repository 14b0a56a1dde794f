import ChassisCore

/// The words before a number that say it is, or is not, a phone number.
enum PhoneWords {
    /// True when the nearest word says phone, false when it says something else, nil when there is none.
    static func call(_ candidate: PhoneCandidate, in utf8: [UInt8]) -> Bool? {
        let phone = phones.distance(before: candidate.start, in: utf8, reach: 48)
        let other = others.distance(before: candidate.start, in: utf8, reach: 28)
        if let phone, phone < (other ?? .max) {
            // A number in between took the word already; the second of two needs more than digits to go by.
            let between = utf8[(candidate.start - phone)..<candidate.start].filter(\.isASCIIDigit).count
            return between < 6 || candidate.sizes.count > 1 || candidate.digits[0] == 0 ? true : nil
        }
        if other != nil { return false }
        return phones.follows(candidate.end, in: utf8) ? true : nil
    }

    private static let phones = ContextWords([
        "phone", "telephone", "tel ", "tel.", "tel:", "mobile", "cell ", "cellphone", "cell:", "call ", "calling ",
        "ring ", "dial", "text me", "text us", "sms", "whatsapp", "signal ", "telegram", "fax", "reach me", "reach us",
        "reach him", "reach her", "reachable", "landline", "hotline", "helpline", "callback", "call-back", "contact me",
        "contact number", "my number", "extension",
        "téléphone", "telephone", "portable", "joignable", "joindre", "appelez", "appeler", "rappel", "mon numéro",
        "telefon", "rufnummer", "handy", "anruf", "rufen sie", "ruf mich", "erreichbar", "erreichen", "festnetz",
        "mobilnummer", "rückruf", "meine nummer",
        "teléfono", "telefono", "tfno", "móvil", "movil", "celular", "llam", "mi número", "contáct",
        "cellulare", "chiam", "recapito", "mio numero", "fisso",
        "telefone", "telemóvel", "ligue", "ligar", "meu número", "fone ", "zap ",
        "telefoon", "mobiel", "bereikbaar", "bereiken", "bel me", "bel mij", "bellen", "mijn nummer", "gsm",
        "電話", "携帯", "連絡先", "ファックス", "ファクス", "携帯電話", "电话", "手机", "联系", "전화", "휴대폰",
        "телефон", "звон",
    ])

    private static let others = ContextWords([
        "order", "invoice", "ticket", "case ", "reference", "ref ", "ref.", "ref:", "tracking", "shipment", "parcel",
        "account", "acct", "iban", "card", "customer number", "customer id", "user id", "id ", "id:", "serial", "sku",
        "product", "item", "part ", "model", "batch", "lot ", "isbn", "issn", "ean", "upc", "doi", "version", "build",
        "commit", "hash", "licence", "license", "ssn", "social security", "tax ", "vat ", "po box", "zip", "postcode",
        "amount", "total", "price", "paid", "cost", "budget", "revenue", "population", "latitude", "longitude", "lat ",
        "lon ", "coordinates", "timestamp", "epoch", "port ", "pid ", "bytes", "pin ", "code", "transaction", "cvv",
        "commande", "facture", "référence", "dossier", "client n", "compte", "carte", "suivi", "colis",
        "bestellung", "bestellnummer", "rechnung", "auftrag", "kundennummer", "konto", "karte", "sendung", "vorgang",
        "aktenzeichen", "seriennummer", "artikel", "steuer",
        "pedido", "factura", "referencia", "cuenta", "tarjeta", "envío", "expediente", "dni",
        "ordine", "fattura", "riferimento", "conto", "carta ", "spedizione", "pratica", "codice", "matricola",
        "fatura", "nota fiscal", "cartão", "cartao", "conta ", "rastre", "protocolo", "cpf", "cnpj",
        "bestelling", "factuur", "referentie", "rekening", "kaart", "zending", "klantnummer", "bsn",
        "注文", "請求", "番号は注文", "カード", "口座", "追跡", "伝票", "会員番号", "订单", "发票", "账号", "주문",
        "заказ", "счет", "счёт",
    ])
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
