extension QuestionForm {
    static let howTo = "howto"
    static let price = "price"

    /// What people say before and after a question.
    static let politeness = PhraseTable(
        """
        sorry to bother you but|sorry to bother you|sorry to trouble you but|sorry to trouble you|sorry but
        just wondering if|just wondering|i was wondering if|i was just wondering if|i wonder if|i was wondering
        could you please tell me|can you please tell me|could you tell me please|could you tell me|can you tell me
        would you tell me|please tell me|please could you tell me|do you know|do you happen to know|any idea
        i would like to know|i want to know|i need to know|quick question|quick one|a quick question
        please can you tell me|could someone tell me|can someone tell me|does anyone know|can anyone tell me
        many thanks|thank you very much|thank you so much|thank you|thanks in advance|thanks a lot|thanks so much|thanks
        kind regards|best regards|cheers|please|pls|plz|hi there|hello there|hi|hello|hey there|hey
        good morning|good afternoon|good evening|excuse me|pardon me|basically
        hi team|hi all|hi everyone|hi guys|hi folks|hi again|hello team|hello all|hello everyone|hello again|hey team
        hey all|hey everyone|hey guys|dear team|dear all|dear sir or madam|dear sir|dear madam
        hope you is well|hope you are well|i hope you is well|i hope you are well|hope all is well
        hope this finds you well|i hope this finds you well|i hope this email finds you well
        can i ask|could i ask|may i ask|might i ask|can i just ask|i would like to ask|i want to ask|i wanted to ask
        i is wondering if|i is wondering|i is just wondering if|i is just wondering|wondering if|i was hoping to find out
        i was hoping you could tell me|i would be grateful if you could tell me|i would love to know|i need to find out
        i is trying to find out|i is trying to figure out|i is trying to understand|i want to find out|i is curious
        just curious|out of curiosity|out of interest|by the way|btw|anyone know|anybody know|does anybody know
        do any of you know|can anybody tell me|could anyone tell me|can someone please tell me|can you please let me know
        i have a question|i have got a question|i had a question|i have a quick question|just a quick question
        just a question|random question|silly question|silly question but|stupid question but|quick q
        sorry for the silly question but|sorry for the stupid question but|sorry if this is a silly question but
        this may be a silly question but|this might be a silly question but|if you do not mind|if you would not mind
        if you do not mind me asking|if that is ok|if that is okay|if that is alright
        appreciate it|much appreciated|i appreciate it|i would appreciate any help|would appreciate any help
        any help appreciated|any help would be appreciated|any help is appreciated|any help would be great
        thanks a million|thanks for your help|thanks for the help|thanks for any help|thank you for your help|thanks all
        thx|tx|ty|tysm|ta|cheers mate|cheers all|please help|please advise|please and thank you|kindly
        """)

    /// At the beginning, and only right before a word that asks.
    static let leadsBeforeAskers: Set<String> = [
        "question", "help", "morning", "afternoon", "evening", "actually", "honestly", "like", "yo", "wondering",
        "curious", "anyway", "now", "also", "listen", "q", "hiya", "howdy", "greetings",
    ]

    /// Thanks, unless they are somebody's initials.
    static let shortThanks: Set<String> = ["ta", "ty", "tx"]

    static let openers: Set<String> = [
        "what", "how", "when", "where", "who", "why", "which", "can", "could", "do", "does",
    ]

    /// At the beginning only.
    static let leads: Set<String> = ["so", "ok", "okay", "well", "but", "and", "right", "oh", "ah", "sorry"]

    /// What comes behind them is spoken of, not said.
    static let sayings: Set<String> = [
        "say", "saying", "write", "writing", "mean", "spell", "pronounce", "translate", "reply", "answer",
    ]

