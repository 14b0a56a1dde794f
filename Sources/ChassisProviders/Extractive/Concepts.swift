import ChassisCore

/// What a label beside a value means, whatever the language.
enum Concept: String, Hashable, Sendable, CaseIterable {
    case invoiceNumber, orderNumber, customerNumber, vatID, reference
    case issueDate, dueDate, serviceDate
    case total, subtotal, tax, discount, shipping, taxRate
    case vendor, customer
    case quantity, unitPrice, lineAmount, description
    case currency, email, phone, iban, url, address, subject, paymentTerms, country, personName, language

    enum Kind { case code, date, money, party, other }

    var kind: Kind {
        switch self {
        case .invoiceNumber, .orderNumber, .customerNumber, .vatID, .reference, .iban: .code
        case .issueDate, .dueDate, .serviceDate: .date
        case .total, .subtotal, .tax, .discount, .shipping, .taxRate, .quantity, .unitPrice, .lineAmount: .money
        case .vendor, .customer, .personName: .party
        default: .other
        }
    }

    /// Phrases as folded words, in English, German, French, Spanish and Italian.
    private var phrases: String {
        switch self {
        case .invoiceNumber:
            """
            invoice number|invoice no|invoice nr|invoice id|invoice num|invoice|inv no|bill number|\
            rechnungsnummer|rechnungsnr|rechnungs nr|rechnung nr|rechnung|rechnungs nummer|\
            numero de facture|facture n|facture no|facture|n de facture|no de facture|numero de factura|\
            factura n|factura no|factura num|n de factura|factura|numero fattura|fattura n|fattura|\
            factuurnummer|factuur nr|factuur|fakturanummer|fakturanr|faktura nr|faktura|numer faktury|\
            fatura|numero da fatura|fatura n|numero della fattura|fattura numero|receipt number|\
            document number|belegnummer
            """
        case .orderNumber:
            """
            order number|order no|order id|order|purchase order|po number|po no|po|p o|bestellnummer|\
            bestellung|auftragsnummer|numero de commande|commande n|commande|numero de pedido|pedido|\
            numero ordine|ordine
            """
        case .customerNumber:
            """
            customer number|customer no|customer id|account number|account no|account id|account|\
            client number|client id|kundennummer|kundennr|kunden nr|numero client|numero de cliente|\
            codice cliente|tenant id|subscription id
            """
        case .vatID:
            """
            vat id|vat number|vat no|vat reg no|vat registration|tax id|tax number|ust idnr|ust id nr|\
            ust id|ustid|steuernummer|umsatzsteuer id|uid|uid nr|vat|ust|btw nummer|btw nr|nip|org nr|abn|\
            n tva|numero de tva|tva intracommunautaire|no tva|nif|cif|partita iva|p iva
            """
        case .reference:
            """
            reference|reference number|ref|ref no|ticket|ticket id|ticket number|case|case number|\
            your reference|referenz|zeichen|referencia|riferimento|payment reference
            """
        case .issueDate:
            """
            invoice date|issue date|issued on|issued|date of issue|billing date|bill date|document date|\
            date issued|dated|date|rechnungsdatum|ausstellungsdatum|datum|vom|date de facture|\
            date de facturation|date d'emission|emise le|date d emission|fecha|fecha de factura|\
            fecha de emision|data fattura|data di emissione|data|del|factuurdatum|fakturadato|dato|\
            data wystawienia|data de emissao
            """
        case .dueDate:
            """
            due date|due on|due by|due|payment due|payable by|pay by|payable until|please pay by|\
            payment date|deadline|faellig am|fallig am|falligkeitsdatum|falligkeit|fallig bis|fallig|\
            zahlbar bis|zahlbar bis zum|zahlungsziel|echeance|date d'echeance|date d echeance|\
            a payer avant le|payable avant le|fecha de vencimiento|vencimiento|vence el|vence|scadenza|\
            data di scadenza|entro il|pagare entro|vervaldag|vervaldatum|te betalen voor|forfall|\
            forfallsdato|termin platnosci|data de vencimento
            """
        case .serviceDate:
            """
            service date|delivery date|period|service period|billing period|leistungsdatum|lieferdatum|\
            leistungszeitraum|date de livraison|fecha de entrega|data di consegna
            """
        case .total:
            """
            total due|amount due|balance due|grand total|total amount|amount payable|invoice total|\
            total incl|total to pay|total|amount|gesamtbetrag|gesamtsumme|rechnungsbetrag|endbetrag|\
            zahlbetrag|zu zahlen|brutto|bruttobetrag|gesamt|summe|total ttc|net a payer|montant total|\
            montant du|montant|total a payer|importe total|total a pagar|importe|totale|totale da pagare|\
            importo totale|totale fattura|importo|totale documento|total factura|a pagar|gross|gross total|\
            totaal|totaalbedrag|te betalen|bedrag|totalt|a betale|belop|summe brutto|summe eur|razem|\
            do zaplaty|kwota
            """
        case .subtotal:
            """
            subtotal|sub total|net amount|net total|total net|net|total excl|total excluding vat|\
            total before tax|total ex vat|zwischensumme|nettobetrag|netto|summe netto|gesamt netto|\
            sous total|total ht|montant ht|total hors taxe|total hors taxes|base imponible|subtotal sin iva|\
            imponibile|subtotale|totale imponibile|totale netto|subtotaal|sum eks mva|eks mva|excl btw|base|\
            razem netto
            """
        case .tax:
            """
            vat|tax|sales tax|gst|vat amount|tax amount|total vat|total tax|plus vat|hst|mwst|ust|\
            umsatzsteuer|mehrwertsteuer|zzgl mwst|zzgl ust|tva|montant tva|total tva|iva|cuota iva|\
            importe iva|imposta|totale iva|btw|mva|totaal btw
            """
        case .discount: "discount|rabatt|nachlass|skonto|remise|descuento|sconto|credit"
        case .shipping:
            """
            shipping|delivery|postage|freight|versand|versandkosten|porto|livraison|frais de port|envio|\
            gastos de envio|spedizione
            """
        case .taxRate: "tax rate|vat rate|steuersatz|taux de tva|taux|tipo de iva|aliquota"
        case .vendor:
            """
            vendor|vendor name|supplier|supplier name|seller|seller name|merchant|from|bill from|issued by|\
            issuer|sold by|payee|lieferant|verkaufer|rechnungssteller|absender|von|fournisseur|vendeur|\
            emetteur|proveedor|vendedor|emisor|fornitore|venditore|leverancier|leverandor|sprzedawca|\
            fornecedor
            """
        case .customer:
            """
            bill to|billed to|invoice to|sold to|customer|customer name|client|client name|buyer|recipient|\
            company|to|kunde|rechnung an|rechnungsempfanger|empfanger|kaufer|facture a|client|destinataire|\
            acheteur|cliente|facturar a|comprador|destinatario|intestatario|spett le|klant|kunde nr|nabywca|\
            mottaker
            """
        case .quantity:
            """
            quantity|qty|units|menge|anzahl|stuck|quantite|qte|cantidad|cant|quantita|qta|q ta|uds|ud|cant|\
            stk|antal|antall|aantal|ilosc|pcs|hours|seats
            """
        case .unitPrice:
            """
            unit price|price per unit|price|rate|unit cost|each|einzelpreis|stuckpreis|preis|ep|\
            prix unitaire|prix|pu|precio unitario|precio|prezzo unitario|prezzo
            """
        case .lineAmount:
            """
            line total|line amount|amount|total|sum|gesamtpreis|gesamt|betrag|gp|montant|total ht|importe|\
            importo|totale
            """
        case .description:
            """
            description|item|product|service|article|details|beschreibung|bezeichnung|artikel|leistung|\
            position|designation|descripcion|concepto|descrizione|prodotto|name
            """
        case .currency: "currency|currency code|wahrung|devise|moneda|divisa|valuta"
        case .email: "email|e mail|mail|email address|e mail address|correo|courriel"
        case .phone: "phone|telephone|tel|mobile|phone number|telefon|handy|telefono|portable|fax"
        case .iban: "iban|bank account|kontonummer|account iban"
        case .url: "url|website|web site|web|link|homepage|webseite|site"
        case .address: "address|billing address|street|anschrift|adresse|direccion|indirizzo"
        case .subject: "subject|betreff|objet|asunto|oggetto|re"
        case .paymentTerms:
            """
            payment terms|terms|terms of payment|zahlungsbedingungen|conditions de paiement|\
            condiciones de pago|termini di pagamento|condizioni di pagamento
            """
        case .country: "country|land|pays|pais|paese"
        case .personName: "contact|contact name|contact person|name|full name|ansprechpartner|nom|nombre|nome|signed"
        case .language: "language|lang|locale|sprache|langue|idioma|lingua"
        }
    }

    struct Phrase: Sendable {
        var words: [String]
        var concept: Concept
    }

    /// Phrases by their first word, longest first.
    static let byFirstWord: [String: [Phrase]] = {
        var table: [String: [Phrase]] = [:]
        for concept in Concept.allCases {
            for phrase in concept.phrases.split(separator: "|") {
                let words = TextAnalysis.words(in: String(phrase)).map(\.folded)
                guard let first = words.first else { continue }
                table[first, default: []].append(Phrase(words: words, concept: concept))
            }
        }
        return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()

    /// The longest phrases in a run of folded words, left to right without overlap; `kinds` decides between equal ones.
    static func matches(in words: [String], kinds: Set<Kind>) -> [(concept: Concept, range: Range<Int>)] {
        var found: [(Concept, Range<Int>)] = []
        var index = 0
        while index < words.count {
            let options = byFirstWord[words[index]] ?? []
            let match = options.first { phrase in
                kinds.contains(phrase.concept.kind) && index + phrase.words.count <= words.count
                    && zip(phrase.words, words[index...]).allSatisfy { $0 == $1 }
            }
            if let match {
                found.append((match.concept, index..<(index + match.words.count)))
                index += match.words.count
            } else {
                index += 1
            }
        }
        return found
    }
}
