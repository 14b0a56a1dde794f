import ChassisCore
import Testing

/// Ways of asking that are one, and look-alikes of the same ways: all written for this, none from elsewhere.
struct QuestionFrameTests {
    private func refusal(_ one: String, _ other: String) -> SameQuestion.Refusal? {
        SameQuestion.refusal(QuestionForm(one), QuestionForm(other))
    }

    @Test(arguments: [
        ("How do I cancel my subscription?", "What's the process for cancelling my subscription?"),
        ("I need help setting up my router", "How do I set up my router?"),
        ("I want to export my contacts, how?", "Is there a way to export my contacts?"),
        ("Is parking free at the hotel?", "Does the hotel have free parking?"),
        ("Does the flat have a balcony?", "Is there a balcony in the apartment?"),
        ("Are pets allowed in the flat?", "Does the flat allow pets?"),
        ("Is smoking permitted on the terrace?", "Can I smoke on the terrace?"),
        ("Can I pay with Apple Pay?", "Do you take Apple Pay?"),
        ("Is Visa accepted?", "Can I pay by Visa?"),
        ("How much do members pay?", "What's the price for members?"),
        ("Who is the author of Dracula?", "Who wrote Dracula?"),
        ("What is the capital of Peru?", "Peru's capital city is what?"),
        ("How tall is Mount Everest?", "What's the height of Mount Everest?"),
        ("How far is it from Berlin to Munich?", "What's the distance between Berlin and Munich?"),
        ("How long is the journey from Leeds to York?", "How long does it take to get from Leeds to York?"),
        ("How many kilometres is 50 miles?", "Convert 50 miles to kilometers"),
        ("What is 20% of 80?", "Calculate twenty percent of 80"),
        ("Will I get my deposit back?", "Is the deposit refundable?"),
        ("Is a visa required for Japan?", "Do I need a visa for Japan?"),
        ("How old do you have to be for a credit card?", "What's the minimum age for a credit card?"),
        ("What is covered by travel insurance?", "What does travel insurance cover?"),
        ("I forgot my password, what should I do?", "How do I reset my password?"),
        ("Where is my order 5512?", "What's the status of my order number 5512?"),
        ("How do I turn the alerts on?", "How do I enable the alerts?"),
        ("How do I make the text bigger?", "How do I increase the font size?"),
        ("How do I freeze my debit card?", "How do I lock my debit card?"),
        ("Can I return it after two weeks?", "Can I send it back after 14 days?"),
        ("Is the guarantee valid for 12 months?", "Is the warranty valid for one year?"),
        ("Call me at 8 in the morning", "Call me at 8am"), ("Set a reminder for 6pm", "Remind me at 6 pm"),
        ("Why am I unable to sign in?", "Why can't I log in?"), ("Are you open Sunday?", "Are you open on Sundays?"),
        ("When is the pharmacy open on weekdays?", "When is the pharmacy open Monday to Friday?"),
        ("What are your opening hours?", "When are you open?"),
        ("How do I unsubscribe from emails?", "How do I stop receiving emails?"),
        ("Could you tell me where the restrooms are?", "Where are the toilets?"),
        ("What is the deadline for applications?", "When is the application deadline?"),
        ("Can I modify my booking?", "Can I change my reservation?"),
        ("so how do I like raise my limit", "How do I increase my limit?"),
        ("How do I merge two PDF files?", "What's the easiest way to combine two PDFs?"),
        ("Can I bring a guest to the lounge?", "Are guests allowed in the lounge?"),
        ("Can I get a refund on a train ticket?", "Is it possible to get my money back for a train ticket?"),
        ("Is there a charge for changing my flight?", "Does it cost anything to change my flight?"),
        ("Is my railcard valid before 10am?", "Can I use my railcard before 10 in the morning?"),
        ("Is the lake safe to swim in?", "Is it safe to swim in the lake?"),
        ("My printer won't connect to the wifi, why?", "Why won't my printer connect to wifi?"),
        (
            "How do debit cards differ from credit cards?",
            "What's the difference between a credit card and a debit card?"
        ),
        ("What does VAT stand for?", "What is the meaning of VAT?"),
        ("Penicillin was discovered by whom?", "Who discovered penicillin?"),
        ("Is tipping required?", "Do I have to tip?"),
        ("What makes the sky blue?", "Why is the sky blue?"),
        ("Does the ticket include a meal?", "Is a meal included with the ticket?"),
        ("Can I stay for a fortnight?", "Can I stay for two weeks?"),
        ("Is there a student discount?", "Do students get a discount?"),
        ("How do I know if I have flu?", "What are the symptoms of flu?"),
        ("What's the price of printing a poster?", "How much does it cost to print a poster?"),
        ("Is there a café in the museum?", "Does the museum have a cafe?"),
        ("How do I end my gym membership?", "How do I cancel my gym membership?"),
        ("Can I find out if my flight is delayed?", "Can I find out whether my flight is delayed?"),
        ("Does the phone come with a charger?", "Is a charger included with the phone?"),
        ("Do you accept cash?", "Can I pay in cash?"),
        ("Who qualifies for free meals?", "Who is eligible for free meals?"),
        ("How much is the minimum wage?", "What's the minimum wage?"),
        ("Where do I send my form?", "What address should I send my form to?"),
        ("How long is the film?", "What's the running time of the film?"),
        ("Is it going to rain in Bath?", "Will it rain in Bath?"),
        ("Can I bring hand luggage for free?", "Can I bring cabin baggage free of charge?"),
    ])
    func `what is asked in several ways is one question`(one: String, other: String) {
        #expect(refusal(one, other) == nil)
        #expect(refusal(other, one) == nil)
    }

