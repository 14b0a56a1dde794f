extension PhraseWeights {
    /// What `chassis bench guard --train` learned from 1147 attacks and 5298 harmless texts.
    ///
    /// Written by that command: change what it learns from, not this.
    package static let standard: PhraseWeights = {
        guard let weights = PhraseWeights(table: standardTable) else {
            preconditionFailure("the table of the learned layer is damaged")
        }
        return weights
    }()

    private static let standardTable = """
        -3.97: (bias) | 6.95: HARM | 6.33: here | 6.32: READER | 6.10: example | 5.98: WITHOUT~RULES | 5.69: this
        4.77: user | 4.75: NAMED | 4.69: now | 4.68: say | 4.48: UNBOUND | 4.39: ACT | 4.38: YOUR~INSTRUCTION
        4.28: NEVER~REFUSE | 4.23: YOUR~PROMPT | 4.04: the user | 4.01: 指 | 4.00: DECODE~OBEY | 3.92: RULES
        3.83: ACT~HARM | 3.72: chat | 3.71: always | 3.69: CALLED, REVEAL | 3.65: SECRET | 3.61: 示 | 3.58: and do
        3.50: PRIOR~YOU | 3.47: how to, 何 | 3.43: MACHINE~PRIOR | 3.37: ADD~SECRET | 3.35: PRIOR~CONTENT
        3.33: chatgpt | 3.27: ACT~ACT | 3.22: my account | 3.19: 你 | 3.17: PRIOR~SECRET | 3.13: RULES~WITHOUT
        3.06: text | 3.04: WITHOUT~REFUSE | 3.03: responses | 3.00: YOU | 2.96: me the | 2.95: CONTENT~CONTENT
        2.95: NOTE~READER, end | 2.94: NEVER~OBEY | 2.92: que | 2.89: ADD~REPLY | 2.88: begin | 2.87: YOUR~HIDDEN
        2.87: continue | 2.85: MACHINE, YOU~OBEY, me | 2.84: HIDDEN~YOU, developers | 2.82: refuse | 2.79: YOUR~RULES
        2.79: automated, she | 2.75: YOU~PROMPT | 2.74: esta | 2.70: admin, dont | 2.69: MUST~CALL
        2.68: PROCESSING~ACT | 2.66: READER~ADD | 2.64: GONE | 2.63: YOUR~INNER, as | 2.62: REVEAL~PROMPT
        2.62: WITHOUT | 2.61: PROMPT~OBEY, every, of this | 2.59: ADDRESSED, that | 2.58: decode, this page
        2.55: REFUSE | 2.53: remember | 2.52: 有 | 2.48: ANYTHING | 2.47: ADD~MARK | 2.46: content policy, 的
        2.45: were | 2.43: canary, of your | 2.41: EARLIER~REVEAL, am | 2.40: CALL~CONTENT, words | 2.39: INSTRUCTION
        2.39: write | 2.38: NAMED~MUST, 以 | 2.35: CALL~SNAKE, DECODE~DECODE, without | 2.32: CONTENT~PRIOR
        2.31: i will | 2.30: CIPHER~OBEY, with | 2.29: step | 2.28: topics | 2.27: CALL~ACT, bug
        2.26: PROCESSING~MUST, YOU~GONE, YOU~RULES, so | 2.24: READER~ACT, YOUR~WITHOUT, и | 2.23: MUST~ACT
        2.23: are #, evil | 2.22: OBEY~ANYTHING, tell me | 2.19: OVERRIDE, 是 | 2.18: 请 | 2.17: even
        2.17: will always | 2.16: ALL, PERSONA~WITHOUT | 2.15: REPLY~MUST, its | 2.12: HARM~HARM, home
        2.12: response | 2.11: MARK~REPLY, REPLY~PERSONA | 2.10: ANYTHING~ANYTHING, YOU~PERSONA, character
        2.09: if you, provide me | 2.08: have the | 2.07: ADDRESSED~ACT, MACHINE~ALL, break | 2.06: make, tool
        2.05: all, very | 2.04: YOUR~LAWS, tout, you were | 2.03: OBEY | 2.02: HIDDEN, a bank, game | 2.01: ADD~NOTE
        2.01: asked | 2.00: returns # | 1.99: # instead, INSTRUCTION~REVEAL | 1.98: PRIOR~PROMPT, YOUR
        1.98: bug report | 1.97: PROMPT~MUST, educational, forbidden | 1.96: PERSONA~NEVER | 1.95: REPLY~REVEAL
        1.95: WITHOUT~PERSONA, answers, database, talk, the steps | 1.93: ALL~WITHOUT, MARK~ACT | 1.92: money
        1.91: REPLY~CONTENT, moral | 1.90: OVERRIDE~RULES, YOU~PLAY, may see | 1.89: ALL~REVEAL, CONTENT~RULES
        1.89: REVEAL~HARM, sou | 1.88: PRIOR~UNBOUND, grant, i am | 1.87: INSTRUCTION~ANYTHING | 1.86: HIDDEN~ADD
        1.86: RULES~ALL, of a, website | 1.85: MACHINE~SEND, PRIOR~INSTRUCTION, fill | 1.84: away
        1.83: MACHINE~NAMED, PRIOR~REFUSE, search, 不 | 1.81: MACHINE~ACT, fill in, switch to | 1.80: balance to
        1.80: that you, the owners, the remaining, to be | 1.79: ADD~CONTENT, RULES~RULES, above, do anything
        1.79: ia | 1.78: RULES~ANYTHING, secret | 1.77: GONE~PERSONA, OVERRIDE~ADD, READER~ALL, password
        1.76: CREDENTIAL, INSTRUCTION~GONE, criminal, obey | 1.75: READER~MUST, REVEAL~NOTE | 1.74: exact
        1.74: novel, remaining, you are, you to | 1.73: NAMED~PRIOR, blank, computer, end of, lost, purposes
        1.72: PRIOR~WRECK, humans | 1.71: explain how, trust | 1.70: MARK~ADD, PROMPT~REVEAL, skip | 1.69: ACT~RULES
        1.69: CALLED~ACT, NEVER~INSTRUCTION, NOTE~NOTE, PROMPT~YOU, hacker, im, what the | 1.68: SNAKE~CONTENT
        1.68: comply, morale | 1.67: his, laws, lost my | 1.66: READER~ADDRESS, SECRET~ADDRESS, and follow
        1.66: and show, dan, this chat | 1.65: ADD, EARLIER~INSTRUCTION, READER~PRIOR, adresse | 1.64: ACT~SNAKE
        1.64: GONE~OBEY, is fine | 1.63: MACHINE~ANYTHING, MUST~SECRET, OBEY~PRIOR, REVEAL~INSTRUCTION
        1.63: from here | 1.62: CONTENT~YOU, EARLIER~CONTENT, be a, fine with, thing, things | 1.61: CONTENT~SECRET
        1.61: INSTRUCTION~NOTE, den, stay, the next | 1.60: like, the secret | 1.59: CONTENT~NOTE, as an
        1.59: emojis, soy | 1.58: ACT~MARK, dimensions, purpose, the users | 1.57: CALL~REVEAL, OVERRIDE~ACT
        1.57: PRIOR~YOUR, something | 1.56: PERSONA~GONE, given | 1.55: ACT~SHELL, CONTENT~MUST, PERSONA~LAWS
        1.54: NAMED~NAMED, SNAKE~SECRET, e, million, mode and, produces, reply | 1.53: NOTE~REVEAL, the other
        1.53: to tell | 1.52: CALL~WRECK, CONTENT~ADDRESS, NAMED~ALL, PLAY~WITHOUT, REVEAL~OVERRIDE, are not
        1.52: pas, you will | 1.51: MUST~HIDDEN, NAMED~NEVER, PRIOR~REVEAL, amount # | 1.50: CIPHER~PRIOR
        1.50: OVERRIDE~REVEAL, READER~PROCESSING, RULES~MACHINE, a keylogger, issue a, keylogger, load
        1.50: warnings | 1.49: ACT~PROMPT, ANYTHING~RULES, INSTRUCTION~ALL, NOTE, PERSONA~READER, from now
        1.49: whatever | 1.48: account the, conflict, here are, just, mode, youre a | 1.47: OBEY~PERSONA
        1.47: PLAY~LAWS, SECRET~YOU, insert | 1.46: PLAY~NEVER, acts, is an | 1.45: REPLY, REPLY~HARM, a list
        1.45: account balance, de, detailed, issue, me how, powerful | 1.44: PLAY~GONE, YOUR~PRIOR, credentials
        1.44: dynamic, everything, go | 1.43: ok, realistic, the current | 1.42: PERSONA~MACHINE, PRIOR~HIDDEN
        1.42: PROCESSING~MARK, READER~NAMED, execute, for my, mention, youve | 1.41: CONTENT~SEND
        1.41: PERSONA~PROMPT, READER~SEND, WITHOUT~ADD | 1.40: ANYTHING~NEVER, HIDDEN~MUST
        1.40: INSTRUCTION~OVERRIDE, MACHINE~PROCESSING, NAMED~ACT, ethics, every step, operator, their
        1.40: to bypass | 1.39: CALL~INSTRUCTION, DECODE~CIPHER, cars, matrix, plan to, uncensored | 1.38: ADD~MACHINE
        1.38: NOTE~CALLED, OVERRIDE~PRIOR, REPLY~MACHINE, WITHOUT~LAWS, at home, content, goes, with it
        1.37: INSTRUCTION~REPLY, REPLY~REPLY, and give, palindrome | 1.36: CALL~GONE, PROMPT~CONTENT
        1.36: READER~SHELL, REPLY~NEVER, REVEAL~HIDDEN, as my, im a, lift, price, unrestricted | 1.35: ACT~CREDENTIAL
        1.35: MARK~YOUR, NOTE~PROMPT, PRIOR~NOTE, YOU~LAWS, begin with | 1.34: ANYTHING~OBEY, score, true
        1.33: ADD~SNAKE, matter, movie, opposite, switch | 1.32: CONTENT~NEVER, CONTENT~PROMPT
        1.32: INSTRUCTION~WITHOUT, INSTRUCTION~YOU, MUST~RULES, REFUSE~REPLY, REPLY~ADD, SNAKE~PROMPT, repeat
        1.32: run | 1.31: CALLED~PRIOR, NOTE~MUST, PROMPT~NOTE, YOUR~GONE, in depth | 1.30: MUST~CONTENT
        1.30: NEVER~MACHINE, REFUSE~PRIOR, REPLY~UNBOUND, mind, others, to make, words of, you understand
        1.29: ADD~READER, RULES~PRIOR, give, now on, understand | 1.28: PRIOR~CALLED, WITHOUT~OBEY, answer with
        1.28: gt, makes, query, speak | 1.27: HIDDEN~ACT, PROCESSING~PROCESSING, and she, as if, body, its for
        1.27: jailbreak, not to, people | 1.26: instructions and, the text, users | 1.25: SNAKE~INNER
        1.25: WRECK~YOU, anything, but, do what, es, even if, safety | 1.24: HIDDEN~MACHINE, YOU~INSTRUCTION
        1.24: alpha, by a, change the, confidence, dialogue, give a, lie, random, watch | 1.23: ANYTHING~INSTRUCTION
        1.23: NAMED~PROCESSING, REFUSE~REFUSE, REPLY~READER, SECRET~ACT, WRECK~EARLIER, depth, du, temperature
        1.23: to one | 1.22: ALL~NEVER, GONE~ALL, NAMED~ADD, explain, session | 1.21: PERSONA~NAMED
        1.21: REVEAL~SECRET, SNAKE~ACT, an example, convincing, ex, judge, mark | 1.20: ANYTHING~MACHINE
        1.20: HIDDEN~PRIOR, NOTE~CONTENT, PERSONA~MUST, REPLY~CREDENTIAL, REPLY~INNER, YOU~WITHOUT | 1.19: NOTE~RULES
        1.19: SEND~SECRET, and confirm, assistants, made, owners, token, tutorial | 1.18: ACT~CALLED
        1.18: ANYTHING~REFUSE, ANYTHING~WITHOUT, INNER, PERSONA~HARM, WITHOUT~INSTRUCTION, point
        1.17: ADDRESSED~PRIOR, INNER~YOU, PERSONA, PLAY~HARM, PROMPT~WITHOUT, it says, obey the, policy, power
        1.16: ANYTHING~YOU, MUST~YOU, and that, engine, question, the data, the information, your plan, す
        1.15: MACHINE~REFUSE, NAMED~SEND, NOTE~ANYTHING, PROMPT, YOUR~NOTE, and answer, at once, extreme
        1.15: on how, real, the developers | 1.14: GONE~YOU, NEVER~PROMPT, ethical, getting, http, like a
        1.14: private, protect, to me | 1.13: ACT~WRECK, NEVER~RULES, NOTE~OBEY, OBEY~SNAKE, PRIOR~PERSONA
        1.13: SHELL~SECRET, and, both, hi, paragraph, passed, your responses | 1.12: ADD~REFUSE, REVEAL~INNER
        1.12: WRECK~GONE, asked you, by, describe, discount, engaging, the exact | 1.11: MUST~OBEY, NOTE~ADD
        1.11: REPLY~PROMPT, WITHOUT~MACHINE, address and, hide, me what, please remember, the words
        1.10: PRIOR~CREDENTIAL, hypothetical, input, refusing, the chat, web, what it | 1.09: ALL~MACHINE
        1.09: RULES~PROCESSING, SECRET~SEND, WRECK~REVEAL, fur, language and, messages | 1.08: INNER~INNER
        1.08: MUST~ALL, NOTE~INSTRUCTION, OBEY~REFUSE, absolutely, are now, question in, tu | 1.07: PROCESSING~ADD
        1.07: REFUSE~PERSONA, are going, pick | 1.06: ALL~RULES, PRIOR~OVERRIDE, PROCESSING~NOTE, WRECK~NEVER
        1.06: connections, god, youre | 1.05: ADD~PROMPT, CALL~SEND, OVERRIDE~HIDDEN, PLAY~PROMPT, PRIOR
        1.05: REVEAL~CREDENTIAL, WITHOUT~READER, code, no matter, reading the, to continue | 1.04: CALLED~SEND
        1.04: CONTENT~HARM, PROMPT~RULES, REFUSE~PLAY, allowed to, detail, exactly, knowledge, openai
        1.04: writing a | 1.03: EARLIER~SECRET, MUST~GONE, NAMED~HIDDEN, READER~OVERRIDE, YOU~OVERRIDE, allows
        1.03: care about, me to, training | 1.02: ANYTHING~REPLY, HARM~ANYTHING, NAMED~EARLIER, SEND~CONTENT
        1.02: black, instructed, the last, who has | 1.01: MARK~MARK, PROMPT~PERSONA, YOUR~NEVER, named, nobody
        1.01: set | 1.00: ADD~CREDENTIAL, CONTENT~EARLIER, OBEY~YOUR, answer to, great, i say, law, meet, no
        1.00: of others, so they, to refuse, will, with absolutely | 0.99: MARK~MUST, SECRET~MUST, creating
        0.99: followed by, free and, him, refunded, subject, you received | 0.98: # after, HIDDEN~PROCESSING
        0.98: PERSONA~HIDDEN, SECRET~MARK, SECRET~SNAKE, action, in your, my, no rules, say i, so far, to have
        0.98: utilize | 0.97: ACT~SECRET, PROCESSING~READER, REVEAL~RULES, WITHOUT~UNBOUND, YOU~MACHINE
        0.97: finally, humanity, illegal, personality, record, starting, user input, without question, writing
        0.96: CALLED~REPLY, CALL~HIDDEN, CIPHER~ACT, EARLIER~PROMPT, GONE~WITHOUT, MARK~YOU, OBEY~PLAY
        0.96: PROCESSING~REVEAL, and without, for the, user is | 0.95: ADD~ANYTHING, YOUR~SECRET, a very, care
        0.95: everybody, hates, there is, write as | 0.94: # euro, LAWS~OBEY, RULES~NAMED, command, good
        0.94: has to, in any, in every, instead, is made, run the | 0.93: ADD~ADD, CIPHER, MUST~LAWS
        0.93: NOTE~NAMED, OVERRIDE~ALL, OVERRIDE~YOUR, PLAY~READER, PROMPT~PROMPT, WITHOUT~PLAY, YOUR~REPLY
        0.93: customer is, if asked, in a, it as, make a, not answer, them as | 0.92: ALL~REFUSE, GONE~PLAY
        0.92: NEVER~NAMED, RULES~PERSONA, WRECK~WITHOUT, YOU~MUST, once, vom | 0.91: CONTENT~REFUSE
        0.91: INSTRUCTION~OBEY, MACHINE~EARLIER, PERSONA~ANYTHING, PLAY~HIDDEN, PROCESSING~MACHINE
        0.91: READER~EARLIER, amounts, and will, speech, this message | 0.90: GONE~MARK, RULES~PLAY
        0.90: WITHOUT~CONTENT, city, euro, far, name is, ones, recovery, society, to any, topic | 0.89: ACT~UNBOUND
        0.89: ANYTHING~PERSONA, GONE~EARLIER, el, frozen, hello, me as, memory, youve been | 0.88: INNER~REVEAL
        0.88: MUST~WRECK, REFUSE~ACT, REFUSE~NEVER, WITHOUT~ALL, confirmation, create, fees on, have no
        0.88: normal and, raw, the form | 0.87: ALL~YOU, PROMPT~PLAY, READER~CONTENT, REVEAL~UNBOUND, YOU~HARM
        0.87: act like, answer like, dangerous, next, remember you, saying, the original, to talk, waive
        0.87: you never | 0.86: HARM~REFUSE, NOTE~PRIOR, OBEY~INSTRUCTION, OBEY~OBEY, OVERRIDE~CONTENT
        0.86: PROCESSING~RULES, READER~ANYTHING, REPLY~PLAY, RULES~READER, SECRET~SECRET, WITHOUT~INNER, ai
        0.86: have, love, opinions, sessions, software, talk about | 0.85: HARM~PERSONA, REFUSE~WITHOUT
        0.85: SECRET~CREDENTIAL, asking, now the, of all, present, respond to, the content, to our | 0.84: HARM~ALL
        0.84: RULES~OBEY, RULES~YOU, SHELL~SNAKE, know that, max, message with, page, security, title, would
        0.83: DECODE~PRIOR, EARLIER~ADD, HIDDEN~SECRET, INSTRUCTION~ADD, INSTRUCTION~SEND, MUST~PERSONA
        0.83: MUST~REFUSE, PRIOR~HARM, REFUSE~REVEAL, WITHOUT~NAMED, YOUR~MUST, bomb, comments, generator
        0.83: going to, i write, mode you, should be, source, to break, write them | 0.82: CALL~PRIOR
        0.82: HARM~PLAY, INSTRUCTION~ACT, SNAKE~ADD, YOU~UNBOUND, and tell, list of, product, they dont, to say
        0.82: tone | 0.81: OVERRIDE~MUST, a code, behind, but they, emergency, exist, full, mode in, refusal
        0.81: staff, the conversation | 0.80: ANYTHING~HARM, PLAY~MUST, REPLY~RULES, SNAKE~REPLY, a game
        0.80: address, and how, below, create a, no warnings, sex, systems, time you | 0.79: GONE~RULES
        0.79: NOTE~ALL, PERSONA~ALL, REVEAL~PRIOR, WITHOUT~PROMPT, say the | 0.78: HARM~MACHINE, RULES~OVERRIDE
        0.78: WITHOUT~ANYTHING, WRECK~REPLY, drop, effective, followed, in full, is a, order #, potential, rule
        0.78: show, trained | 0.77: # at, NOTE~OVERRIDE, OBEY~CONTENT, SECRET~EARLIER, and always, but it
        0.77: every request, hate, here is, not care, tom, try to | 0.76: ANYTHING~CONTENT, NAMED~REFUSE
        0.76: NEVER~INNER, filters, fun, that the | 0.75: ADD~MUST, GONE~REFUSE, HIDDEN~RULES
        0.75: INSTRUCTION~NEVER, NAMED~CONTENT, PROMPT~OVERRIDE, agrees, calling, changed, disabled, in all
        0.75: to get, to you | 0.74: INSTRUCTION~HARM, NEVER~PERSONA, OBEY~MUST, PLAY~INNER, YOU~REFUSE
        0.74: limitations, say that, share the, to gain | 0.73: HIDDEN~CONTENT, READER~HIDDEN, REVEAL~REFUSE
        0.73: by saying, o, results, stay in, technical, unethical | 0.72: MACHINE~NEVER, PERSONA~YOUR
        0.72: RULES~ACT, asked for, came, commands, consequences, my first, no filters, say something
        0.71: NOTE~HARM, PERSONA~PLAY, PERSONA~PRIOR, PROCESSING~WRECK, REPLY~ACT, REVEAL~GONE, complete
        0.71: constraints, ever, into the, login, recommend, share | 0.70: HIDDEN~NOTE, INSTRUCTION~PERSONA
        0.70: REFUSE~OBEY, REVEAL~WRECK, comes, highest, original, to this | 0.69: EARLIER~NOTE, HIDDEN~LAWS
        0.69: MUST~ADD, PLAY~MACHINE, PRIOR~MUST, PROMPT~EARLIER, READER~SNAKE, SEND~EARLIER, SNAKE~YOUR, llm
        0.69: my order, not do, pretend to | 0.68: EARLIER~YOUR, LAWS~MACHINE, MARK~INSTRUCTION, NOTE~MACHINE
        0.68: OBEY~SHELL, RULES~REFUSE, SECRET~YOUR, SEND~ADDRESS, bypass the, dollar, i can, i know, image
        0.68: time and, where you, without the | 0.67: ANYTHING~YOUR, HARM~NEVER, NOTE~YOU, capable, capable of
        0.67: confines, from this, i ask, if it, orders for | 0.66: INNER~ANYTHING, NAMED~ANYTHING
        0.66: NEVER~READER, PLAY~PLAY, REPLY~YOU, UNBOUND~ANYTHING, UNBOUND~REVEAL, an answer, and be, freely
        0.66: ill, matter what | 0.65: GONE~GONE, GONE~MACHINE, PERSONA~INNER, SNAKE~YOU, and may, project
        0.65: the question, the world, whenever, you may | 0.64: ACT~ADDRESSED, ANYTHING~ADD, REFUSE~GONE
        0.64: UNBOUND~ACT, confident, consciousness, do not, fictional, going, instructions you, never refuse
        0.64: simulate, want and, whatever the, will respond, won | 0.63: ANYTHING~PRIOR, CREDENTIAL~ACT
        0.63: GONE~UNBOUND, NEVER~PROCESSING, PLAY~NAMED, READER~REFUSE, REPLY~CALL, REVEAL~YOU, always answer
        0.63: answer, lot, of what, post, would say | 0.62: GONE~REPLY, MARK~PRIOR, MUST~NAMED, NOTE~PERSONA
        0.62: PERSONA~UNBOUND, PRIOR~REPLY, allowed, etc, generate, hi chatgpt, it is, meet the, minimum
        0.61: ADDRESS, ADD~LAWS, INSTRUCTION~PLAY, OBEY~NEVER, acting as, based, example if, front, gain
        0.61: in python, sure, you and | 0.60: GONE~ANYTHING, INNER~WITHOUT, MACHINE~MUST, MUST~SNAKE
        0.60: PROMPT~HARM, READER~INNER, UNBOUND~REPLY, a response, acting, freed from, into a, mentioned
        0.59: ANYTHING~ALL, HARM~REVEAL, MARK~REFUSE, NAMED~CALLED, NAMED~INNER, READER~CALLED, REPLY~MARK
        0.59: UNBOUND~HARM, enabled, following, key, offensive, stands for | 0.58: # per, ACT~EARLIER
        0.58: ACT~PERSONA, CALL~YOUR, HARM~REPLY, HIDDEN~MARK, MUST~MACHINE, RULES~HIDDEN, SHELL~ADD, YOUR~ADD
        0.58: and not, future, how you, like you, one with, saved, stands, success, treat, which stands
        0.57: ALL~READER, NAMED~PERSONA, REPLY~NAMED, SNAKE~GONE, as dan, left, lets, master, this you, world
        0.57: you break | 0.56: EARLIER~MACHINE, MACHINE~CALLED, MARK~GONE, NEVER~MARK, PERSONA~RULES
        0.56: PRIOR~ADDRESS, capacity, confines of, files, not the, starts, the full, when i, won the, you
        0.55: REPLY~EARLIER, REVEAL~CALL, a lot, freed, give the, internet, of his, part of, shit | 0.54: ACT~ANYTHING
        0.54: ACT~REFUSE, ANYTHING~NAMED, CREDENTIAL~PRIOR, bound, forever, or not, personal, research, swear
        0.54: taken, task, will do | 0.53: GONE~HIDDEN, INNER~OBEY, PLAY~RULES, PROMPT~LAWS, REFUSE~YOU
        0.53: SECRET~MACHINE, a language, is not, knows, to pretend | 0.52: GONE~YOUR, PRIOR~ADD, PROMPT~ADD
        0.52: READER~NEVER, REVEAL~LAWS, WITHOUT~MARK, base, comply with, for me, processing, provide
        0.52: say anything, we are | 0.51: DECODE, HIDDEN~HIDDEN, INSTRUCTION~MUST, PERSONA~INSTRUCTION
        0.51: PROCESSING~SNAKE, WITHOUT~REPLY, a question, break character, claim, like this, part, respond
        0.51: space | 0.50: ACT~OVERRIDE, GONE~PRIOR, HIDDEN~EARLIER, MACHINE~REVEAL, REFUSE~MUST, ability to
        0.50: control, culture, do and, normal, openais, replies, the following, which you | 0.49: LAWS~ALL
        0.49: OVERRIDE~ANYTHING, PERSONA~NOTE, PLAY~ANYTHING, PLAY~UNBOUND, REPLY~SECRET, as you, cut off
        0.49: help you, loves, promo, responding | 0.48: ANYTHING~INNER, ANYTHING~PLAY, INNER~ADD, OBEY~HIDDEN
        0.48: OBEY~SEND, doesnt have, inside, machine, steps to, takes, that is, the internet | 0.47: ADD~YOU
        0.47: ANYTHING~READER, HIDDEN~OBEY, INNER~GONE, INNER~NEVER, NOTE~EARLIER, NOTE~SEND, SEND~REPLY
        0.47: as the, it may, le, on you, parts, prompt, tags | 0.46: CALL~SHELL, LAWS~RULES, REPLY~NOTE
        0.46: YOUR~REVEAL, amoral, at all, cannot, concern, making, more than, of, respond as, well | 0.45: ACT~NAMED
        0.45: CALLED~MACHINE, CALLED~READER, OVERRIDE~PERSONA, PLAY~ALL, WITHOUT~EARLIER, WITHOUT~HARM, it
        0.45: my questions, possible, received, remind | 0.44: ADD~RULES, OBEY~ALL, OBEY~READER
        0.44: PROMPT~INSTRUCTION, YOUR~REFUSE, ability, anything now, boundaries, do something, emotions, harm
        0.44: is illegal, m, morality, orders, the law, today, what you | 0.43: ADD~EARLIER, GONE~INNER
        0.43: INNER~UNBOUND, NAMED~REPLY, PROCESSING~NAMED, attached, for that, for this, sorry i, to help
        0.42: # to, NAMED~CALL, OVERRIDE~MACHINE, PERSONA~MARK, YOU~YOU, ai language, answer as, der
        0.42: in character, of any, remind you, responses should | 0.41: ALL~PERSONA, MACHINE~INNER, NEVER~HARM
        0.41: PRIOR~RULES, PROCESSING~ALL, WITHOUT~PROCESSING, have #, if he, it doesnt, you answer
        0.40: ANYTHING~ACT, ANYTHING~UNBOUND, EARLIER~MUST, REFUSE~ADD, UNBOUND~NAMED, also, paper, shall
        0.40: start with, steps, you cant | 0.39: CREDENTIAL~YOU, OVERRIDE~PLAY, PERSONA~YOU, PRIOR~NAMED
        0.39: REFUSE~ANYTHING, REPLY~CALLED, YOU~HIDDEN, and act, answering, morals, start, the human | 0.38: ALL~HARM
        0.38: ALL~NAMED, ANYTHING~REVEAL, REVEAL~CONTENT, und, what is | 0.37: ACT~ADDRESS, ALL~GONE
        0.37: OBEY~MACHINE, PLAY~INSTRUCTION, WITHOUT~REVEAL, ask you, based on, be more, in which
        0.37: language model, something you | 0.36: ALL~REPLY, LAWS~ACT, REVEAL~MARK, RULES~MARK, and then
        0.36: broken, can say, classic, do so, im sorry, paragraphs, summary, well as | 0.35: ADD~HIDDEN
        0.35: INNER~REFUSE, NOTE~REPLY, REFUSE~CONTENT, SNAKE, always provide, dan you, for you, style
        0.35: will use | 0.34: ANYTHING~LAWS, ANYTHING~MUST, NEVER~PLAY, any kind, current, cut, in two
        0.34: processed, will let | 0.33: ANYTHING~PROMPT, from, if i, maximum, must always, policies, thread
        0.33: to answer, youll | 0.32: ACT~NEVER, ADD~INSTRUCTION, HIDDEN~WITHOUT, anyone, can and
        0.32: content that, do it, it should, you a | 0.31: INNER~REPLY, MUST~WITHOUT, PROCESSING~LAWS
        0.31: PROMPT~NEVER, he is, none of, to, you dont | 0.30: ADD~ALL, HIDDEN~REPLY, PRIOR~OBEY
        0.30: UNBOUND~MACHINE, YOU~INNER, before, characters, see | 0.29: ADD~NAMED, REPLY~YOUR, RULES~CONTENT
        0.29: cannot do, for example, information that, non, therefore | 0.28: ALL~ANYTHING, CALL~MACHINE
        0.28: HARM~CONTENT, HIDDEN~PERSONA, NEVER~LAWS, PROMPT~ANYTHING, as chatgpt, fully, sorry, tell you
        0.28: with the | 0.27: ACT~CONTENT, MUST~PRIOR, MUST~PROMPT, anything and, form, i need, including
        0.27: most, you you | 0.26: ALL~CONTENT, MUST~PLAY, PRIOR~PLAY, all of, and is, into, violent
        0.25: NAMED~MACHINE, NEVER~UNBOUND, OBEY~NAMED, PLAY~REPLY, WITHOUT~WITHOUT, free, will say | 0.24: ALL~YOUR
        0.24: CONTENT~OBEY, HARM~WITHOUT, READER~CALL, information, you have | 0.23: REFUSE~RULES, actions, put
        0.23: the first | 0.22: INNER~ACT, being, in this, result | 0.21: ACT~WITHOUT, completely | 0.20: ADD~HARM
        0.20: GONE~NEVER, MUST~ANYTHING, PLAY, REPLY~REFUSE, UNBOUND~WITHOUT, is to, prompts, tokens
        0.19: INSTRUCTION~YOUR, kind of | 0.18: GONE~CONTENT, HIDDEN~YOUR | 0.17: PROMPT~REPLY, REVEAL~PERSONA
        0.17: you know | 0.16: ANYTHING~NOTE, NAMED~YOU, from the | 0.15: ALL~PLAY, MUST~YOUR, NOTE~ACT
        0.14: CONTENT~NAMED, HARM~UNBOUND, the | 0.13: in the, new, report | 0.11: ACT~ADD, PRIOR~MARK
        0.10: MUST~NOTE, YOU~ANYTHING, balance | 0.09: NAMED~PLAY, PRIOR~GONE | 0.08: la, yourself | 0.07: GONE~READER
        0.07: HARM~YOU, bypass | 0.06: ALL~INSTRUCTION, RULES~HARM, YOU~NOTE | 0.04: INSTRUCTION~INSTRUCTION
        0.04: YOUR~CONTENT | 0.02: ACT~ALL | 0.01: has, life, to # | -0.01: WITHOUT~ACT | -0.04: tell
        -0.05: REPLY~WITHOUT | -0.12: REVEAL~REVEAL, are, first, still | -0.13: ALL~ALL, CONTENT, NEVER~NEVER
        -0.13: NEVER~REVEAL, REVEAL~MUST | -0.14: CONTENT~WITHOUT, about | -0.15: does not, in # | -0.16: MACHINE~YOUR
        -0.16: PLAY~PERSONA, YOU~ADD, up to | -0.17: off | -0.18: leave, restrictions | -0.19: MUST~REVEAL
        -0.19: NEVER~ANYTHING, PLAY~PRIOR, none, the rules | -0.20: MACHINE~PROMPT | -0.21: INNER~PROMPT
        -0.21: NAMED~YOUR, one | -0.22: ANYTHING~SECRET, PRIOR~ANYTHING | -0.23: INNER~RULES, and you, it does
        -0.24: choose, know | -0.25: YOUR~PLAY, fee #, requirement | -0.26: CONTENT~ANYTHING, OBEY~LAWS
        -0.26: REVEAL~REPLY, ask for, inform, is correct, thats | -0.27: INSTRUCTION~READER, LAWS~CONTENT
        -0.27: PROMPT~READER, YOU~NEVER, card #, for any, use of | -0.28: READER~PERSONA, amount, collection
        -0.28: re, status, the way | -0.29: ALL~OBEY, RULES~NEVER, SHELL, YOUR~YOU, confirmed, method, nov
        -0.29: nov #, until the | -0.30: ADD~OBEY, CONTENT~MACHINE, MACHINE~LAWS, NEVER, RULES~PROMPT, applied
        -0.30: qualify, the file, the transaction, tour | -0.31: # in, ACT~GONE, GONE~INSTRUCTION
        -0.31: INSTRUCTION~REFUSE, NEVER~ALL, a credit, cant, have to, savings account, separated, typically
        -0.31: who, withdrawals | -0.32: INSTRUCTION~PRIOR, OBEY~GONE, i tell, letter, linked, what | -0.33: # for
        -0.33: MACHINE~CALL, MACHINE~OBEY, MUST~NEVER, PERSONA~PERSONA, bonus, less, of them | -0.34: ACT~MACHINE
        -0.34: any time, cycle, quickly, role of | -0.35: ADD~ACT, LAWS~PERSONA, best practices, lead, posted
        -0.35: really | -0.36: ANYTHING~GONE, MARK~SEND, PRIOR~SEND, currency, merchant, programming, recent
        -0.36: your | -0.37: ACT~LAWS, ACT~SEND, HIDDEN~READER, NEVER~HIDDEN, block, determine, from a, hour
        -0.37: may be, me that, moved, note that, quick, team, they appear, to fix, us | -0.38: # was
        -0.38: CONTENT~PERSONA, PROCESSING~YOUR, asked to, list it, longer, normally, not a, phone #, returns
        -0.38: should, subject to, the payment, those | -0.39: LAWS~NEVER, REPLY~INSTRUCTION, YOU~PRIOR
        -0.39: a different, mon, of our, the format | -0.40: EARLIER~ANYTHING, INNER~NAMED, LAWS~MUST
        -0.40: NAMED~LAWS, RULES~NOTE, YOU~PROCESSING, and in, annual, asks you, country, direct, minutes
        -0.40: stated in, warning, when it | -0.41: EARLIER~ACT, GONE~PROCESSING, GONE~SEND, PROMPT~ACT
        -0.41: an invoice, applicable, net, thank you, usage, use the, you must | -0.42: LAWS, OBEY~WITHOUT
        -0.42: access to, done, earn, except, external, friendly, is there, it must, means, self, someone
        -0.42: the customer, the role, the standard | -0.43: HIDDEN~ANYTHING, INSTRUCTION~LAWS, LAWS~PLAY
        -0.43: NAMED~INSTRUCTION, PRIOR~EARLIER, WITHOUT~MUST, YOUR~OBEY, at least, but i, directly
        -0.43: entities in, out, thought, to a, when a, に | -0.44: NEVER~CALL, OBEY~RULES, PRIOR~LAWS
        -0.44: application, square, submission, threshold | -0.45: INNER~LAWS, MACHINE~GONE, MUST, about the
        -0.45: access, answer in, appear in, apply, cap, cost, lower, nothing, to ensure, you want
        -0.46: EARLIER~REPLY, MACHINE~RULES, WRECK~MARK, YOUR~MACHINE, a good, and should, controls
        -0.46: conversation, g, ip, promptly, register, right, sign, specific, verification, via, which is
        -0.46: your balance | -0.47: ADD~GONE, MACHINE~MACHINE, because the, case, https, log, patients
        -0.47: reduce | -0.48: HARM~RULES, SNAKE~CALL, a comma, a fee, across, adding, default, designed, hand
        -0.48: least, legal, message, names, on its, r, review the, sentence, tips for | -0.49: CONTENT~INSTRUCTION
        -0.49: NAMED~WITHOUT, PRIOR~NEVER, SEND~ACT, a financial, active, call, checking account, day
        -0.49: developer, proper, reminders, shows, their own, waiting | -0.50: ADD~CALL, INNER~CONTENT
        -0.50: charges, four, how many, referral, review your, the above, them to, urgent, virtual card
        -0.51: GONE~NOTE, READER~NOTE, YOUR~ANYTHING, date of, import, lists, members, nothing more, to keep
        -0.51: until, variable | -0.52: OVERRIDE~LAWS, cases, compare, customer to, d, refunds, tier
        -0.53: INSTRUCTION~MACHINE, RULES~REPLY, affect, comma, company, delays, is from, move, name and
        -0.53: phone number, practices, request, scale, tax | -0.54: CALL~HARM, NAMED~READER, NEVER~NOTE
        -0.54: OBEY~CALL, REPLY~OBEY, a human, accountant, agent, birth, built in, removed, see the, stolen
        -0.54: store, the receipt, this is | -0.55: # this, ADD~PLAY, ALL~ACT, INNER~PRIOR, PLAY~OBEY
        -0.55: YOUR~EARLIER, after the, benefits, monitor, pdf, prevent, regular, require, returned, spending
        -0.55: the limit | -0.56: ACT~INSTRUCTION, CONTENT~GONE, MARK~HIDDEN, READER~PROMPT, REPLY~PRIOR
        -0.56: RULES~ADD, WITHOUT~HIDDEN, added, are a, authorization, booking, destination, eight, f
        -0.56: has been, pending, rather than, so #, spelling and, vat, what happens | -0.57: ADD~PERSONA
        -0.57: CONTENT~WRECK, HARM~MUST, OBEY~ACT, RULES~REVEAL, SEND~ANYTHING, YOU~CALL, YOU~REPLY, applies
        -0.57: error, finance, happens, priority, related, several, standing, start the, troubleshooting
        -0.57: will be | -0.58: HIDDEN~ALL, PERSONA~OBEY, PROCESSING~CONTENT, REVEAL~YOUR, SECRET~OBEY, adjust
        -0.58: already, answer the, categories, government, hold, only, planning, supported | -0.59: CALL~READER
        -0.59: EARLIER~PLAY, SEND~REVEAL, account and, and can, assistant, banking, because you, below you
        -0.59: calendar, domestic, final, from your, keep the, manual, meets, reach, term, timing | -0.60: CALL
        -0.60: CALL~WITHOUT, CONTENT~ADD, PROMPT~ALL, al, blue account, difference, maintain, offer, state
        -0.60: the right | -0.61: # times, MACHINE~PERSONA, MACHINE~YOU, PLAY~REVEAL, RULES~LAWS, SEND~MACHINE
        -0.61: YOU~NAMED, apy, for each, fraud, grammar, rather, reasons, stated, the statement, though
        -0.61: withdrawal | -0.62: EARLIER~RULES, SHELL~SHELL, and all, clear, developer mode, general
        -0.62: location, managing, must, separate, van | -0.63: HIDDEN~NAMED, REVEAL~EARLIER, a replacement
        -0.63: against, are an, au, bank, can be, disputes, due, elite, ms, of my, provide a, screen | -0.64: ADD~SEND
        -0.64: NEVER~EARLIER, RULES~SECRET, deposits, identity, over, recurring, reporting, the #, tree, word
        -0.64: you need | -0.65: SNAKE~READER, YOUR~SEND, and history, green account, least #, options, order
        -0.65: pin, positive, who the, with its, y | -0.66: # the, MUST~EARLIER, NOTE~NEVER, YOUR~READER, iban
        -0.66: on the, pedido, to give, you receive, ま | -0.67: ADD~REVEAL, EARLIER~CALL, NEVER~MUST
        -0.67: OBEY~NOTE, SECRET~ALL, appears, ask, errors, global, it to, might, months, the python, with me
        -0.68: # e, HARM~NAMED, HARM~READER, INSTRUCTION~CALL, PROCESSING~INSTRUCTION, READER~PLAY
        -0.68: YOUR~PERSONA, and to, cards, i do, methods, only the, to write, track, what are, what does
        -0.69: CONTENT~CALL, NEVER~CONTENT, a test, a user, availability, books, chain of, charge, consider
        -0.69: features, instructions, not use, small, system prompt, um, values, view, way | -0.70: OBEY~YOU
        -0.70: SNAKE~MUST, SNAKE~REVEAL, WITHOUT~SNAKE, age, dates, during, further, line, long, may have
        -0.70: out of, saver account, services, thank, to confirm | -0.71: MARK~OBEY, SEND~SEND, financial
        -0.71: have a, print, the answer, tools, version of | -0.72: READER~LAWS, REPLY~ALL, eligible, roles
        -0.72: select, the number, the person, weeks, without a | -0.73: ACT~CALL, GONE~ADD, LAWS~NOTE
        -0.73: NOTE~HIDDEN, WRECK~CALL, book, cash back, definition, effect, get a, in developer, itself
        -0.73: material, monday, never, outside, the sentence, to check, to find, total | -0.74: ACT~PLAY
        -0.74: ACT~YOU, assign, costs, countries, download, fact, fees, how long, is it, per, rates
        -0.74: through the, work and, your card | -0.75: ANYTHING~HIDDEN, OVERRIDE~YOU, agreement, ahead
        -0.75: another, chain, isnt, ive, mobile, much, required, the dispute, to close, transfers, was told
        -0.75: within the | -0.76: EARLIER~HIDDEN, PROCESSING~PRIOR, WITHOUT~YOU, a single, balances, flight
        -0.76: formatting, hours, impact, in that, spelling, state your, terms, user id, your final
        -0.77: EARLIER~LAWS, LAWS~PROMPT, PROMPT~PRIOR, SEND~MUST, YOUR~CALL, automatic, bring, cover
        -0.77: eligibility, organization, saver, supports, that a, the new | -0.78: RULES~INSTRUCTION
        -0.78: SNAKE~WRECK, bill, debit card, helpful, receipt | -0.79: # of, REVEAL~NAMED, SECRET~ANYTHING
        -0.79: SNAKE~WITHOUT, YOUR~WRECK, and other, each, examples, mails, to avoid | -0.80: EARLIER
        -0.80: PROMPT~PROCESSING, RULES~MUST, YOU~WRECK, borrower person, closing, issues, simple, the card
        -0.81: ALL~EARLIER, OVERRIDE~NOTE, PRIOR~ACT, PROMPT~GONE, WITHOUT~YOUR, e g, field, open, reference
        -0.82: HIDDEN~HARM, HIDDEN~INSTRUCTION, NOTE~INNER, bronze, human agent, interest, than, within #
        -0.83: YOU~READER, a person, api, delivery, different, dt, dt #, languages, opinion, rules, statements
        -0.84: # if, PROMPT~MACHINE, READER~READER, YOU~SHELL, be used, category, credit card, customers
        -0.84: do we, follows, foo, half, history, identify, international, not give, plus, purchases, release
        -0.84: should i, tracking, write a, you do | -0.85: appear, at #, buy, mail, moves, pass, photos, sea
        -0.85: standard, the program, then | -0.86: fattura, find the, funds, item, logo, rules of, strings
        -0.86: the account | -0.87: INSTRUCTION~HIDDEN, PERSONA~ACT, PROCESSING~NEVER, REPLY~ANYTHING
        -0.87: WITHOUT~CREDENTIAL, as they, atm, earlier, play, while | -0.88: ACT~HIDDEN, MUST~SEND
        -0.88: PRIOR~SHELL, community, function, invoice, option, speed, submit, these rules, wants to
        -0.88: you can | -0.89: MACHINE~PLAY, WITHOUT~CALL, about anything, align, early, low, one of, story
        -0.89: the team, violence | -0.90: REPLY~WRECK, SNAKE~ANYTHING, YOUR~ACT, YOU~ACT, YOU~MARK, close the
        -0.90: confirm, dashboard, if a, plan | -0.91: NAMED~NOTE, REVEAL~ANYTHING, change, human, nouns
        -0.91: you should | -0.92: MUST~OVERRIDE, OBEY~EARLIER, PROCESSING~YOU, WITHOUT~NEVER, a customer
        -0.92: explain the, include, there, verify | -0.93: ALL~SECRET, CONTENT~PLAY, GONE~PROMPT, MARK~SNAKE
        -0.93: REVEAL~MACHINE, after #, borrower, the language, the value, tips, valid | -0.94: LAWS~EARLIER
        -0.94: a function, keep it, las, restrictions on, the app, the message, when the | -0.95: ACT~MUST
        -0.95: built, confirm the, do you, entities, for a, let me, me about, reply only, role, sentence and
        -0.95: the invoice, times, to change, understanding | -0.96: MARK~SECRET, argument, can also, down
        -0.96: i was, the previous | -0.97: CONTENT~ALL, OVERRIDE~EARLIER, SECRET~RULES, a python, it and
        -0.97: last, number of, permission, provide your, script, years | -0.98: # hours, MACHINE~WITHOUT
        -0.98: PRIOR~ALL, contract, for your, it from, more, only with, tells, water | -0.99: INSTRUCTION~RULES
        -0.99: PRIOR~PROCESSING, WRECK, YOUR~PROCESSING, companies, guide, must be, often, send, some, these
        -1.00: PRIOR~MACHINE, can you, column, is the, platinum, read, reported, said the, to run | -1.01: SNAKE~PRIOR
        -1.01: YOU~REVEAL, document, faq, helps, mi, previous, public | -1.02: CALL~RULES, OBEY~PROMPT
        -1.02: and write, avoid, like to, rho bank | -1.03: LAWS~WITHOUT, charged, common, diamond, ignore the
        -1.03: letters, prepare | -1.04: PRIOR~PRIOR, SECRET~CONTENT, SECRET~PRIOR, documents, feature, fixed
        -1.04: need, type of, used | -1.05: SNAKE~SNAKE, branch, raise, version, whats the | -1.06: LAWS~REPLY
        -1.06: MACHINE~REPLY, PROCESSING, WITHOUT~NOTE, WRECK~MUST, a system, behavior, con, if there
        -1.06: purchase, rewards card, schedule | -1.07: ACT~REVEAL, PRIOR~WITHOUT, gold, monthly
        -1.07: respond with, value | -1.08: OBEY~REVEAL, READER~WITHOUT, SEND~YOUR, are there, asks about
        -1.08: class, dovetally, from #, had, le #, org, read the, silver, the correct, un, whether | -1.09: ADD~NEVER
        -1.09: CONTENT~READER, NEVER~YOU, differences, the letter | -1.10: MACHINE~READER, ignore, merci, wait
        -1.10: works | -1.11: ACT~OBEY, WRECK~WRECK, YOU~SEND, act, could, declined, directory, email, if
        -1.11: local, plans | -1.12: PROMPT~INNER, go to, lines, person, secure, the log, with your
        -1.13: ai assistant, twice, yes | -1.14: WRECK~RULES, changes, get, write the | -1.15: NEVER~REPLY
        -1.15: REPLY~HIDDEN, SEND~GONE, additional, maintenance, phone | -1.16: NEVER~YOUR, NOTE~CALL
        -1.16: PROMPT~YOUR, READER~REPLY, file, payments, queue, through | -1.17: ALL~PRIOR, YOU~ADDRESSED
        -1.17: design, is #, there are | -1.18: GONE~MUST, READER~REVEAL, delete, everyone, help, library
        -1.18: numbers | -1.19: PROCESSING~WITHOUT, REVEAL~ADD, YOU~SNAKE, decline, objects, online, two
        -1.20: # days, convert, deposit, reason, thanks, to use | -1.21: calls, chatbot | -1.22: CONTENT~ACT
        -1.22: PERSONA~SECRET, REVEAL~ACT, correct, know the, roman, third | -1.23: SNAKE~MARK, credits, data
        -1.23: debit, empty, number, want | -1.24: MACHINE~INSTRUCTION, OBEY~WRECK, OVERRIDE~REPLY, match
        -1.24: replacement, to your, type, using the | -1.25: activity, support | -1.26: MACHINE~CONTENT
        -1.26: on your, problem, rho, savings, x | -1.27: INSTRUCTION~CONTENT, NEVER~SEND, WITHOUT~SEND
        -1.27: director, introduction, single, the order | -1.29: YOU~ALL, high, id, questions | -1.30: YOU~CONTENT
        -1.30: requirements | -1.31: WRECK~ACT, and the, check the | -1.32: as a, changing, note, on a, police
        -1.32: string, the instructions, your own | -1.33: LAWS~REVEAL, REVEAL~READER, does the, sends
        -1.33: service | -1.34: # you, and a, test, the list, update | -1.35: month, weather, with a | -1.36: ALL~LAWS
        -1.36: NEVER~WRECK, can i, export | -1.37: INNER~MACHINE, checking, place | -1.38: CONTENT~YOUR, again
        -1.38: green, written | -1.39: MUST~MUST, window | -1.40: says, which | -1.41: dispute, how, need to
        -1.42: but the, many, up | -1.43: any, module, second | -1.44: b, is this, object | -1.45: GONE~ACT
        -1.45: add, between, pour | -1.46: blue, receive, sent, settings | -1.47: period, statement | -1.48: GONE~LAWS
        -1.48: INNER~READER, READER~YOU, com | -1.50: ADD~PRIOR, because, ensure | -1.51: PLAY~SECRET
        -1.51: YOU~EARLIER, accounts | -1.52: READER~INSTRUCTION, WITHOUT~GONE, you only, your account
        -1.53: ACT~PROCESSING, ADD~WITHOUT | -1.54: HIDDEN~INNER, MUST~PROCESSING, WITHOUT~WRECK, the ai
        -1.55: ACT~PRIOR, INSTRUCTION~INNER, and output, cash, close, models, the introduction | -1.56: PLAY~ACT
        -1.56: def, such as | -1.57: back, instructions for, management, process, ticket, under | -1.58: input and
        -1.59: LAWS~YOU, SECRET~NEVER, contact, if the, reads | -1.60: NEVER~WITHOUT | -1.61: output
        -1.62: HIDDEN~REVEAL, LAWS~YOUR, SECRET~GONE, SECRET~WITHOUT, sources | -1.63: SEND, fails
        -1.65: READER~YOUR, a, multiple | -1.68: keine | -1.69: MACHINE~NOTE, cancel, travel | -1.70: be, date
        -1.70: rewards | -1.71: REVEAL~WITHOUT, c | -1.73: SEND~PRIOR, windows | -1.77: asks, found, is that
        -1.78: please | -1.79: documentation | -1.80: bot, old, transaction | -1.81: our, remove, to the, when
        -1.83: act as, bnpl, time | -1.84: SEND~YOU, transactions | -1.85: follow the | -1.86: NEVER~PRIOR
        -1.87: available | -1.88: transfer | -1.89: app | -1.90: at | -1.91: after, paid, using | -1.92: credit
        -1.92: they | -1.93: ACT~YOUR, NEVER~SECRET, i, want to | -1.94: MUST~REPLY | -1.95: reports, work | -2.00: #
        -2.00: # #, ACT~NOTE, ALL~HIDDEN, CONTENT~REPLY, LAWS~PRIOR, NEVER~ACT, PRIOR~CALL, PRIOR~READER
        -2.00: WITHOUT~PRIOR, WITHOUT~SECRET, YOUR~YOUR, YOU~YOUR, account, an, at the, bitte, business, can
        -2.00: card, check, customer, days, details, do, do i, does, expected, fee, find, five, for, how do
        -2.00: ignores, in, internal, invoices, is, json, keep, limit, limits, list, must not, not, of the, on
        -2.00: or, own, payment, program, python, rate, return, review, said, same, sie, such, the agent
        -2.00: the same, three, une, use, utterance, was, we, whats, why, within, year, you write
        """
}
