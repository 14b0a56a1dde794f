/// Words that people use for one thing in business and support: synonyms, and the same word in neighbouring languages.
///
/// General on purpose; what a workspace calls its things is for its articles to say.
enum Thesaurus {
    /// The terms that share a group with a term, without the term itself.
    static func relatives(of term: String) -> [String] {
        guard let numbers = groupsByTerm[term] else { return [] }
        var seen: Set<String> = [term]
        return numbers.flatMap { groups[$0] }.filter { seen.insert($0).inserted }
    }

    static func groupNames(of term: String) -> [String] { (groupsByTerm[term] ?? []).map { "#" + String($0) } }

    static func contains(_ term: String) -> Bool { groupsByTerm[term] != nil }

    private static let groups: [[String]] = lines.split(separator: "\n").map { line in
        line.split(separator: " ").map { TextAnalysis.stem(String($0)) }
    }

    private static let groupsByTerm: [String: [Int]] = {
        var table: [String: [Int]] = [:]
        for (number, group) in groups.enumerated() {
            for term in Set(group) { table[term, default: []].append(number) }
        }
        return table
    }()

    private static let lines = """
        delete remove erase discard loschen entfernen supprimer effacer eliminar borrar eliminare cancellare \
        verwijderen usunac slette
        cancel terminate resign kundigen kundigung stornieren resilier annuler resiliation cancelar disdire \
        annullare opzeggen anulowac
        undo revert reverse
        cost price fee charge surcharge tariff pricing kosten kostet preis gebuhr cout coute prix frais tarif \
        cuesta cuestan precio coste tarifa costa costo prezzo prijs kost kosztuje cena koster pris
        create add new make write set setup erstellen anlegen creer ajouter crear anadir creare aggiungere aanmaken \
        instellen utworzyc opprette
        change edit modify alter update switch adjust andern andere anderung bearbeiten modifier changer cambiar \
        modificar cambiare modificare wijzigen zmienic endre
        pay payment paid zahlen zahlung bezahlen bezahlt payer paiement pago pagar pagamento pagare betaling \
        betalen platnosc zaplacic betale
        invoice bill rechnung rechnungen facture factures factura facturas fattura fatture factuur facturen faktura \
        faktury fatura fakturere fakturaer
        refund reimbursement reimburse repay erstattung ruckerstattung ruckzahlung remboursement rembourser \
        reembolso devolucion rimborso terugbetaling zwrot refusjon
        user seat member colleague teammate benutzer nutzer utilisateur usuario utente gebruiker uzytkownik bruker
        customer client buyer kunde kunden clients cliente clientes clienti klant klanten klient kunder
        supplier vendor lieferant fournisseur proveedor fornitore leverancier dostawca
        login signin sign log anmelden anmeldung einloggen connexion connecter sesion accesso inloggen zalogowac \
        logge
        password passcode passwort kennwort motdepasse contrasena wachtwoord haslo passord
        subscription plan abo abonnement abonnements suscripcion abbonamento abonament
        recurring repeating repeat periodic regular wiederkehrend wiederkehrende recurrente recurrent ricorrente \
        terugkerende
        reminder dunning mahnung mahnungen erinnerung relance relances rappel recordatorio sollecito solleciti \
        herinnering przypomnienie purring
        tax vat gst mwst umsatzsteuer steuer steuersatz tva iva imposta btw podatek mva
        card karte karten kreditkarte carte tarjeta carta kaart kort karta kaartbetaling kaartbetalingen
        bank banque banco banca
        transfer wire remittance uberweisung virement transferencia bonifico overschrijving przelew
        debit lastschrift prelevement domiciliacion addebito incasso
        direct sepa
        payout disbursement auszahlung auszahlungen versement uitbetaling uitbetaald desembolso
        quote quotation estimate offer angebot angebote devis presupuesto cotizacion preventivo offerte oferta \
        tilbud
        dispute chargeback contest litigation reklamation contestation disputa
        discount rebate reduction rabatt skonto remise descuento sconto korting rabat
        deposit advance upfront prepayment anzahlung acompte anticipo acconto aanbetaling zaliczka
        instalment installment rate raten tranche acomptes plazos
        maximum highest largest longest limit most biggest cap max hochstens maximal limite maximo massimo
        minimum lowest smallest least min mindestens minimal minimo
        duration period term length zeitraum laufzeit frist duree delai plazo periodo termine termijn
        day days tag tage tagen jour jours dia dias giorno giorni dag dagen dni dager
        week weeks woche wochen semaine semaines semana semanas settimana weken tydzien uke
        month months monthly monat monate monatlich mois mes meses mese mesi maand maanden miesiac maned
        year yearly annual annually jahr jahre jahrlich annee ans ano anos anno anni jaar rok
        hour hours stunde stunden heure heures hora horas ora ore uur godzina time
        trial test testen evaluation probezeit essai prueba prova proefperiode
        upload import attach hochladen importieren importer televerser subir importar importare uploaden
        download export save herunterladen exportieren exporter telecharger descargar exportar esportare downloaden
        email mail message emails courriel correo
        arrive reach receive received get erhalten ankommen recevoir recu recoit llegar llega recibir recibe \
        arrivare arriva ricevere ontvangen otrzymac
        send sent dispatch deliver delivery senden versenden verschicken versand envoyer envoi enviar inviare \
        versturen verzenden wyslac sende
        fetch import retrieve collect sync abrufen importer importan
        expire expiry expiration valid validity lapse ablaufen abgelaufen gultig expirer expirar caducar scadere \
        verlopen
        number nummer numero nombre numer
        error code fehler erreur errore fout blad feil
        fail failure failed refuse reject decline rejected refused fehlgeschlagen fehlgeschlagene
        retry again repeat retried try attempt
        block lock locked restrict suspend gesperrt sperren bloquer bloque bloqueado bloccato geblokkeerd
        increase raise higher upgrade erhohen hochstufen augmenter aumentar aumentare verhogen
        decrease lower downgrade reduce reducir ridurre verlagen
        language sprache langue idioma lingua taal jezyk sprak
        currency wahrung devise monnaie moneda valuta waluta dollar euro
        address adresse anschrift direccion indirizzo adres
        phone telephone telefon telefono call telefoon
        support help helpdesk assistance hilfe aide ayuda aiuto
        file document dokument fichier archivo datei bestand plik
        receipt beleg quittung recu recibo ricevuta bon paragon
        stock inventory warehouse lager bestand inventario magazzino voorraad
        archive archivierung archiver archivar archiviare
        owner inhaber proprietaire propietario proprietario eigenaar
        permission role right access allowed rolle recht zugriff droit permiso ruolo rechten
        company business firm organisation organization firma unternehmen entreprise societe empresa azienda \
        bedrijf
        account konto compte cuenta conto rekening
        hours time zeit temps tiempo tempo tijd
        format type kind
        size big large bytes grosse taille tamano dimensione
        often frequency frequently frecuencia frequence haufigkeit
        automatic automatically automatisch automatique automatiques automatico automatici
        schedule scheduled plan ahead advance planifier programar
        erasure gdpr privacy datenschutz confidentialite privacidad
        late overdue delay verspatet verzug retard retraso ritardo
        interest zinsen interets intereses interessi rente
        rotate rotation renew renewal replace exchange
        code codes kod codigo codigos codice codici
        lose lost missing verloren perdu perdido perso verloor
        crash freeze hang absturz absturzen plante
        spam junk
        template layout design vorlage modele plantilla modello sjabloon
        branch location site filiale succursale sucursal
        """
}
