import ChassisCore
import Testing

/// Two lists of questions that were written before the rules for the first person. Every other one was looked at while
/// those were; the rest measures them.
struct FirstPersonTests {
    private static func list(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    @Test(arguments: list(private1))
    func `what somebody says "I" in is his own`(question: String) {
        #expect(AskersQuestion.isPersonal(question))
    }

    @Test(arguments: list(shared1))
    func `what is asked about everybody's way of doing it has one answer, also with "I" in it`(question: String) {
        #expect(!AskersQuestion.isPersonal(question))
    }

    @Test func `of questions that no rule was made for nearly all are told apart`() {
        let own = Self.list(Self.private2)
        let shared = Self.list(Self.shared2)

        #expect(own.count == 48 && own.count(where: AskersQuestion.isPersonal) >= 47)
        #expect(shared.count == 48 && shared.count { !AskersQuestion.isPersonal($0) } >= 44)
    }

    @Test(arguments: [
        "What is shipping to the US?", "When did World War I end?", "Does it run on Windows ME?",
        "Is GDPR in force in the EU?",
        "Pokaż faktury i zamówienia", "Mostra i documenti", "Os documentos estão nos arquivos?",
        "Give me an example of a haiku",
        "Let me know what the price is", "Can I come in on Saturday?", "Kun je me vertellen hoe ik exporteer?",
        "¿Me puede decir cómo exportar?", "Kann ich mir die Rechnungen als PDF ansehen?", "¿Cómo nos damos de alta?",
    ])
    func `what only looks like "I", or asks to be told, makes nothing personal`(question: String) {
        #expect(!AskersQuestion.isPersonal(question))
    }

    @Test(arguments: [
        "Tell me about me", "Can I see what I ordered?", "Can we see the invoices we got in May?", "Did I win?",
        "DESCRIBE ME",
        "Show me everything I bought", "Who am I talking to?", "把昨天的发票发给我", "Покажи мне счёт, который я получил вчера",
        "Pokaż mi fakturę, którą dostałem wczoraj",
    ])
    func `who asks to see what is his asks about himself`(question: String) {
        #expect(AskersQuestion.isPersonal(question))
    }

    private static let private1 = """
        Show the invoice I received last Tuesday
        What was the last thing I asked you?
        Send me the receipt from yesterday
        What have we spent since January?
        Summarise the letter the council wrote to me
        Which courses am I enrolled in?
        Give me the address I entered at checkout
        Read me the latest email
        How many days off do I have left?
        Describe the picture I sent
        Why did you cancel the booking I made?
        I never got the confirmation email, was it sent?
        Zeig mir die Rechnung, die ich letzte Woche bekommen habe
        Was hast du mir gestern geantwortet?
        Schick mir bitte die letzte Quittung
        Was haben wir im März ausgegeben?
        Was schuldet man uns noch?
        Wurde es mir schon zugeschickt?
        Montre-moi le reçu que j'ai eu hier
        Qu'est-ce que tu m'as répondu hier ?
        Envoie-moi la dernière facture
        Combien avons-nous dépensé en mars ?
        Que nous doit-on encore ?
        Est-ce que le paquet nous a été envoyé ?
        Muéstrame el recibo que recibí ayer
        ¿Qué me respondiste ayer?
        Envíame la última factura
        ¿Cuánto hemos gastado en marzo?
        ¿Qué nos deben todavía?
        ¿Ya nos enviaron el pedido?
        Mostrami la ricevuta che ho avuto ieri
        Che cosa mi hai risposto ieri?
        Mandami l'ultima fattura
        Quanto abbiamo speso a marzo?
        Cosa ci devono ancora?
        Ci hanno già spedito l'ordine?
        Mostre-me o recibo que recebi ontem
        O que você me respondeu ontem?
        Me envie a última fatura
        Quanto nós gastamos em março?
        O que eles ainda nos devem?
        Já nos enviaram o pedido?
        Laat me de bon zien die ik gisteren kreeg
        Wat heb je mij gisteren geantwoord?
        Stuur mij de laatste factuur
        Hoeveel hebben wij in maart uitgegeven?
        Wat zijn ze ons nog schuldig?
        Is de bestelling al naar ons verstuurd?
        """

    private static let shared1 = """
        How do I upload a document?
        Where can I download the app?
        Tell me how refunds work
        Give me three tips for better sleep
        Do I need a visa for Japan?
        What happens if I miss a payment?
        When did World War I end?
        I'd like to know how exports work
        Is the EU directive on invoices in force?
        Help me understand compound interest
        May I cancel at any time?
        How would I go about moving to the yearly plan?
        Wie lade ich ein Dokument hoch?
        Wo kann ich die App herunterladen?
        Erkläre mir, wie Erstattungen funktionieren
        Wie können wir einen Kollegen einladen?
        Was passiert, wenn ich eine Zahlung verpasse?
        Sag mir, wann der Laden öffnet
        Comment puis-je téléverser un document ?
        Où puis-je télécharger l'application ?
        Explique-moi comment fonctionnent les remboursements
        Comment pouvons-nous inviter un collègue ?
        Que se passe-t-il si je rate un paiement ?
        Dis-moi quand le magasin ouvre
        ¿Cómo subo un documento?
        ¿Dónde puedo descargar la aplicación?
        Explícame cómo funcionan los reembolsos
        ¿Cómo podemos invitar a un compañero?
        ¿Qué pasa si no pago a tiempo?
        Dime cuándo abre la tienda
        Come carico un documento?
        Dove posso scaricare l'app?
        Spiegami come funzionano i rimborsi
        Come possiamo invitare un collega?
        Cosa succede se non pago in tempo?
        Dimmi quando apre il negozio
        Como envio um documento?
        Onde posso baixar o aplicativo?
        Explique-me como funcionam os reembolsos
        Como podemos convidar um colega?
        O que acontece se eu não pagar a tempo?
        Diga-me quando a loja abre
        Hoe upload ik een document?
        Waar kan ik de app downloaden?
        Leg me uit hoe terugbetalingen werken
        Hoe kunnen we een collega uitnodigen?
        Wat gebeurt er als ik een betaling mis?
        Vertel me wanneer de winkel opengaat
        """

    private static let private2 = """
        Which files did I upload this morning?
        Where did you send the package I paid for?
        Did anyone leave a message for me?
        When will I be paid?
        Is there anything I still have to sign?
        Tell me what I earned in March
        What do they owe us?
        Has the courier tried to reach me today?
        Who approved the request I filed?
        Was the loan granted to us?
        List the people who follow me
        What did the doctor tell me last time?
        Welche Dateien habe ich heute hochgeladen?
        Wo ist das Paket, das ich bestellt habe?
        Gibt es eine Nachricht für mich?
        Wann bekomme ich das Geld zurück?
        Fasse den Brief zusammen, den mir die Bank geschrieben hat
        Beschreibe mich
        Quels fichiers ai-je envoyés ce matin ?
        Où est le colis que j'ai payé ?
        Y a-t-il un message pour moi ?
        Quand serai-je remboursé ?
        Résume la lettre que la banque m'a écrite
        Parle-moi de moi
        ¿Qué archivos subí esta mañana?
        ¿Dónde está el paquete que compré?
        ¿Hay algún mensaje para mí?
        ¿Cuándo me devuelven el dinero?
        Resume la carta que me escribió el banco
        Descríbeme
        Quali file ho caricato stamattina?
        Dov'è il pacco che ho comprato?
        C'è un messaggio per me?
        Quando mi rimborsano?
        Riassumi la lettera che mi ha scritto la banca
        Descrivimi
        Que arquivos eu enviei hoje de manhã?
        Onde está o pacote que comprei?
        Há alguma mensagem para mim?
        Quando vou receber o reembolso?
        Resuma a carta que o banco me escreveu
        Me descreva
        Welke bestanden heb ik vanochtend geüpload?
        Waar is het pakket dat ik gekocht heb?
        Is er een bericht voor mij?
        Wanneer krijg ik het geld terug?
        Vat de brief samen die de bank mij schreef
        Beschrijf mij
        """

    private static let shared2 = """
        Can I pay by bank transfer?
        How long does shipping to the US take?
        What do I need to open an account?
        Explain to me what two-factor authentication is
        Could you tell me when the store opens?
        Should I use REST or GraphQL for a small app?
        How can we invite a colleague to the workspace?
        What is the difference between we'll and will?
        Which plan includes API access?
        Where do I find the API key page?
        Can you recommend me a book about gardening?
        Am I allowed to resell the software?
        Kann ich per Überweisung zahlen?
        Was ist der Unterschied zwischen den Tarifen?
        Was brauche ich, um ein Konto zu eröffnen?
        Muss ich die Software jährlich kündigen?
        Darf ich die Lizenz weiterverkaufen?
        Wie ist das Wetter am Meer im Mai?
        Est-ce que je peux payer par virement ?
        Quelle est la différence entre les forfaits ?
        De quoi ai-je besoin pour ouvrir un compte ?
        Dois-je résilier chaque année ?
        Puis-je revendre la licence ?
        Où se trouve le bouton d'export ?
        ¿Puedo pagar por transferencia?
        ¿Cuál es la diferencia entre los planes?
        ¿Qué necesito para abrir una cuenta?
        ¿Tengo que cancelar cada año?
        ¿Cómo me registro?
        ¿Cuánto cuesta el plan mensual?
        Posso pagare con bonifico?
        Qual è la differenza tra i piani?
        Di cosa ho bisogno per aprire un conto?
        Devo disdire ogni anno?
        Come mi registro?
        Ci sono sconti per gli studenti?
        Posso pagar por transferência?
        Qual é a diferença entre os planos?
        O que preciso para abrir uma conta?
        Tenho que cancelar todo ano?
        Como me registro?
        Onde fica o botão de exportar nos menus?
        Kan ik per overschrijving betalen?
        Wat is het verschil tussen de abonnementen?
        Wat heb ik nodig om een rekening te openen?
        Moet ik elk jaar opzeggen?
        Mag ik de licentie doorverkopen?
        Hoe laat gaat het kantoor open?
        """
}