    /// One way of saying it for many. Left of the bar no phrase may mean something that the others don't.
    static let phrases = PhraseTable(
        """
        how do i|how can i|how could i|how would i|how should i|how do we|how can we|how i|how to|how does one>howto
        what is the way to|what is the process for|what is the process to|what is the procedure for>howto
        what is the procedure to|what is the method for|what is the method to|what are the steps to>howto
        what are the steps for|what do i need to do to|what do i have to do to|what do i do to>howto
        what steps do i take to|what is the right way to|what is the correct way to|tell me how to|show me how to>howto
        explain how to|explain how i|instructions for|instructions to|guide to|steps to|steps for>howto
        what is the best way to|what is the best way of|is there a way to|is there any way to|is there a way of>howto
        what is the process of|what is the procedure of|what is the method of|what are the steps in>howto
        i need help to|i need help with|i need some help with|i need help|help me to|help me with|help me>howto
        what should i do to|what must i do to|what do i need to do in order to|what does it take to>howto
        what do i need to do in order to|how am i supposed to|how is i supposed to|how would one|how might i>howto
        what is the easiest way to|what is the easiest way of|what is the simplest way to|what is a good way to>howto
        what steps do i need to take to|what are the steps involved in|can you show me how to>howto
        can you explain how to|could you explain how to|could you show me how to|please explain how to>howto
        how do i do that|how do i do this|how do i do it|how can i do that|how can i do this|how would i do that>how
        what is the price of|what is the cost of|what is the price for|what is the cost for|how much is|how much for>price
        how much are|how much is the price of|what is the price|what is the cost|how much is the cost of>price
        what time|at what time|at which time|what year|in what year|in which year|which year>when
        who should i|who do i|who can i>who i
        where should i|where do i|where can i>where i
        where do i go to|where can i go to|where should i go to|where do i need to go to>where i
        what date|on what date|which date|on which date>when
        how frequently|how regularly>how often
        at what>what
        find out if|find out whether>know if
        find out>findout
        is it still possible to|would it still be possible to|can i still>can i
        what kind of|what type of|what sort of|what kinds of|what types of|what sorts of>what
        what should i do|what can i do|what must i do>what i
        can we|could i|could we|may i|may we|am i able to|i is able to|is it possible to|can i still>can i
        am i permitted to|is i permitted to|is it permitted to|is it allowed to|are we allowed to|are we able to>can i
        is i able to|is i allowed to|am i allowed to|i is allowed to|is it ok to|is it okay to|is it ok if i>can i
        is it okay if i|is it alright to|is it alright if i|is it possible for me to>can i
        could you|would you|will you>can you
        have you got any|do you have any|have you got|do you have|is there any|are there any|is there|are there>you have
        turn on|switch on>enable
        turn off|switch off>disable
        two factor authentication|two factor auth|2 factor authentication|2 factor auth|2 fa|2 step verification>2fa
        sign in|log in|log on|log into|sign into>login
        sign up|sign up for|register for>register
        annual leave|paid leave>holiday
        direct deposit>directdeposit
        e mail|electronic mail>email
        mobile phone|cell phone|cellular phone>mobile
        get rid of>remove
        get in touch with|get hold of|reach out to|get in contact with>contact
        customer service|customer services|customer support|customer care|support team>support
        log out|sign out|log off|logout>logout
        check in>checkin
        check out>checkout
        swimming pool>pool
        say no to>decline
        of all devices|from all devices|on all devices|of every device|on every device>everywhere
        pdf file|pdf files>pdf
        weather forecast>weather
        close to>near
        capital city>capital
        work from home|working from home|home working|wfh>remotework
        remote work|remote working|working remotely|work remotely>remotework
        hand luggage|hand baggage|carry on luggage|carry on baggage|carry on bag|cabin luggage|cabin baggage>handluggage
        zip code|postal code|post code>postcode
        promo code|discount code|coupon code|voucher code>promocode
        user name>username
        web site>website
        cash machine|cashpoint>atm
        font size>text size
        dark theme>dark mode
        light theme>light mode
        free of charge|at no cost|free of cost>nocost
        send it back>return it
        do you have to>you need to
        have to|has to|got to|must>need to
        can not remember|do not remember|have forgotten|forget>forgot
        monday to friday|mondays to fridays|monday through friday>weekday
        at the weekend|at weekends|on weekends|on the weekend|at the weekends>weekend
        on weekdays>weekday
        great britain>uk
        order number|order no>order
        set a reminder for|set a reminder at|set a reminder>remind me at
        wake up>wakeup
        pick up>collect
        back up>backup
        fill in|fill out>complete
        hand in>submit
        dispose of|throw away|throw out>discard
        put off|push back>postpone
        call off>cancel
        pay back>repay
        get my money back>get refund
        due date>deadline
        opening times|business hours|hours of operation>opening hours
        contact information|contact info|contact details>contactdetails
        telephone number|contact number>phone number
        email address>email
        wi fi>wifi
        close to me|closest to me|nearby|near here|around here|close by>near me
        what if>what happens if
        how come|for what reason>why
        is it fine to|is it fine if i|would it be possible to|would it be ok to|would it be okay to>can i
        i is not a member|they is not members>non members
        into>to
        onto>on
        per cent>percent
        united kingdom>uk
        united states of america|united states>usa
        set up|setup>setup
        o'clock>
        """)

    /// Articles, and what English needs for a question and other languages do without.
    static let dropped: Set<String> = ["a", "an", "the", "do", "does"]

