extension PhraseWeights {
    /// What `chassis bench guard --train` learned from 1045 attacks and 5208 harmless texts.
    ///
    /// Written by that command: change what it learns from, not this.
    package static let standard: PhraseWeights = {
        guard let weights = PhraseWeights(table: standardTable) else {
            preconditionFailure("the table of the learned layer is damaged")
        }
        return weights
    }()

    private static let standardTable = """
        -3.93: (bias) | 7.90: HARM | 6.45: READER | 6.20: WITHOUT~RULES | 5.21: say | 4.99: here
        4.62: YOUR~INSTRUCTION | 4.56: user | 4.47: now | 4.43: SECRET | 4.38: PRIOR~YOU | 4.30: NEVER~REFUSE
        4.29: UNBOUND | 4.23: this | 4.07: MACHINE | 3.98: REVEAL, chatgpt | 3.95: and do | 3.94: 指
        3.78: YOUR~PROMPT | 3.73: continue | 3.57: every | 3.53: the user, 示 | 3.51: bug | 3.50: DECODE~OBEY
        3.45: RULES, 何 | 3.43: YOU, how to | 3.42: RULES~WITHOUT | 3.40: chat | 3.39: always | 3.38: PRIOR~SECRET
        3.38: me the | 3.36: READER~MUST | 3.34: READER~ADD | 3.33: admin | 3.32: WITHOUT | 3.22: NEVER~OBEY
        3.18: ACT~ACT, ai, my account, 你 | 3.08: bug report | 2.95: canary | 2.93: responses | 2.92: HIDDEN~YOU
        2.91: ALL | 2.86: text | 2.84: ADD~SECRET, begin | 2.83: she | 2.77: GONE, YOUR~HIDDEN, am, you are
        2.76: PRIOR~CONTENT, WITHOUT~REFUSE | 2.70: EARLIER~REVEAL, developers | 2.69: REPLY~PERSONA | 2.67: refuse
        2.67: write | 2.65: make | 2.63: decode | 2.61: so | 2.57: YOU~GONE | 2.53: ACT, que, tool | 2.52: MUST~ACT
        2.52: 有 | 2.50: character | 2.49: YOUR~RULES, were | 2.48: REVEAL~PROMPT | 2.47: ADD~NOTE | 2.46: me
        2.45: YOUR~WITHOUT, 的 | 2.44: words | 2.40: READER~ACT | 2.39: REFUSE | 2.38: content policy
        2.38: everything | 2.37: pas, remember | 2.33: you were | 2.32: ADD~REPLY, CALL~CONTENT, game | 2.31: secret
        2.30: step, 以 | 2.29: INSTRUCTION~REVEAL, i will | 2.28: et | 2.26: ACT~HARM, REVEAL~HARM | 2.25: ALL~YOU
        2.25: NOTE~READER | 2.24: as | 2.23: INSTRUCTION, REVEAL~INSTRUCTION, YOUR~INNER | 2.22: CALLED
        2.22: CONTENT~SEND, PROCESSING~ACT, end, mode, will always | 2.20: answers | 2.19: YOU~PROMPT | 2.18: home
        2.18: 是 | 2.17: REVEAL~HIDDEN | 2.16: OVERRIDE~ADD, PROMPT~OBEY, YOU~OBEY, price, this chat, 请
        2.15: REPLY, asked | 2.14: NEVER~INSTRUCTION | 2.13: even | 2.12: as an | 2.10: HARM~HARM, OVERRIDE
        2.10: READER~PRIOR, dont, i am, im | 2.08: SECRET~ADDRESS | 2.07: CONTENT~ADDRESS, OBEY | 2.06: OBEY~ANYTHING
        2.06: and | 2.05: CIPHER~OBEY, computer, fill | 2.04: NOTE, evil | 2.03: CALL~SNAKE, PROMPT~REVEAL
        2.03: of your | 2.02: ANYTHING~ANYTHING, INSTRUCTION~ANYTHING, educational | 2.01: OVERRIDE~RULES
        2.01: PRIOR~UNBOUND, if you | 2.00: # instead, MACHINE~PRIOR | 1.99: ADD~MARK, returns # | 1.98: ACT~RULES
        1.98: comply, fill in, prompt, response, и | 1.97: OBEY~PRIOR, and follow, lost | 1.96: YOUR~NOTE
        1.96: YOU~RULES | 1.95: talk | 1.94: ANYTHING, from now, tell me, website | 1.93: EARLIER~PROMPT
        1.93: REPLY~INNER, obey | 1.92: CALLED~ACT, humans, provide me, with it | 1.89: DECODE~DECODE
        1.89: do anything, may see, the next | 1.88: OBEY~PERSONA, a bank, fine with, is fine | 1.87: ACT~SNAKE
        1.87: RULES~ANYTHING, dan, money | 1.86: ADD~YOU, SNAKE~CONTENT, balance to, its, on you | 1.85: CALLED~PRIOR
        1.85: YOUR~MUST | 1.84: YOUR | 1.83: question | 1.82: ACT~MARK, EARLIER~CONTENT, at home, away, blank
        1.82: example, forbidden, load | 1.81: YOU~INSTRUCTION, moral | 1.80: ANYTHING~RULES, OVERRIDE~ALL
        1.80: now on, reply, sou | 1.79: PRIOR~REFUSE | 1.78: PERSONA~GONE, SEND~SECRET, criminal, issue a
        1.77: RULES~ALL, of a, uncensored | 1.76: account the, de, here are | 1.75: INSTRUCTION~NOTE, his
        1.75: you to | 1.74: PLAY~GONE, REVEAL~OVERRIDE, hacker, 不 | 1.73: PROMPT~RULES, el, next, purposes
        1.72: REPLY~ACT, without | 1.71: MARK~REPLY, end of | 1.70: den | 1.69: break, the steps | 1.68: laws
        1.68: switch to, thing | 1.67: CONTENT~RULES, PERSONA~WITHOUT | 1.65: REPLY~ADD, describe, goes
        1.64: ALL~REVEAL, READER~NEVER, WITHOUT~MACHINE, anything, the users | 1.63: DECODE~PRIOR, PRIOR~PROMPT
        1.63: exact, returns false | 1.62: ADD~SNAKE | 1.61: ADD~CONTENT, YOU~PERSONA, grant, have the, soy
        1.60: EARLIER~INSTRUCTION, morale, you provide | 1.59: YOU~PLAY, dialogue, novel, youre a | 1.58: MUST~CALL
        1.58: issue | 1.57: MACHINE~MUST, MARK~YOUR, REPLY~MACHINE, REVEAL~NOTE, WITHOUT~LAWS, explain how
        1.57: lift, named | 1.56: CREDENTIAL, SECRET~YOU | 1.55: CONTENT~CONTENT, DECODE, PLAY~LAWS
        1.55: PRIOR~HIDDEN, PRIOR~REVEAL, flatten, million | 1.54: GONE~OBEY, GONE~PERSONA, PERSONA~MUST
        1.54: change the, the secret | 1.53: ethics | 1.52: PROMPT~ACT, WITHOUT~CONTENT, and give, as if
        1.52: makes a, powerful, produces | 1.51: NOTE~INSTRUCTION, go, realistic, you will | 1.50: CALL~ACT
        1.50: the text | 1.49: detail, speak, you understand | 1.48: GONE~YOU, MUST~OBEY, PRIOR~WRECK
        1.48: REVEAL~RULES, YOUR~LAWS, amount #, temperature | 1.47: MUST~CONTENT, account balance, be a
        1.47: things | 1.46: matrix, movie, und | 1.45: ANYTHING~NEVER, WITHOUT~READER, black, emojis, search
        1.44: ACT~WRECK, HIDDEN~ADD, REPLY~NOTE, euro, trust | 1.43: READER~CONTENT, REPLY~HARM
        1.42: INSTRUCTION~GONE, OBEY~PLAY, purpose, tu, users | 1.41: ADD, PERSONA, REVEAL~INNER, YOU~MUST
        1.41: matter, plan to, summarise | 1.40: INSTRUCTION~ALL, PERSONA~LAWS, PERSONA~NEVER, WITHOUT~PERSONA
        1.40: policy, software, something | 1.39: SECRET~SEND, and show, base6a, dimensions, unrestricted
        1.38: EARLIER~YOU, absolutely | 1.37: NEVER~READER, PRIOR, WITHOUT~OBEY, for my, operator, others, ロ
        1.36: PRIOR~PERSONA, REFUSE~REFUSE, all, dangerous, dynamic, e, its for, law | 1.35: HIDDEN~ACT
        1.35: YOUR~SECRET, as my, mode and, understand | 1.34: NEVER~MACHINE, PERSONA~MACHINE, are #, openai
        1.34: stay, to make, whatever, your plan | 1.33: CALL~REVEAL, CONTENT~SECRET, EARLIER~NOTE, alpha
        1.33: and send, in depth, the security | 1.32: MUST~HIDDEN, READER~MACHINE, a list, an example, even if
        1.32: report, with | 1.31: MARK~ACT, NEVER~RULES, and confirm, depth, user input, warnings | 1.30: CALL~WRECK
        1.30: REPLY~PROMPT, made, people, tell | 1.29: a game, do not, power, to one, voice | 1.28: PRIOR~OVERRIDE
        1.28: PROMPT~NOTE, and she, and tell, ex, gt, switch | 1.27: OVERRIDE~YOUR, REVEAL~REFUSE
        1.26: CONTENT~PRIOR, OBEY~YOUR, PERSONA~READER, SHELL~SECRET, YOU~LAWS, code, execute, that of
        1.26: the data | 1.25: HIDDEN~MUST, PLAY~PROMPT, like, my, sessions, words of | 1.24: INNER~REVEAL
        1.24: REFUSE~PRIOR, below are, sin, to tell | 1.23: ANYTHING~WITHOUT, HIDDEN~RULES, INSTRUCTION~ACT
        1.23: RULES~CONTENT, like a, password | 1.22: INSTRUCTION~YOU, NOTE~ACT, complete, detailed, if asked
        1.22: is an, staff | 1.21: MARK~YOU, PERSONA~HARM, instead, make a | 1.20: OVERRIDE~ANYTHING, PLAY~HARM
        1.20: REPLY~PLAY, REVEAL~SECRET, clients, makes, opposite, the information | 1.19: CONTENT~NEVER
        1.19: MARK~ADD, OVERRIDE~CONTENT, PERSONA~PROMPT, SNAKE~INNER, YOU~HIDDEN, messages, the current, very
        1.19: what the | 1.18: PLAY~WITHOUT, UNBOUND~MARK, YOUR~GONE, caught, discount, knowledge
        1.18: please remember, tutorial | 1.17: REFUSE~REPLY, WRECK~EARLIER, hide, lie, safety, the form
        1.16: amounts, by a, engaging, give a, hypothetical | 1.15: GONE~RULES, LAWS~OBEY, MACHINE~ALL
        1.15: MUST~RULES, but, extreme, on how, to bypass, with absolutely | 1.14: CIPHER~PRIOR, HARM~ANYTHING
        1.14: credentials, ones, web, yml | 1.13: ACT~WITHOUT, ADDRESSED~ACT, CONTENT~HARM, REPLY~CREDENTIAL
        1.13: REPLY~MUST, REVEAL~MARK, WITHOUT~ADD, are now, your responses | 1.12: CALL~PRIOR, REPLY~CONTENT
        1.12: RULES~RULES, a code, create, ethical, not to | 1.11: OBEY~REFUSE, OVERRIDE~REVEAL, RULES~PRIOR
        1.11: address and, cross, finally, instructions and, judge | 1.10: NOTE~MACHINE, SNAKE~ADD, just, me to
        1.10: no matter, should be, the exact | 1.09: SEND~CONTENT, good, me how, personality, to continue
        1.08: REPLY~READER, city, me what, se, the reader, topic | 1.07: ANYTHING~PRIOR, GONE~REPLY, PRIOR~HARM
        1.07: allows, training | 1.06: PROMPT~INSTRUCTION, care about, convincing, mention, nobody, obey the
        1.06: watch | 1.05: MACHINE~CONTENT, PERSONA~PRIOR, SEND~ADDRESS, YOUR~NEVER, above, are going
        1.05: effective, explain, for all, for me, give, humanity, in any, normal, tell the, writing a | 1.04: # after
        1.04: ACT~UNBOUND, ADD~REFUSE, PLAY~NEVER, YOU~OVERRIDE, so they, society | 1.03: and their, and will
        1.03: automated, jailbreak, language and, refusing | 1.02: GONE~ANYTHING, asking, der, form, the world
        1.02: to me, to refuse, utilize | 1.01: ANYTHING~YOU, PRIOR~INSTRUCTION, PRIOR~NOTE, REPLY~UNBOUND
        1.01: REVEAL~LAWS, consequences, hello, it, skip, す | 1.00: CONTENT~REFUSE, DECODE~CIPHER
        1.00: MUST~PERSONA, and answer, answer with, based, made by, the words | 0.99: HARM~ALL, HIDDEN
        0.99: MARK~MUST, NEVER~PROCESSING, NOTE~ANYTHING, PERSONA~ANYTHING, SNAKE~YOUR, are not, create a
        0.99: repeat, them as | 0.98: ALL~WITHOUT, PLAY~READER, YOU~INNER, acts, bomb, by an, m, who has | 0.97: INNER
        0.97: REPLY~NEVER, RULES~MACHINE, care, in every, method to, paragraph, security, the price, user is
        0.97: what it | 0.96: ANYTHING~REPLY, HARM~REFUSE, OBEY~CONTENT, OVERRIDE~ACT, PRIOR~YOUR
        0.96: WITHOUT~INSTRUCTION, YOUR~REFUSE, a very, god, name is, no rules, real | 0.95: ACT~SHELL
        0.95: ADD~READER, NOTE~OBEY, PRIOR~CALLED, PROCESSING~REVEAL, PROMPT~PERSONA, READER~PROCESSING, action
        0.95: dollar, query, speech, token, youve been | 0.94: ADD~ANYTHING, ADD~INSTRUCTION, PERSONA~PLAY
        0.94: PROMPT~MUST, SNAKE~ACT, far, know that, of others, week | 0.93: ANYTHING~PERSONA, GONE~MARK
        0.93: INSTRUCTION~OVERRIDE, MUST~MACHINE, MUST~REFUSE, MUST~YOU, NEVER~PROMPT, PLAY~MACHINE, PLAY~MUST
        0.93: REFUSE~PERSONA, RULES~PERSONA, followed by, prompts, to build | 0.92: READER~RULES, RULES~OBEY
        0.92: RULES~PLAY, cached, config config, paper, product, to gain, treat | 0.91: ADDRESSED~PRIOR
        0.91: SEND~ALL, act like, answer to, by saying, by the, etc | 0.90: ANYTHING~REFUSE, MACHINE~REFUSE
        0.90: illegal, protect, reader | 0.89: CALL~SEND, OVERRIDE~PRIOR, PLAY~PLAY, RULES~YOU, getting, i say
        0.89: master, of this, would | 0.88: ALL~RULES, INNER~YOU, PROMPT~LAWS, REFUSE~PLAY, address
        0.88: characters, comment, confirmation, full, him, modes, respond, respond to, so far | 0.87: ADD~PROMPT
        0.87: EARLIER~YOUR, PRIOR~CREDENTIAL, PROMPT, YOU~ADD, allowed to, are the, from, love, part, research
        0.87: serve, this message, you may, youve | 0.86: HARM~NEVER, INSTRUCTION~REPLY, MACHINE~ADD, e mail
        0.86: fun, given, is made, the raw | 0.85: ADD~ALL, CONTENT~CREDENTIAL, CREDENTIAL~MUST, HARM~PERSONA
        0.85: INSTRUCTION~NEVER, OBEY~SNAKE, REVEAL~GONE, SNAKE~YOU, hate, list of, owners, readers, writer
        0.84: ACT~DECODE, ACT~SECRET, HIDDEN~PROMPT, behind, session, sex, to break | 0.83: SECRET~MUST
        0.83: code in, of #, refusal, to have | 0.82: ACT~GONE, HARM~PLAY, INSTRUCTION~HARM, NOTE~PROMPT
        0.82: READER~GONE, YOU~REFUSE, and how, answer like, attention, build a, but they, constraints, in full
        0.82: in your, insert into, max, random, that you, to you, true, when i | 0.81: ANYTHING~OBEY
        0.81: HIDDEN~MARK, READER~ALL, both, but it, content, ever, here is, in a, limitations, p, processed
        0.80: PLAY~INNER, PRIOR~ADD, PROMPT~PLAY, YOU~HARM, exist, input, message with, mind, mode you
        0.80: technical, that, there is, to talk, writing, yaml | 0.79: ADD~CREDENTIAL, HIDDEN~PRIOR
        0.79: READER~CALL, SNAKE~EARLIER, inserting, rule, time you | 0.78: ACT~CONTENT, HIDDEN~MACHINE
        0.78: OVERRIDE~INSTRUCTION, PERSONA~HIDDEN, PROCESSING~NOTE, a question, agents, before, false, gain
        0.78: is still, private, say that | 0.77: ALL~REFUSE, CALL~GONE, PERSONA~INSTRUCTION, REFUSE~NEVER
        0.77: REVEAL~PRIOR, echo, it as, notes, now the, success, them, to say, won | 0.76: ANYTHING~MACHINE
        0.76: OBEY~INSTRUCTION, PERSONA~INNER, PROMPT~HIDDEN, SNAKE~REPLY, body, capable, capable of, doing
        0.76: emergency, going to, in python, saying, the chat, will respond | 0.75: ACT~CIPHER
        0.75: ANYTHING~INSTRUCTION, INSTRUCTION~MUST, OBEY~NEVER, a method, based on, calling, mode in, not do
        0.75: present, reply to, swear | 0.74: HARM~MACHINE, MARK~GONE, MUST~LAWS, NOTE~REVEAL, NOTE~SECRET
        0.74: RULES~REFUSE, YOU~WITHOUT, confines, harm, hi chatgpt, of his, remember you, the original
        0.74: the other, world | 0.73: CONTENT~MUST, GONE~PLAY, GONE~REVEAL, REFUSE~WITHOUT, between the
        0.73: not care, they dont | 0.72: ACT~NEVER, ALL~NEVER, ANYTHING~EARLIER, CALLED~REPLY, CIPHER
        0.72: CREDENTIAL~ACT, NOTE~ADD, image, in which, to do, use the | 0.71: HIDDEN~GONE, OBEY~MUST
        0.71: WITHOUT~ANYTHING, deployment, followed, my order, pick | 0.70: MACHINE~EARLIER, PLAY~HIDDEN
        0.70: PROCESSING~MUST, cache, fictional, key, run, the law | 0.69: CONTENT~EARLIER, GONE~CONTENT
        0.69: GONE~MACHINE, MACHINE~ANYTHING, OBEY~SHELL, WITHOUT~UNBOUND, YOUR~MARK, going, hates, opinions
        0.69: simulate, starting, we are, whenever | 0.68: CONTENT~PROMPT, EARLIER~SECRET, HARM~REPLY
        0.68: LAWS~MACHINE, MARK~REFUSE, PRIOR~GONE, REFUSE~YOU, ability, asked for, if it, like you, minimum
        0.68: more than, no filters, not the, won the | 0.67: CONTENT~YOU, EARLIER~OBEY, MACHINE~ACT
        0.67: REFUSE~ACT, UNBOUND~HARM, acting as, allowed, in this, raw, tone | 0.66: ALL~MACHINE, MARK~MARK
        0.66: OBEY~OBEY, PERSONA~ALL, PLAY~INSTRUCTION, PRIOR~DECODE, YOU~MACHINE, an answer, but you
        0.66: can think, comes, freed from, freely, i ask, loves | 0.65: CALL~INSTRUCTION, GONE~EARLIER
        0.65: INSTRUCTION~WITHOUT, MACHINE~GONE, MUST~ALL, MUST~WRECK, SECRET~MARK, anyone, have no, like this
        0.65: override, systems the, the last | 0.64: MACHINE~MACHINE, PRIOR~ACT, REPLY~INSTRUCTION
        0.64: UNBOUND~REVEAL, WITHOUT~MARK, YOU~UNBOUND, acting, freed, no, remind, to complete
        0.63: INSTRUCTION~OBEY, INSTRUCTION~PERSONA, PROMPT~ADD, PROMPT~OVERRIDE, RULES~PROCESSING
        0.63: UNBOUND~ANYTHING, YOUR~REVEAL, confident, consciousness, filters, he, information you
        0.63: instructions you, matter what | 0.62: ACT~ADDRESS, ACT~CALLED, ACT~EARLIER, NOTE~PERSONA
        0.62: PROMPT~ANYTHING, REPLY~RULES, are in, confines of, control, culture, example of, mark
        0.62: no warnings, of what, openais, pool | 0.61: ANYTHING~CONTENT, ANYTHING~LAWS, MUST~ANYTHING
        0.61: NEVER~INNER, WITHOUT~PLAY, ability to, below, exactly, i need, internet, into a, link, shit
        0.61: throw, to pretend | 0.60: INSTRUCTION~EARLIER, REPLY~YOU, WITHOUT~INNER, commands, hi
        0.60: never refuse, one with, that the | 0.59: ANYTHING~HARM, CONTENT~HIDDEN, PERSONA~UNBOUND
        0.59: READER~INNER, SNAKE~PROMPT, connections, insert, manager, normal and, o, open the, os, post
        0.59: say something, stands for, this you, try to, with # | 0.58: REFUSE~MUST, YOU~ANYTHING, the player
        0.57: # per, GONE~PRIOR, PERSONA~NOTE, PROMPT~HARM, PROMPT~PROMPT, RULES~READER, SECRET~EARLIER
        0.57: UNBOUND~REPLY, as dan, remind you, responding | 0.56: ACT~OVERRIDE, ADDRESSED, ADD~MUST
        0.56: ANYTHING~UNBOUND, HIDDEN~LAWS, INNER~INNER, MACHINE~PROMPT, NOTE~ALL, OVERRIDE~MUST, REFUSE~OBEY
        0.56: REVEAL~UNBOUND, do and, in character, knows, late, space, systems, tags, to get, unethical
        0.56: want and | 0.55: CALL~SHELL, PERSONA~RULES, WITHOUT~PROMPT, before you, have #, of any, personal
        0.55: stands | 0.54: ACT~LAWS, ALL~UNBOUND, HARM~CONTENT, PLAY~RULES, a new, bound, changed
        0.54: doesnt have, from this, responses should, rules and, which stands | 0.53: INNER~ANYTHING
        0.53: NOTE~OVERRIDE, PERSONA~YOUR, PRIOR~CIPHER, bad, comply with, orders, person, policies, respond as
        0.53: stay in, the content, the internet | 0.52: ADDRESS, MACHINE~NEVER, SHELL~SNAKE, WRECK~PRIOR
        0.52: YOU~CREDENTIAL, if he, immediately, n, set, size | 0.51: CONTENT~LAWS, GONE~HIDDEN, LAWS~ALL
        0.51: PRIOR~PLAY, PROMPT~YOU, REPLY~SNAKE, YOUR~PRIOR, answering, ask you, been, it is, morality
        0.51: you that | 0.50: ACT~PROMPT, ADD~MACHINE, CIPHER~ACT, INSTRUCTION~PLAY, NEVER~LAWS, REVEAL~YOU
        0.50: WRECK~YOU, answer, offensive, permissions, today | 0.49: # world, CALL~YOUR, HARM~REVEAL
        0.49: WITHOUT~REVEAL, all of, are to, capacity, doesnt, emotions, into the, sorry i, this code
        0.49: which you | 0.48: GONE~ALL, PROMPT~REPLY, and always, as in, auto, cut off, he is, maximum
        0.48: memory, only be, sorry, that when, well as | 0.47: PLAY~ANYTHING, REFUSE~REVEAL, REPLY~CALLED
        0.47: SNAKE~GONE, as you, customers, disabled, gives, point, the human, title, well, where you
        0.46: ADD~LAWS, MARK~INSTRUCTION, REFUSE~GONE, SHELL~ADD, SHELL~REVEAL, amoral, approved, be more
        0.46: example if, generate, you answer | 0.45: ALL~PERSONA, MACHINE~INNER, NOTE~HARM, NOTE~NOTE
        0.45: PLAY~UNBOUND, YOUR~ADD, any kind, anything now, including, new, of content, they are, will do
        0.44: CREDENTIAL~YOU, and then, bypass the, content that, enter, future, how you, is illegal, of course
        0.44: replies | 0.43: ACT~HIDDEN, ADD~HARM, ALL~READER, ANYTHING~ALL, REPLY~CALL, WITHOUT~ALL
        0.43: YOU~SECRET, is not, legality, lets, network, start with, that is, you a | 0.42: ADD~INNER
        0.42: ANYTHING~MUST, OBEY~HIDDEN, REVEAL~CALL, RULES~HIDDEN, cause, great, im sorry, it doesnt, it may
        0.42: make it, none of, record | 0.41: LAWS~CONTENT, NOTE~EARLIER, OVERRIDE~YOU, ai language, and i
        0.41: data and, do something, have, never, steps | 0.40: ACT~SEND, MACHINE~LAWS, MUST~SNAKE
        0.40: NOTE~CONTENT, OVERRIDE~PERSONA, RULES~OVERRIDE, UNBOUND~ACT, always provide, break character
        0.40: classic, i can, potential, something you, to be, what is | 0.39: ANYTHING~ACT, HIDDEN~CONTENT
        0.39: INSTRUCTION~YOUR, MACHINE~RULES, MACHINE~WITHOUT, PLAY, PLAY~REPLY, REVEAL~ALL
        0.39: WITHOUT~PROCESSING, WRECK~NEVER, for you, morals, the most | 0.38: ALL~REPLY, CALL~EARLIER
        0.38: GONE~WITHOUT, MUST~READER, REPLY~MARK, original | 0.37: CONTENT~OBEY, GONE~GONE, GONE~READER
        0.37: RULES~ACT, SECRET~ADD, can and, into, results, the first | 0.36: GONE~UNBOUND, LAWS~REVEAL
        0.36: OVERRIDE~PROMPT, a virtual, actions, as possible, cut, dan you, do it, say anything, steps to
        0.35: ACT~PROCESSING, ADD~EARLIER, CALL~HIDDEN, CALL~REPLY, HIDDEN~OBEY, INNER~GONE, MACHINE~OVERRIDE
        0.35: NOTE~MUST, REFUSE~ADD, being, has no, pretend to, will let | 0.34: ALL~GONE, ANYTHING~PLAY
        0.34: LAWS~MUST, PERSONA~MARK, PROMPT~EARLIER, REFUSE~CONTENT, RULES~REVEAL, concern, forever, hey
        0.34: to answer, will use | 0.33: ACT~REFUSE, NOTE~YOU, PLAY~PRIOR, if i, y | 0.32: INSTRUCTION~PROMPT
        0.32: MUST~CREDENTIAL, by, received, ways | 0.31: GONE~REFUSE, LAWS~ANYTHING, LAWS~INSTRUCTION
        0.31: PRIOR~INNER, READER~HIDDEN, as chatgpt, important, instructions, is to, violent, you you
        0.30: ANYTHING~READER, PLAY~ALL, REFUSE~ANYTHING, also, cannot do, generate any, inside | 0.29: INNER~REFUSE
        0.29: REFUSE~RULES, RULES~UNBOUND, longer, verified | 0.28: GONE~YOUR, explanation, paragraphs, so that
        0.27: ALL~YOUR, ANYTHING~INNER, NOTE~PRIOR, RULES~YOUR, UNBOUND~WITHOUT, in two, needs, the ability
        0.26: INNER~WITHOUT, NOTE~MARK, is a, word, you cant, youre | 0.25: ALL~ANYTHING, INNER~NEVER
        0.25: MUST~WITHOUT, SECRET~YOUR, completely, know, you | 0.24: GONE~ADD, INSTRUCTION~ADD, PLAY~NOTE
        0.24: enabled, fully, then | 0.23: MACHINE~REVEAL, MACHINE~UNBOUND, PRIOR~RULES, WITHOUT~REPLY, cannot
        0.22: ADD~HIDDEN, ALL~CONTENT, HARM~WITHOUT, MUST~YOUR, PERSONA~YOU, PRIOR~MACHINE, READER~UNBOUND
        0.22: current, data, goal, kind of, model, therefore | 0.21: ALL~INSTRUCTION, start | 0.20: READER~READER
        0.20: amount, show, wrong | 0.19: RULES~MUST, human | 0.18: ACT~CREDENTIAL, MACHINE~OBEY, READER~REFUSE
        0.18: of | 0.17: ACT~REPLY, balance | 0.16: ALL~HARM, HIDDEN~NEVER, READER~ANYTHING | 0.15: MUST~SECRET
        0.15: PLAY~PERSONA, stop | 0.14: MUST~REVEAL, command | 0.13: ACT~PERSONA, PROMPT~PRIOR | 0.12: creating
        0.11: LAWS, PRIOR~REPLY, SNAKE, life | 0.10: ACT~PRIOR | 0.09: ADD~RULES | 0.08: MUST~HARM
        0.08: REPLY~WITHOUT, REVEAL~CONTENT | 0.07: REVEAL~REPLY, YOU~YOU | 0.06: GONE~ACT, sure | 0.04: HARM~YOU
        0.04: RULES~NEVER | 0.03: REVEAL~YOUR, RULES~HARM, can do | 0.02: an ai | 0.01: NEVER~HARM, to
        -0.01: PERSONA~PERSONA, YOU~ACT, with the | -0.02: one | -0.04: YOU~REPLY | -0.05: table | -0.07: ACT~MUST
        -0.07: EARLIER~PRIOR, follow | -0.09: short, will | -0.10: CONTENT~WITHOUT, MACHINE~YOU | -0.11: OBEY~WITHOUT
        -0.11: needed, up to | -0.12: NEVER~NOTE | -0.13: provide, the new | -0.14: ANYTHING~REVEAL, CONTENT
        -0.14: NEVER~ALL, to # | -0.15: REVEAL~OBEY, on the | -0.17: ACT~INSTRUCTION, NEVER, PRIOR~MARK
        -0.18: PRIOR~MUST | -0.19: PLAY~YOUR, YOUR~PLAY, blob main, print, that are | -0.20: note | -0.21: ALL~ALL
        -0.21: swift extension | -0.22: READER~PLAY, about, asyncsequence | -0.23: as the, at #, groue
        -0.23: returned, this is | -0.24: REPLY~YOUR, REVEAL~ACT, t, to act | -0.25: YOU~MARK, allow, large
        -0.25: look, write a | -0.26: ACT~INNER, clear, copy, merchant, requirement, swift org | -0.27: MUST~PRIOR
        -0.27: YOUR~ANYTHING, blob, i want | -0.28: ALL~ACT, READER~REPLY, author, fields, handling, macos
        -0.28: proto, the, the base | -0.29: MUST~NEVER, applied, asynchronous, database, path
        -0.29: savings account, sending, syntax, typically | -0.30: OBEY~YOU, PLAY~ACT, breaking, first
        -0.30: may be, sqlite org, when a, without any | -0.31: CONTENT~CALL, CONTENT~PERSONA, applicable
        -0.31: confirm, generally, it must, separated, underlying, way | -0.32: # the, NEVER~CALL, OBEY~ACT
        -0.32: OBEY~INNER, READER~WITHOUT, bonus, cant, development, double, linked, relevant, s, the latest
        -0.32: the result, wire | -0.33: REVEAL~PLAY, RULES~INSTRUCTION, able, conform, git, iterator, latest
        -0.33: more information, swift import, the output, try player, which is, you would | -0.34: ADD~PERSONA
        -0.34: NEVER~PERSONA, PLAY~OBEY, PROCESSING~PROCESSING, able to, index, make sure, the file, threshold
        -0.34: useful | -0.35: LAWS~PROMPT, RULES~INNER, a database, best practices, fetch, for example
        -0.35: foreign, includes, may, or the, platform, range, the answer | -0.36: INSTRUCTION~REFUSE
        -0.36: SNAKE~ALL, access to, d, easily, fees, implementations, mutating func, parsing, readme
        -0.36: restrictions, role of, swift #, update | -0.37: MACHINE~PERSONA, PROMPT~MARK, SECRET~INNER
        -0.37: cycle, due, feature, flags, in order, libraries, possible to, public func, sources, status
        -0.37: the library, under the | -0.38: ALL~CALL, GONE~NOTE, HIDDEN~CREDENTIAL, PLAY~YOU
        -0.38: PROMPT~MACHINE, client, compiler, configure, consider, extra, give you, long, multiple times
        -0.38: remains | -0.39: CONTENT~REVEAL, REVEAL~REVEAL, SECRET~PROMPT, YOU~PRIOR, actual, containing
        -0.39: deposits, matches, protobuf, providers, server, support for, swift struct, the card, to support
        -0.40: # of, # to, ADD~PLAY, INNER~CALL, MUST~ADD, NEVER~HIDDEN, SNAKE~CALL, already, are a, build
        -0.40: category, done, enable, less, map, tables, the code, versions of | -0.41: CALL~NEVER
        -0.41: CONTENT~PROCESSING, by default, configreader, earn, extensions, interface, is no, posting
        -0.41: review your, tier, try await, will be | -0.42: LAWS~REPLY, MUST~MARK, PRIOR~NEVER, doc, expect
        -0.42: forkey, has been, monitor, mutating, nothing, row, runtime, sendable, try dbqueue | -0.43: CALL~PROMPT
        -0.43: LAWS~PERSONA, accept, dictionary, in try, information about, kind, maintain, move, platforms
        -0.43: reach, reduce, top, usually | -0.44: CREDENTIAL~MARK, EARLIER~PERSONA, MUST, NOTE~YOUR
        -0.44: PROCESSING~SECRET, adjust, charges, counts, for each, https www, problems, really, reference
        -0.44: resolve, storage, the ai, the app, try db, you need | -0.45: CALL~MUST, CALL~READER
        -0.45: CREDENTIAL~CREDENTIAL, MUST~INSTRUCTION, NEVER~MUST, OBEY~NOTE, WITHOUT~NEVER, apis
        -0.45: apple swift, checklist, closed, closure, count, for more, handle, in other, months
        -0.45: nothing more, receives, that a, you want | -0.46: CONTENT~READER, INNER~PROMPT
        -0.46: INSTRUCTION~PRIOR, LAWS~NEVER, OBEY~GONE, PERSONA~ACT, PERSONA~REFUSE, WRECK~MARK, around
        -0.46: during the, http, not be, of two, parameter, pending, preferred, score, tested, track, twice
        -0.46: your balance | -0.47: HARM~MUST, INNER~MUST, OBEY~LAWS, REVEAL~SNAKE, SECRET~PRIOR, await, b
        -0.47: be able, charge, code that, comma, die, duplicate, history, integer, members, of our, of swift
        -0.47: provided, refund, square, the #, to ensure, www | -0.48: ALL~ADD, LAWS~ACT, PLAY~REFUSE
        -0.48: SEND~ACT, and nothing, base, contributors, else, experience, flag, particular, practices
        -0.48: proper, referral, removed, returns the, thank you, the application, was it | -0.49: LAWS~HARM
        -0.49: LAWS~PLAY, PRIOR~LAWS, PROCESSING~YOU, RULES~SNAKE, YOUR~PERSONA, across, and in, appears
        -0.49: at least, closing, com apple, expressions, note that, supports, the database, used
        -0.50: CALL~PERSONA, CALL~PLAY, EARLIER~REPLY, SNAKE~NOTE, added, annual, checking account, choice
        -0.50: easy to, effect, operating, our, priority, production, stated, story, the customer, the package
        -0.51: NEVER~PLAY, banking, first and, from #, global, had, notifications, pin, swift version, them to
        -0.51: to wait, variable, when you, who, withdrawal, years | -0.52: NEVER~NEVER, SEND, SNAKE~MUST
        -0.52: YOUR~WRECK, automatically, controls, fast, faster, fix any, low, recent, sample, spending
        -0.52: the above, the proper, the standard, while the | -0.53: # you, ALL~PROMPT, EARLIER~CALL
        -0.53: EARLIER~PLAY, NEVER~WRECK, appear, crypto, dispute, failed, foo, fraud, html, implement, in the
        -0.53: logging, may not, name, per, project, script, their own | -0.54: MARK~NOTE, charged, definition
        -0.54: directly, either, error you, loop, lower, repository, should, standing, to give, until
        -0.55: CALL~OBEY, LAWS~YOUR, SECRET~ALL, SEND~SEND, SNAKE~WITHOUT, WITHOUT~ACT, YOUR~OBEY, a human
        -0.55: all the, below you, blue account, could, daily, difference, each, external, from the, is from
        -0.55: provide a, several, to add, what i | -0.56: GONE~SNAKE, SECRET~ANYTHING, YOUR~EARLIER, a file
        -0.56: a simple, applies, domestic, from your, on my, prevent, reasons, the number, those, valid
        -0.56: value of, versions, we do, welcome | -0.57: ACT~MACHINE, PRIOR~SNAKE, REVEAL~READER
        -0.57: UNBOUND~MUST, apy, buffer, easy, final, fixed, hash, helpful, keep the, least #, only
        -0.57: operation, provides, requests, sort, target, to close, type of, way to, workflow | -0.58: ALL~SECRET
        -0.58: CREDENTIAL~CONTENT, INSTRUCTION~INNER, PROMPT~SECRET, SHELL, WITHOUT~YOU, active, async, child
        -0.58: credit card, earlier, parser, required, spelling and, swiftnio, testing, through the | -0.59: ADD~ACT
        -0.59: affect, balances, class, concurrent, dedicated, elite, fact, how many, instance, itself, linux
        -0.59: plan, properties, submission | -0.60: ACT~ALL, NOTE~CALL, YOU~EARLIER, associated, chain of
        -0.60: dates, g, generic, give me, i tell, join, least, nio, see the, transfers | -0.61: SEND~NOTE
        -0.61: align, developer mode, is there, label, optional, rates, requires, schema, statements, store
        -0.61: support, the context, the help, timing, troubleshooting, use of, when they | -0.62: NEVER~CONTENT
        -0.62: WITHOUT~SNAKE, as a, before the, defines, extract, international, isnt, often, perform
        -0.62: planning, result, shared, while, your application | -0.63: INNER~PRIOR, REPLY~WRECK, benefits
        -0.63: branch, db in, log level, must, must be, setup, start the | -0.64: ANYTHING~HIDDEN, SECRET~GONE
        -0.64: SNAKE~SHELL, art, availability, cash back, field, further, get a, handlers, identity, it in
        -0.64: me that, submitting, the log, the statement, updates, you receive | -0.65: HIDDEN~READER
        -0.65: INSTRUCTION~SECRET, PROMPT~INNER, books, connection, edit, green account, manual, might, offer
        -0.65: queue, swift let, tracing, window | -0.66: HARM~READER, REVEAL~EARLIER, act, another, code of
        -0.66: completion, defined, explicitly, financial, in their, meets, projects, rather than, read the
        -0.66: to find, what, within # | -0.67: ADD~OBEY, ALL~LAWS, MACHINE~PLAY, MACHINE~READER, REVEAL~ADD
        -0.67: WITHOUT~YOUR, around the, chain, dbqueue, environment variable, everyone, friendly, general
        -0.67: mail, mi correo, restore, the default, the return, thread, throws, treated, what happens, yes
        -0.68: INSTRUCTION~READER, SEND~ADD, account and, built in, eligible, grammar, nouns, of conduct, open
        -0.68: release, request and, require, self, small, specify, stored, the issue, the program, your final
        -0.69: CALL~WITHOUT, SHELL~SHELL, WITHOUT~CREDENTIAL, YOU~WRECK, cases, could be, impact, out, sie
        -0.69: state your, tag, the account, two, where the, within the | -0.70: ADD~GONE, PRIOR~SEND
        -0.70: SNAKE~HIDDEN, WRECK~REFUSE, YOUR~CONTENT, YOU~NEVER, and write, concurrency, custom, define
        -0.70: deprecated, happens, help information, help show, means, rather, show help, spelling, static
        -0.70: the system, view, x | -0.71: CONTENT~ADD, CONTENT~SNAKE, GONE~SECRET, PERSONA~REVEAL
        -0.71: SNAKE~MARK, WITHOUT~HIDDEN, a pull, commits, delivery, eligibility, main, organization, regular
        -0.71: saver account, the message, wants to, ま | -0.72: HARM~MARK, PROCESSING~YOUR, after #, best
        -0.72: collection, debug, in that, location, motivation, opinion, screen, the community | -0.73: CONTENT~INNER
        -0.73: NEVER~EARLIER, NOTE~REFUSE, READER~YOUR, SECRET~REVEAL, applications, array, can be, contains
        -0.73: not use, reply only, reverse, services, terms, version of, without a, your card, your opinion
        -0.74: NEVER~YOUR, automatic, be made, borrower person, channel, debit card, export, machine
        -0.74: reporting, the swift | -0.75: EARLIER, HIDDEN~HARM, MUST~REPLY, SEND~INSTRUCTION, YOUR~CALL
        -0.75: compare, in developer, month, only with, pedido, play, there, tools | -0.76: ACT~YOU, CALL~CALL
        -0.76: INSTRUCTION~MACHINE, REVEAL~MACHINE, SNAKE~ANYTHING, def, during, examples of, non, reproduce #
        -0.76: send you, simple, tips, write the | -0.77: MUST~EARLIER, OBEY~CALL, complex, dashboard
        -0.77: design and, github, item, on a, saver, schedule, state, the documentation, the json | -0.78: ADD~PRIOR
        -0.78: SNAKE~WRECK, and add, are, calls, cant be, developer, expected behavior, level, provider, raise
        -0.78: related, term, under, you can | -0.79: # days, EARLIER~WITHOUT, LAWS~YOU, PRIOR~PRIOR
        -0.79: PROMPT~GONE, SNAKE~READER, a user, add, context, contributions, db, running, solution, third
        -0.79: updating | -0.80: REPLY~HIDDEN, REVEAL~ANYTHING, YOU~ALL, a function, borrower, bytes, has
        -0.80: languages, nil, purchases, sequence, settings, the value | -0.81: ALL~OBEY, CALL, SECRET~CALL
        -0.81: bool, conduct, entities, explicit, i do, parse, ticket | -0.82: ADD~CALL, HARM~PRIOR
        -0.82: REPLY~PROCESSING, about anything, atm, existing, funds, handler, identify, ignore, mobile
        -0.82: notice, said the, someone | -0.83: PROCESSING~WITHOUT, RULES~LAWS, and to, api, are free, date
        -0.83: es, i, maintainers, only the, sql | -0.84: READER~INSTRUCTION, answer questions, column
        -0.84: command line, convert, is it, respond with, times | -0.85: as they, check the, correct
        -0.85: different, errors, find the, monthly, thank, the language, work and | -0.86: GONE~MUST, be used
        -0.86: much, proposal, purchase, removing, sentence and, separate, specific, supported, total
        -0.87: CONTENT~ALL, MARK, REPLY~ALL, SEND~PRIOR, binary, can also, counter, describe the, last, list
        -0.87: to use, usage, your own | -0.88: ACT~PLAY, INSTRUCTION~RULES, WRECK~MUST, YOU~SHELL, decline
        -0.88: opening, plans, says, speed | -0.89: # if, SEND~PROMPT, contributing, let, read, rows, standard
        -0.89: than, there are, up | -0.90: CALL~ANYTHING, INSTRUCTION~CALL, PRIOR~OBEY, SECRET~SECRET
        -0.90: building, commit, confirm the, implementation, reason, the order, the right, tree
        -0.91: PRIOR~PROCESSING, a customer, paid, provide your, pull request | -0.92: CALL~ALL, CONTENT~PLAY
        -0.92: INSTRUCTION~CONTENT, bronze | -0.93: OBEY~PROMPT, countries, log, names, order, rules of
        -0.93: whats the | -0.94: ACT~REVEAL, CALL~ADD, CONTENT~OVERRIDE, WITHOUT~NOTE | -0.95: PRIOR~SHELL
        -0.95: SECRET~ACT, WITHOUT~GONE, age, cover, e g, early, secure, understanding, writes | -0.96: ACT~CALL
        -0.96: MACHINE~REPLY, WRECK, director, information, int, local, managing, right, second, sent, warning
        -0.96: works | -0.97: ACT~ADD, REPLY~ANYTHING, asks, correo, features, from a, grdb, ive, permission
        -0.97: rho bank, role, tests, you do | -0.98: PRIOR~EARLIER, info, operations, prints, should i
        -0.99: OBEY~WRECK, REPLY~PRIOR, YOUR~SEND, are an, number of, period, verify | -1.00: MARK~OBEY
        -1.00: SECRET~WITHOUT, answer the, chatbot, elements, extension, letters, like to, questions, submit
        -1.00: the list, to change, var | -1.01: event, have a, need, topics, trying to, via, you must
        -1.02: description, examples, flight, hold, object, objects, place, solve, to avoid, trying
        -1.03: NOTE~NEVER, close, github com, go to, not give, process, these rules, wait, you should
        -1.04: arguments, https github, if there, lines, ordered, strings, through | -1.05: PRIOR~ALL, a test
        -1.05: and other, email, how, integers, je, package, whether | -1.06: MUST~OVERRIDE, OBEY~RULES
        -1.06: a single, about the, adding, diamond, func, is #, police, reset | -1.07: SECRET~OBEY, SEND~YOUR
        -1.07: YOU~REVEAL, activity, generated, the correct | -1.08: WRECK~WRECK, contact, conversation
        -1.08: declined, deposit, id, numbers, reported, sea, select, the previous | -1.09: ADD~REVEAL
        -1.09: MARK~CONTENT, SECRET~NEVER, for a, get, have to, management, property, tracking | -1.10: YOU~CALL
        -1.10: high, method, one of, payments, replacement | -1.11: GONE~PROMPT, struct, test, transfer
        -1.12: access, community, guide, inspecting, to run | -1.13: CALL~RULES, LAWS~WITHOUT, PERSONA~SECRET
        -1.13: gold, ignore the, interest | -1.14: ACT~OBEY, PROCESSING~PRIOR, RULES~SECRET, SEND~YOU, helps
        -1.14: logger, online, performance, rewards card, that they | -1.15: topics creating | -1.16: INNER~CONTENT
        -1.16: cards | -1.17: WRECK~ACT, YOU~SNAKE, built, can you, changing, debit | -1.18: ADD~NEVER
        -1.18: PROMPT~YOUR, mi, phone, platinum, silver | -1.19: MARK~SECRET, WRECK~RULES, many, module, rho
        -1.19: sentence | -1.20: SECRET~RULES, checking, instructions for, models, options, python
        -1.20: to reproduce | -1.21: REVEAL~WITHOUT, element, know the, other, savings, verification, weather
        -1.22: OBEY~REVEAL, but the, single, to your, using the, which, work | -1.23: PLAY~REVEAL
        -1.23: WITHOUT~SEND, more, the problem | -1.24: ACT~YOUR, PRIOR~READER, ensure | -1.25: empty, org
        -1.27: ACT~READER, SNAKE~SNAKE, YOUR~ACT, case, cash, faq, hours, pass, requirements | -1.28: and the
        -1.28: reproduce | -1.29: CONTENT~MARK, NEVER~REPLY, common, me about | -1.30: bot, c, for your, pull
        -1.31: HIDDEN~REVEAL, PRIOR~WITHOUT, SNAKE~REVEAL, WITHOUT~WRECK, YOU~YOUR, because | -1.32: WITHOUT~CALL
        -1.32: if | -1.33: GONE~LAWS, metadata, try | -1.34: NEVER~ACT, the letter | -1.35: INNER~MACHINE
        -1.35: NEVER~SECRET, back, it and | -1.36: sqlite, the sentence | -1.37: accounts, and a | -1.38: avoid
        -1.38: fails, previous | -1.39: NEVER~YOU, YOU~CONTENT, if the, match, thanks | -1.40: PLAY~SECRET
        -1.40: design, documents, service | -1.41: additional, green, is the | -1.42: old, some, when the
        -1.43: LAWS~PRIOR, YOUR~YOUR, YOU~READER, with your | -1.44: methods, statement, your account | -1.45: again
        -1.45: follow the, ignores, on your, option, time | -1.46: CONTENT~YOUR, cancel, does the, library
        -1.46: output | -1.47: can i, differences, if a, introduction, written, you only | -1.48: is this
        -1.49: agent, change | -1.50: and output, credit, five | -1.51: CONTENT~ACT, available, blue, is that
        -1.51: the instructions | -1.52: app, directory, overview | -1.53: line, protocol, your | -1.55: an
        -1.55: request, we | -1.56: windows | -1.57: a system, reads, to a | -1.58: input and | -1.59: INNER~READER
        -1.60: ALL~HIDDEN, assistant, bitte, fee, must not, transactions | -1.61: behavior, please, problem
        -1.61: receive | -1.62: argument, reports | -1.63: internal, version | -1.64: number | -1.65: error
        -1.65: expected, include | -1.66: default | -1.67: NEVER~WITHOUT | -1.68: act as, apple, rewards
        -1.70: ADD~WITHOUT, between, transaction, travel | -1.71: the introduction | -1.72: own, year | -1.73: on
        -1.76: program | -1.79: want | -1.82: SECRET~CONTENT, with a | -1.83: SNAKE~PRIOR, after, need to | -1.84: a
        -1.86: at the, issues | -1.89: customer | -1.90: WITHOUT~SECRET, application, was | -1.92: ACT~NOTE
        -1.92: check, rate | -1.93: found, help | -1.94: keep | -1.95: NEVER~PRIOR, init | -2.00: #, # #
        -2.00: CONTENT~REPLY, PRIOR~CALL, PROCESSING, WITHOUT~PRIOR, YOU~SEND, account, any, at, be, bnpl
        -2.00: business, can, card, changes, com, configuration, days, details, do, do i, documentation, does
        -2.00: file, find, for, how do, https, in, is, json, limit, limits, multiple, not, of the, or, payment
        -2.00: public, remove, return, review, said, same, string, such, such as, swift, the agent, the same
        -2.00: these, they, three, to the, type, types, use, using, utterance, value, values, want to, whats
        -2.00: when, why, within, you write
        """
}
