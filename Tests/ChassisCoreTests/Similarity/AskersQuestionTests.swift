import ChassisCore
import Testing

struct AskersQuestionTests {
    @Test(arguments: [
        // Things of the asker's, and what is asked of them.
        "What is my account balance?", "What's my account balance?", "whats my balance", "Show me my invoices",
        "Who am I?", "Where is my order?", "Why was my card declined?", "When does our subscription end?",
        "Is my invoice paid?", "Can I see my invoices?", "Could you tell me my balance, please?",
        "I want to see our open tickets", "How much do I owe?", "How many credits do we have left?",
        "What did I order in May?", "Which plan am I on?", "Am I eligible for a refund?", "Have I paid for June?",
        "What do you know about me?", "List my devices.", "Transfer £50 from my savings to my current account",
        "My parcel has not arrived.", "Which of these invoices are mine?", "How are my sales doing?",
        "How is my order doing?", "What is my balance and how do I top it up?",
        "I have a question. What is my plan?", "Wie hoch ist mein Kontostand?", "Zeig mir meine Rechnungen",
        "Wer bin ich?", "Wo ist meine Bestellung?", "Wie viele Rechnungen habe ich?", "Wann endet unser Vertrag?",
        "Kann ich meine Rechnungen sehen?", "Wie heiße ich?", "Was schulde ich?",
        "Was ist mein Passwort und wie ändere ich es?", "Quel est mon solde ?", "Montre-moi mes factures",
        "Qui suis-je ?", "Où est ma commande ?", "Combien je dois ?", "Qu'est-ce que j'ai commandé ?",
        "Puis-je voir mes factures ?", "Comment va ma commande ?", "¿Cuál es mi saldo?", "Muéstrame mis facturas",
        "¿Quién soy?", "¿Dónde está mi pedido?", "¿Cuánto debo?", "¿Cuántas facturas tengo?",
        "¿Puedo ver mis facturas?", "Qual è il mio saldo?", "Mostrami le mie fatture", "Chi sono?",
        "Dov'è il mio ordine?", "Quanto devo?", "Wat is mijn saldo?", "Toon mijn facturen", "Wie ben ik?",
        "Waar is mijn bestelling?", "Hoeveel facturen heb ik?", "Qual é o meu saldo?", "Mostre minhas faturas",
        "Quem sou eu?", "Onde está meu pedido?", "Quanto devo?", "Jakie jest moje saldo?", "Pokaż moje faktury",
        "Kim jestem?", "Gdzie jest moja paczka?", "Ile mam faktur?", "Какой мой баланс?", "Покажи мои счета",
        "Кто я?", "Где мой заказ?", "Сколько я должен?", "Что у меня в корзине?", "私の残高はいくらですか", "私は誰ですか",
        "我的余额是多少？", "我是谁？", "我还有多少积分？", "我的订单怎么还没到？",
    ])
    func `what somebody asks about himself or his own has an answer of his own`(question: String) {
        #expect(AskersQuestion.isPersonal(question))
    }

    @Test(arguments: [
        // How something is done, whosever it is; and what is asked of the service.
        "How do I change my plan for 2 users?", "Hello, what's the way to change my plan for two users, please?",
        "How can I reset my password?", "how to export my data", "On my phone, how do I set up voicemail?",
        "I forgot it. How do I reset my password?", "Where can I find my invoices?",
        "Can I change my appointment online?", "Can I bring my own wine to the restaurant?",
        "Is it possible to merge my accounts?", "What should I do when my card is lost?",
        "What happens if my payment fails?", "Who do I contact about my bill?", "I want to delete my account",
        "Could you tell me how I change my address?", "What documents do I have to bring?", "How do refunds work?",
        "What is the price?", "Where is Anna's order?", "Are you open on Sunday?",
        "What are the steps to upgrade our plan?", "Am I allowed to smoke here?", "Is there a way to undo it?",
        "Was macht ihr?", "Wie ändere ich meine Adresse?", "Wie kann ich meine Daten exportieren?",
        "Wo finde ich meine Rechnungen?", "Kann ich meinen Vertrag kündigen?", "Was kostet der Versand?",
        "Wie können wir unser Passwort ändern?", "Was muss ich tun, wenn meine Karte weg ist?",
        "Comment puis-je exporter mes données ?", "Comment exporter mes données ?",
        "Comment changer mon mot de passe ?", "Où puis-je trouver mes factures ?", "Combien coûte la livraison ?",
        "Puis-je annuler ma commande ?", "¿Cómo puedo cambiar mi contraseña?", "¿Cómo cambio mi contraseña?",
        "¿Cuánto cuesta al mes?", "¿Puedo cancelar mi pedido?", "¿Dónde encuentro mis facturas?",
        "Come posso cambiare la mia password?", "Come cambio la mia password?", "Posso annullare il mio ordine?",
        "Hoe kan ik mijn wachtwoord wijzigen?", "Hoe wijzig ik mijn adres?", "Kan ik mijn bestelling annuleren?",
        "Como posso alterar minha senha?", "Como altero a minha senha?", "Posso cancelar meu pedido?",
        "Jak mogę zmienić moje hasło?", "Jak zmienić swoje hasło?", "Czy sklep ma parking?",
        "Czy mogę anulować moje zamówienie?", "Как я могу изменить свой пароль?", "Как изменить мой пароль?",
        "Могу ли я отменить мой заказ?", "パスワードを変更する方法", "自分のパスワードを変更する方法", "我怎么修改我的密码？", "如何导出我的数据", "", "?",
        "42",
    ])
    func `what has one answer for all who ask is nobody's own`(question: String) {
        #expect(!AskersQuestion.isPersonal(question))
    }

    @Test func `a long text is looked at in its beginning and its end`() {
        let filling = String(repeating: "The contract has many pages. ", count: 1000)

        #expect(AskersQuestion.isPersonal(filling + "What is my balance?"))
        #expect(AskersQuestion.isPersonal("What is my balance? " + filling))
        #expect(!AskersQuestion.isPersonal(filling))
    }
}