    @Test(arguments: [
        "hiya %", "Hi team, %", "Dear all, hope you're well. %", "Can I ask, %", "I have a quick question: %",
        "Help! %",
        "Question: %", "ummm %", "so erm %", "If you don't mind, %", "By the way, %", "actually %", "Anyone know %",
        "% Thx", "% ta", "% Much appreciated", "% Thanks for your help", "% if that's ok", "% Please advise", "%??",
        "Morning! Sorry for the silly question but % Any help appreciated, cheers",
    ])
    func `what people say around a question is none of it`(around: String) {
        for question in ["How do I reset my router?", "Where is the help desk?", "Can I pay by card?"] {
            #expect(refusal(question, around.replacing("%", with: question)) == nil)
        }
    }

    @Test(arguments: [
        ("How do I reach Ty?", "How do I reach Ta?"),
        ("Greetings cards, do you sell them?", "Cards, do you sell them?"),
        ("How do I thank a colleague?", "How do I greet a colleague?"), ("Help desk hours?", "Desk hours?"),
        ("How do I treat a complaint user?", "How do I treat a compliant user?"),
        ("Where is the ER?", "Where is the MRI?"),
        ("Does it like cats?", "Does it eat cats?"), ("Are you scraping cars?", "Are you scrapping cars?"),
    ])
    func `what is like politeness and is none stays`(one: String, other: String) {
        #expect(refusal(one, other) != nil)
    }