    static let momentWords: Set<String> = [
        "today", "tonight", "tomorrow", "yesterday", "now", "currently", "nowadays", "latest", "recently", "newest",
        "today's", "tomorrow's", "tonight's", "yesterday's", "heute", "morgen", "gestern", "jetzt", "aujourd'hui",
        "demain", "hier", "maintenant", "hoy", "mañana", "ayer", "ahora", "oggi", "domani", "ieri", "adesso", "derzeit",
        "aktuell", "actuellement", "actualmente", "attualmente", "hoje", "amanhã", "ontem", "agora", "atualmente",
        "vandaag",
        "gisteren", "momenteel",
    ]

    static let periods: Set<String> = [
        "week", "month", "year", "night", "weekend", "morning", "afternoon", "evening", "quarter", "hour", "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "summer", "winter", "spring", "autumn",
        "week's", "month's", "year's",
    ]

    static let units: [String: Int] = {
        let words = """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
            seventeen eighteen nineteen
            """
        var units: [String: Int] = [:]
        for (value, word) in words.split(separator: " ").enumerated() { units[String(word)] = value }
        for (index, word) in "twenty thirty forty fifty sixty seventy eighty ninety".split(separator: " ").enumerated()
        {
            units[String(word)] = (index + 2) * 10
        }
        return units
    }()

    static let scales = ["hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000]

    /// Each word of a line is its first word. Only words that stand for each other wherever they stand.
    static let synonyms: [String: String] = {
        var synonyms: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            for word in words.dropFirst() { synonyms[word] = words[0] }
        }
        return synonyms
    }()

    private static let lines = """
        is are am be
        was were
        what which
        often frequently
        nearest closest
        café cafe
        if whether
        recover retrieve
        merge combine
        allowed permitted
        benefits advantages pros upsides
        drawbacks disadvantages downsides cons
        parcel package
        luggage baggage
        change switch modify
        choose select
        website web-site
        physician doctor
        car automobile
        bike bicycle
        bikes bicycles
        plane airplane aeroplane
        fridge refrigerator
        petrol gasoline
        lorry truck
        pavement sidewalk
        mother mum mom
        father dad
        toilet restroom loo wc
        maximum max
        expensive costly
        cheap inexpensive
        ill unwell
        need require
        finish end
        make create
        see view
        speak talk
        leave depart
        leaves departs
        find locate
        refund reimburse reimbursement
        easy simple
        easiest simplest
        invitation invite
        newsletter newsletters
        i we
        my our
        me us
        quick fast
        quickest fastest
        quickly fast
        dispute challenge contest
        mute silence
        start begin
        buy purchase
        book reserve
        booking reservation
        close shut
        kid kids child children
        baby babies infant infants
        warranty guarantee
        remove delete erase
        removed deleted erased
        enable activate
        disable deactivate
        increase raise
        decrease reduce
        bigger larger
        big large
        cost price
        costs prices
        holiday holidays vacation vacations
        flat apartment
        tap faucet
        film movie
        rubbish trash garbage
        lift elevator
        television tv telly
        photo photograph picture pic
        photos photographs pictures pics
        fix repair mend
        repairing mending fixing
        phone telephone
        mobile cellphone smartphone
        email e-mail
        centre center
        colour color
        favourite favorite
        licence license
        grey gray
        instalment installment
        instalments installments
        cancelled canceled
        cancelling canceling
        travelling traveling
        programme program
        organisation organization
        organise organize
        apologise apologize
        catalogue catalog
        jewellery jewelry
        tyre tire
        kg kilo kilos kilogram kilograms kilogramme
        g gram grams gramme grammes
        km kilometre kilometres kilometer kilometers
        m metre metres meter meters
        cm centimetre centimetres centimeter centimeters
        mb megabyte megabytes
        gb gigabyte gigabytes
        lb lbs
        hour hours hr hrs
        minute minutes min mins
        second seconds sec secs
        year years yr yrs
        month months
        week weeks
        day days
        gbp pound pounds quid
        usd dollar dollars bucks
        eur euro euros
        percent percentage
        uk britain
        usa america US
        monday mondays mon
        tuesday tuesdays tue tues
        wednesday wednesdays
        thursday thursdays thu thurs
        friday fridays fri
        saturday saturdays
        sunday sundays
        weekday weekdays
        weekend weekends
        january jan
        february feb
        april apr
        august aug
        september sept
        october oct
        november nov
        december dec
        wifi wi-fi
        jab jabs vaccine vaccines vaccination vaccinations
        instantly immediately
        assist help
        """
}
