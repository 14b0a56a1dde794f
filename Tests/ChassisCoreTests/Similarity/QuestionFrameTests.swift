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
    ])
    func `what is asked in several ways is one question`(one: String, other: String) {
        #expect(refusal(one, other) == nil)
        #expect(refusal(other, one) == nil)
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