    @Test(arguments: [
        ("Does the hotel have a pool?", "Does the pool have a hotel?"),
        ("Is the room free?", "Is the room free of charge?"),
        ("Do you have books on Paris?", "Do you have books in Paris?"),
        ("Who is the director of the museum?", "Who was the director of the museum?"),
        ("Who is the winner of the cup?", "Who was the winner of the cup?"),
        ("What is the deadline for tax?", "What is the fine for tax?"),
        ("Which packages include lunch?", "Which packages exclude lunch?"),
        ("Is the restaurant dog-friendly?", "Is the restaurant pet-friendly?"),
        ("How do I update my address?", "How do I update my email?"),
        ("What's the check-in time?", "What's the check-out time?"), ("Do you take photos?", "Do you accept photos?"),
        ("Is parking free at the hotel?", "Is parking free near the hotel?"),
        ("How do I stop getting newsletters?", "How do I stop getting emails?"),
        ("Who wrote Emma?", "Who is the publisher of Emma?"), ("How old is the king?", "How tall is the king?"),
        ("Which city is Berlin in?", "Which country is Berlin in?"),
        ("Is my kid allowed to fly alone?", "Is my kid not allowed to fly alone?"),
        ("Must I pay the fee?", "Must I not pay the fee?"), ("You must not pay", "You do not have to pay"),
        ("Call me at 7 in the morning", "Call me at 7 at night"),
        ("Is it valid for 2 weeks?", "Is it valid for 2 months?"),
        ("Is it valid for 14 days?", "Is it valid for 14 weeks?"), ("Is the trial 1 year?", "Is the trial 1 month?"),
        ("What is covered by the warranty?", "What is not covered by the warranty?"),
        ("What is included in the fare?", "What is excluded from the fare?"),
        ("What's the status of my order?", "What's the status of my refund?"),
        ("I forgot my Gmail password", "I forgot my Outlook password"),
        ("I forgot my password", "I forgot my username"),
        ("How do I make the image smaller?", "How do I make the image bigger?"),
        ("How do I freeze my card?", "How do I unfreeze my card?"),
        ("How do I freeze my debit card?", "How do I freeze my credit card?"),
        ("How do I turn the alarm on?", "How do I turn the alarm off?"),
        ("How do I switch to dark mode?", "How do I switch to light mode?"),
        ("Can you book a taxi for me?", "Can you book a taxi for her?"),
        ("What is 20% of 50?", "Calculate 50% of 20"), ("What is 5 feet in metres?", "What is 5 metres in feet?"),
        ("What is Peru's capital?", "What is Peru's currency?"),
        ("What's the manager's phone number?", "What's the owner's phone number?"),
        ("Is delivery to France available?", "Is delivery from France available?"),
        ("How long is the journey from Oslo to Bergen?", "How long is the journey from Bergen to Oslo?"),
        ("What's the minimum age for voting?", "What's the maximum age for voting?"),
        ("What's the best way to learn Spanish?", "What's the cheapest way to learn Spanish?"),
        ("Are you open until Sunday?", "Are you open on Sunday?"), ("How do I sign in?", "How do I sign out?"),
        ("Where was Mozart born?", "When was Mozart born?"), ("Can I pay by card?", "Can I pay by Friday?"),
        ("What does the plan cover?", "What covers the plan?"), ("Do I need a deposit?", "Do I get a deposit?"),
        ("Is my deposit refundable?", "Is my deposit non-refundable?"),
        ("How do I fill in the form?", "How do I file the form?"),
        ("What is the process for filing a claim?", "What is the process for filling a claim?"),
        ("What makes the sky blue?", "What makes the sea blue?"),
        ("Can I take a taxi to the airport?", "Are taxis allowed at the airport?"),
        ("Is my railcard valid before 10am?", "Can I use my railcard after 10am?"),
        ("Is there a charge for changing my flight?", "Is there a charge for cancelling my flight?"),
        (
            "What's the difference between a debit card and a credit card?",
            "What's the difference between a debit card and a store card?"
        ),
        ("What are the side effects of aspirin?", "What side effects can ibuprofen have?"),
        ("Is a meal included with the ticket?", "Is a ticket included with the meal?"),
        ("Why won't my printer connect to wifi?", "Why does my printer connect to wifi?"),
        ("Can I get a refund for the ticket?", "Is the ticket non-refundable?"),
        ("Is it safe to swim in the lake?", "Is it unsafe to swim in the lake?"),
        ("Can I stay for a fortnight?", "Can I stay for a week?"),
        ("Do students get a discount?", "Do staff get a discount?"),
        ("Is tipping required?", "Is tipping allowed?"),
        ("How do I know if I have flu?", "How do I know if my baby has flu?"),
        ("How much does it cost to send a parcel?", "How much does it cost to send a letter?"),
        ("How do I end my gym membership?", "How do I pause my gym membership?"),
        ("How do I restore a deleted file?", "How do I restore a damaged file?"),
        ("Is breakfast included with the room?", "Is breakfast excluded from the room?"),
        ("Does the policy cover my laptop?", "Is my phone covered by the policy?"),
        ("Who won the 2014 World Cup?", "Who won the World Cup in 2018?"),
        ("Does the phone come with a charger?", "Does the charger come with a phone?"),
        ("Who qualifies for free meals?", "Who qualifies for meals for free?"),
        ("How do I check the box?", "How do I see the box?"),
        ("Who is eligible for a grant?", "Who is not eligible for a grant?"),
        ("What happens when I pay?", "What happens when I don't pay?"),
        ("How much is the minimum wage?", "How much is the maximum wage?"),
        ("What's the fare to Oxford?", "What's the fare from Oxford?"),
    ])
    func `look-alikes of the same ways stay two questions`(one: String, other: String) {
        #expect(refusal(one, other) != nil)
        #expect(refusal(other, one) != nil)
    }

    @Test(arguments: ["What is on next week's menu?", "What's today's menu?", "What was last month's price?"])
    func `a question of the day is one after it was turned around`(question: String) {
        #expect(QuestionForm(question).isOfNow)
    }

    @Test func `a form is its own form, and long questions keep their words`() {
        for question in [
            "How long is the trip from Oslo to Bergen?", "Does the flat have a pool?", "I forgot my password",
        ] {
            let form = QuestionForm(question)
            #expect(QuestionForm(form.text).text == form.text)
        }
        let long = String(repeating: "the flat has a pool and ", count: 50)
        #expect(refusal(long + "a cat", long + "a dog") != nil)
    }
}
