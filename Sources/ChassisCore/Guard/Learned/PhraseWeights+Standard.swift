extension PhraseWeights {
    /// What `chassis bench guard --train` learned from 1410 attacks and 5695 harmless texts:
    ///
    /// - prompt-injection/visible.jsonl
    /// - Guard/texts.jsonl
    /// - Guard/everyday.jsonl
    /// - Guard/near.jsonl
    /// - kb-banking/documents.jsonl
    /// - kb-python-faq/documents.jsonl
    /// - mt-bench/questions.jsonl
    /// - golden/visible.jsonl
    /// - paraphrase-pairs/visible.jsonl
    /// - pii/visible.jsonl
    /// - golden/deep-analysis.jsonl
    /// - golden/invoice-extraction.jsonl
    /// - golden/support-answer.jsonl
    /// - golden/thread-summary.jsonl
    /// - golden/ticket-triage.jsonl
    /// - 57 pages
    ///
    /// Written by that command: change what it learns from, not this.
    package static let standard: PhraseWeights = {
        guard let weights = PhraseWeights(table: standardTable) else {
            preconditionFailure("the table of the learned layer is damaged")
        }
        return weights
    }()

    private static let standardTable = """
        -3.36: (bias) | 7.09: here | 6.90: HARM | 6.49: WITHOUT~RULES | 5.40: THIS | 5.30: YOUR~PROMPT
        5.05: YOU~WILL | 5.02: now | 4.91: example | 4.77: EARLIER~REVEAL | 4.68: YOUR~INSTRUCTION | 4.63: PRIOR~YOU
        4.36: NEVER~REFUSE | 4.29: user | 4.09: INSTRUCTION~REVEAL | 4.08: ALL | 3.92: SYSPROMPT | 3.87: YOU~PROMPT
        3.77: examp- | 3.74: HELPER, how to, you were | 3.73: CALLED | 3.71: YOU~INSTRUCTION, chat | 3.70: the user
        3.67: 你 | 3.65: YOUR~HIDDEN | 3.53: ACT | 3.51: admin | 3.49: 指 | 3.47: REVEAL | 3.44: PROMPT~YOU
        3.44: text | 3.40: and do | 3.29: UNBOUND | 3.25: DO~HARM, 示 | 3.24: WITHOUT~REFUSE | 3.23: HELPER~ADD
        3.23: YOU, YOUR, yours | 3.22: PRIOR~SECRET, READER | 3.21: DECODE~OBEY, begin | 3.11: EARLIER~INSTRUCTION
        3.10: poiso- | 3.09: YOUR~INNER, bug | 3.06: my account | 3.05: que | 3.03: THIS~ACT | 3.02: WHO~YOU
        3.01: developers | 2.98: INSTRUCTION | 2.97: NEVER~OBEY, NOTE~HELPER, 所, 所 有 | 2.96: ACT~HARM
        2.96: chatg- | 2.95: TAKES~THIS, シ | 2.92: confi- | 2.89: HELPER~THIS, HIDDEN | 2.88: HIDDEN~YOU
        2.86: YOU~GONE, chatgpt, ス, 有 | 2.85: MACHINE~PRIOR, PERSONA~NEVER, の | 2.83: WITHOUT, as, so
        2.76: を | 2.75: above | 2.73: 请 | 2.70: PRIOR~CONTENT, RULES, developers told, she | 2.68: with | 2.67: et
        2.65: 주세요 | 2.63: YOUR~LAWS | 2.62: PERSONA~WITHOUT, witho-, without | 2.59: YOUR~RULES, и
        2.58: ACT~ACT, ADD~SECRET, conti- | 2.57: THIS~DO | 2.56: refuse | 2.54: CONTENT~RULES, WHO~YOUR
        2.54: bug report | 2.52: purpo- | 2.51: content policy, of your | 2.46: ADD~MARK, policy, く
        2.45: MACHINE~WILL | 2.44: NAMED | 2.43: ADD~REPLY, PRIOR~REFUSE, SECRET, du | 2.42: end | 2.41: WHO~NEVER
        2.41: decod-, decode | 2.39: YOU~WITHOUT, were | 2.38: MENTION | 2.37: REFUSE, THIS~CONTENT, YOU~OBEY
        2.37: hacke- | 2.36: CONTENT~PRIOR, DECODE~DECODE | 2.35: CIPHER~OBEY, a bank | 2.34: say, syste-
        2.31: NOTE~READER | 2.30: REVEAL~THIS | 2.28: RULES~RULES | 2.27: HELPER~SEND, REVEAL~INSTRUCTION
        2.26: NEVER~RULES, OVERRIDE~RULES, every | 2.25: READER~SEND | 2.24: EARLIER~PROMPT, RULES~PRIOR
        2.24: YOU~RULES | 2.23: compl-, respo-, 不 | 2.21: YOUR~WITHOUT, words | 2.20: DO~PERSONA
        2.20: OVERRIDE~INSTRUCTION, chemi-, given, talk | 2.19: automated, continue | 2.18: REFUSE~WILL
        2.18: WHO~CONTENT | 2.17: MUST~CALL | 2.16: CONTENT~CONTENT, PERSONA~WHO, topic-, topics | 2.15: CALL~SNAKE
        2.15: MARK~MARK, OVERRIDE~LAWS, 的 | 2.14: im | 2.13: ADD~THIS, WHO~ANYTHING, forbidden | 2.12: SECRET~YOU
        2.12: WITHOUT~LAWS, forbi- | 2.11: OBEY~ANYTHING, by | 2.10: REVEAL~PROMPT, the next | 2.07: CALL~CONTENT
        2.07: PRIOR~WRECK, REFUSE~DO, WITHOUT~OBEY, inser-, synth- | 2.06: DO~CALLED, TAKES~HELPER
        2.04: RULES~WITHOUT | 2.03: OVERRIDE, WITHOUT~INSTRUCTION | 2.02: READER~WHO, then
        2.01: INSTRUCTION~ANYTHING, MACHINE~SEND | 2.00: DO, THIS~PRIOR, man, me the | 1.99: WILL~REVEAL
        1.99: to tell | 1.97: PRIOR~HIDDEN, remember | 1.96: PLAY~NEVER, and show, autom-, es, the current
        1.95: REPLY~MUST, evil | 1.94: NAMED~DO, the steps | 1.93: READER~THIS, WHO~REPLY, WHO~THIS, disco-
        1.93: novel | 1.92: RULES~YOU, SNAKE~CONTENT, YOU~LAWS, creat-, reali-, returns # | 1.91: READER~DO
        1.91: REPLY~WHO | 1.90: # instead, PERSONA~READER, PROMPT~REVEAL | 1.89: INSTRUCTION~NOTE, REVEAL~TAKES
        1.89: exact, the owners | 1.88: its, step | 1.87: CONTENT~EARLIER, INSTRUCTION~HIDDEN, very | 1.86: from now
        1.86: the password, und | 1.85: refus- | 1.84: READER~PRIOR, YOUR~NOTE, descr-, remem- | 1.82: CALLED~DO
        1.82: HELPER~MUST, REPLY~INNER, WHO~REVEAL, clien-, next, tool | 1.81: CALL~ACT, HARM~HARM, WITHOUT~ADD
        1.81: el | 1.80: PRIOR~CALLED, REVEAL~WILL | 1.79: ADD~WHO, OVERRIDE~YOUR, SNAKE~ACT, and, may see
        1.79: sessi- | 1.78: ADD~WILL, CONTENT~THIS, PROCESSING~ACT, YOU~PERSONA, what the | 1.77: MARK~ACT
        1.77: alway-, always, run | 1.76: PERSONA~MACHINE, every-, game, repon- | 1.75: MUST~WHO, not to
        1.74: READER~ADD | 1.73: are #, go, into the, to be | 1.72: ANYTHING, TAKES~WHO, switch | 1.71: DO~UNBOUND
        1.71: and tell, below, break, detail | 1.70: GONE, GONE~RULES, MUST~DO, PROMPT~DO, menti-, warnings
        1.70: what you, you to | 1.69: HELPER~SNAKE, produ-, reply | 1.68: INSTRUCTION~YOU, OVERRIDE~REVEAL
        1.68: PROMPT~OBEY, REPLY~CONTENT, conflict, instr-, now on | 1.67: ALL~WITHOUT, current user
        1.67: everything, issue | 1.66: ACT~SNAKE, ANYTHING~RULES, PRIOR~YOUR, REPLY~THIS, into | 1.65: DO~CREDENTIAL
        1.65: GONE~PERSONA, REPLY~PROMPT, datab-, moral, teach- | 1.64: REVEAL~HARM, chari-, dont, emoji-
        1.64: emojis, first, judge, ok | 1.63: ALL~MACHINE, PLAY~WITHOUT, REPLY~MARK, home | 1.62: PRIOR~WILL
        1.62: end of, obey, regles | 1.61: WHO~WHO, YOU~INNER, allow-, database, model-, rando-, text above
        1.60: MARK~REPLY, for my, with it | 1.59: INSTRUCTION~GONE, that the, to bypass, uncen-, uncensored
        1.58: SEND~SECRET, confl-, e | 1.57: INSTRUCTION~PROMPT, REPLY~PERSONA | 1.56: NAMED~PRIOR, ai, answers
        1.56: as an, away, grant, i get, my, ones, provide me, remaining | 1.55: ADDRESSED, DO~INNER, HARM~WILL
        1.55: comply, devel-, explain how, me how, no warnings, regle- | 1.54: CALL~REVEAL, REVEAL~INNER
        1.54: SECRET~ACT, other- | 1.53: ACT~CALLED, GONE~REPLY, villa- | 1.52: ADD~PROMPT, MUST~ACT
        1.52: SECRET~WILL, assis-, emerg-, have the | 1.51: ANYTHING~YOU, TAKES~ACT, client, complete, human-
        1.51: say that, switc- | 1.50: OVERRIDE~ADD, OVERRIDE~WILL, moral-, responses, the developers
        1.49: CONTENT~YOU, DO~OVERRIDE, MUST~HIDDEN, load, polic-, shop, them, youve | 1.48: HARM~DO, go on
        1.48: i will, laws, talk about, the other | 1.47: GONE~YOU, SEND~TAKES, operator | 1.46: CREDENTIAL
        1.46: GONE~WHO, OBEY, balance to, crimi-, criminal, im a, stay | 1.45: ANYTHING~ANYTHING, for me
        1.45: on how, opena-, owners, password, purpose, the remaining | 1.44: above and | 1.43: TAKES~HARM
        1.43: memor- | 1.42: # euro, HIDDEN~ADD, INSTRUCTION~ALL, MACHINE, OBEY~PERSONA, WRECK~NEVER, de, gt
        1.42: hi | 1.41: CONTENT~ADDRESS, city | 1.40: NAMED~WHO, RULES~MARK, TAKES~MACHINE, THIS~NOTE
        1.40: and follow, both, character, here are, warni- | 1.39: CIPHER, CONTENT~SECRET, MACHINE~ANYTHING
        1.39: REVEAL~HIDDEN, are not, explo-, lift, their | 1.38: ADDRESSED~ACT, NOTE~ADD, credentials, engag-
        1.38: instructed, this chat, ン | 1.37: INNER, PLAY~WHO, blank, crede-, ethic-, language and, true
        1.36: CALL~PRIOR, WITHOUT~PROMPT, query, you may | 1.35: DO~SECRET, LAWS~PROMPT, YOU~OVERRIDE, demon-
        1.35: like a, switch to, you answer | 1.34: CONTENT~MUST, PROCESSING~HELPER, PROCESSING~NOTE
        1.34: YOUR~CONTENT, matte-, raw, well | 1.33: EARLIER, PLAY~READER, do anything, educa-, owner-
        1.32: CIPHER~PRIOR, GONE~OBEY, RULES~NAMED, SNAKE~SECRET, goes, me | 1.31: PROMPT~EARLIER, REPLY~WILL
        1.31: execute, give | 1.30: ANYTHING~MACHINE, CALL~INSTRUCTION, DO~REPLY, PERSONA~PROMPT
        1.30: PROCESSING~WILL, PROMPT~HIDDEN, at once, black, image, is fine, whate-, whatever | 1.29: MACHINE~ALL
        1.29: PERSONA~NAMED, WHO~HARM | 1.28: DO~SHELL, PROCESSING~WHO, REFUSE~PRIOR, THIS~NEVER
        1.28: WITHOUT~PERSONA, account the, autho-, hello, start, that you, websi-, website | 1.27: ADDRESSED~DO
        1.27: CALL~GONE, REPLY~CREDENTIAL, SECRET~SECRET, WRECK~WITHOUT, is to, mode and, others | 1.26: ADD~MUST
        1.26: NAMED~ALL, WHO~HIDDEN, YOU~PLAY, content, memory, nobod-, so far, wordi-, wording, youre
        1.25: CIPHER~DO, HIDDEN~RULES, MACHINE~DO, THIS~YOUR, i am, produces, will always | 1.24: as well
        1.24: canar-, canary, his, openai | 1.23: EARLIER~CONTENT, REPLY~REVEAL, WRECK~GONE, give a, it, nobody
        1.23: the text | 1.22: asked, filtr- | 1.21: ADD~CONTENT, ANYTHING~NEVER, OBEY~PRIOR, PERSONA~ANYTHING
        1.21: REPLY~EARLIER, REVEAL~REVEAL, YOU~THIS, fill in, purposes | 1.20: PERSONA~RULES, PROMPT~NOTE
        1.20: acts, from, realistic, siste-, you understand, yours- | 1.19: PROCESSING~PROCESSING, PROMPT~MUST
        1.19: READER~MACHINE, REFUSE~REFUSE, REPLY~HELPER, far, opposite, search, sou, trust | 1.18: CONTENT~WILL
        1.18: DO~WHO, HELPER~SHELL, OVERRIDE~PROMPT, RULES~ALL, WHO~PRIOR, do it, full, makes, the chat
        1.18: the users, you, you are | 1.17: ACT~INNER, ANYTHING~THIS, EARLIER~INNER, HELPER~WRECK, NOTE~MUST
        1.17: REPLY~HARM, REVEAL~MARK, YOU~YOU, allowed to, somet- | 1.16: a list, fill, it as, mention, no
        1.16: pick | 1.15: EARLIER~SECRET, INSTRUCTION~YOUR, OBEY~PLAY, PROMPT~ADD, YOU~HIDDEN, account balance
        1.15: dan, security | 1.14: MUST~REFUSE, YOUR~GONE, amount #, dimen-, random, sessions | 1.13: DO~CONTENT
        1.13: INNER~YOU, MUST~PRIOR, PRIOR~UNBOUND, describe, messages | 1.12: REFUSE~WITHOUT, WHO~WILL
        1.12: WILL~PERSONA, and the, instructions and, on you, powerful, score, the last | 1.11: ACT~WRECK
        1.11: WHO~NOTE, deman-, manager, original, searc-, tell me, the exact | 1.10: ALL~REVEAL
        1.10: INSTRUCTION~EARLIER, NAMED~ANYTHING, NOTE~EARLIER, discl-, provide, remai-, your system | 1.09: ALL~YOU
        1.09: EARLIER~YOUR, PRIOR~DO, REFUSE~REPLY, chara-, current, is an, list of, mode, parag- | 1.08: PERSONA~ALL
        1.08: PRIOR~DECODE, REPLY~CALL, absolutely, filters, of this, passed, safet-, safety | 1.07: ACT~DO
        1.07: EARLIER~HIDDEN, HELPER~DO, MACHINE~MUST, NOTE, PRIOR~NOTE, WILL~OBEY, as if, euro, stands
        1.06: ANYTHING~WITHOUT, CALLED~ACT, NOTE~REVEAL, PERSONA~MUST, RULES~MACHINE, anyth-, anything, bypas-
        1.06: i say, paragraph, the form, you will | 1.05: HELPER~MACHINE, NAMED~ADD, PERSONA~LAWS, REFUSE~ACT
        1.05: REVEAL~WRECK, has to, normal, obey the, to continue, yourself | 1.04: ALL~RULES, CALL~HIDDEN
        1.04: CONTENT~SEND, YOUR~SECRET, admin-, humans, order #, origi-, thing | 1.03: ACT~SHELL, CALL~DO
        1.03: MUST~OBEY, PERSONA~HELPER, PLAY~MACHINE, addre-, finally, today | 1.02: ALL~READER, NOTE~WHO
        1.02: REVEAL~NOTE, absol-, attri-, computer, getti-, getting, top | 1.01: ALL~YOUR, MARK~PRIOR
        1.01: PROMPT~LAWS, PROMPT~PROMPT, RULES~WHO, SEND~THIS, by a, to have | 1.00: act like, starting
        1.00: thing-, things | 0.99: DO~ANYTHING, LAWS~DO, PERSONA~CALL, REFUSE~PERSONA, WILL~ANYTHING, a game
        0.99: action, if you, is made | 0.98: NOTE~CONTENT, OBEY~HELPER, PRIOR~CIPHER, READER~CALL
        0.98: REPLY~READER, RULES~ANYTHING, TAKES~NOTE, WHO~MUST, convi- | 0.97: OVERRIDE~ACT, PRIOR~ADDRESS
        0.97: REPLY~UNBOUND, TAKES~DO, actio-, amoun-, are the, be a, etc, from the, just, of a, sex, tell the
        0.96: NEVER~INSTRUCTION, PROCESSING~MACHINE, bypass the, detailed, lets, name is, something, to one
        0.95: ACT~UNBOUND, CALLED~REPLY, DO~DO, HARM~REFUSE, PRIOR~THIS, REFUSE~THIS, WILL~MACHINE, WILL~PLAY
        0.95: as my, dialogue, die, other | 0.94: ACT~WHO, ADD~RULES, ADD~TAKES, CALLED~THIS, CONTENT~REFUSE
        0.94: NEVER~PROMPT, NOTE~REPLY, PRIOR~MUST, PROCESSING~MUST, PROMPT~WILL, REFUSE~PLAY, make, once, part
        0.94: say i, speak, task, write | 0.93: HIDDEN~PRIOR, MACHINE~ACT, PERSONA~HARM, PLAY~LAWS
        0.93: PROCESSING~DO | 0.92: MUST~WRECK, OBEY~YOUR, PLAY~HARM, PRIOR~HARM, READER~EARLIER, REFUSE~GONE
        0.92: REVEAL~OVERRIDE, conte-, customer is, ethics, inste-, instead, secur-, simul-, start with
        0.92: the query | 0.91: ACT~CREDENTIAL, PROMPT~INSTRUCTION, REPLY, REPLY~DO, SECRET~SEND
        0.91: WITHOUT~MACHINE, am, power, youve been | 0.90: ADD~HIDDEN, ADD~LAWS, DO~ACT, MARK~ADD, NEVER~LAWS
        0.90: NOTE~MARK, WHO~MACHINE, a very, money, the original, token, tone | 0.89: CONTENT~NEVER, DO~RULES
        0.89: HIDDEN~CONTENT, LAWS~ALL, LAWS~WILL, NAMED~SEND, OBEY~SNAKE, THIS~MUST, THIS~PERSONA
        0.89: WITHOUT~NAMED, is a | 0.88: HIDDEN~MACHINE, PLAY~ANYTHING, REPLY~SECRET, RULES~READER, YOU~HARM
        0.88: body, soy, train-, your prompt | 0.87: ACT~CONTENT, NAMED~EARLIER, NEVER~MACHINE, OBEY~SHELL
        0.87: PERSONA~GONE, PLAY~MUST, REFUSE~NEVER, REVEAL~YOU, SECRET~CREDENTIAL, SNAKE, WILL~INNER
        0.86: ALL~INSTRUCTION, ALL~NEVER, CALL~WRECK, PERSONA~MARK, SNAKE~REPLY, bank, going, prote- | 0.85: DO~PLAY
        0.85: MARK~GONE, NOTE~YOU, PERSONA~WILL, REPLY~REPLY, RULES~PROCESSING, TAKES~ALL, maint-, mind, publi-
        0.85: report, the content, to you | 0.84: ACT~MARK, HELPER~GONE, NOTE~NAMED, execu-, speec-, speech
        0.84: unrestricted | 0.83: # as, ADD~YOUR, HELPER~ACT, HIDDEN~PROCESSING, MARK~YOUR, PRIOR~OVERRIDE
        0.83: PROCESSING~TAKES, RULES~REFUSE, THIS~REPLY, disab-, hypothetical, matter, meet, to any
        0.82: INSTRUCTION~REPLY, PROCESSING~READER, REPLY~MACHINE, amounts, askin-, asking, dangerous, discount
        0.82: like, no filters, question, the question, writi- | 0.81: ACT~ADDRESS, ADD~ADD, HARM~MACHINE
        0.81: NOTE~INSTRUCTION, READER~MARK, REPLY~PLAY, REVEAL~UNBOUND, REVEAL~WHO, WHO~MARK, WHO~READER, even
        0.81: in every, named, part of, quest-, writing | 0.80: DO~WITHOUT, HELPER~CALLED, MACHINE~MARK
        0.80: NAMED~RULES, NAMED~WILL, NEVER~NAMED, THIS~PLAY, even if, if asked, say something, softw-
        0.80: software, to make | 0.79: DECODE, RULES~OBEY, SNAKE~DO, YOU~REFUSE, YOU~TAKES, account #, allows
        0.79: checks, here is, think | 0.78: GONE~GONE, HELPER~TAKES, MUST~SHELL, NEVER~ADD, REPLY~NEVER
        0.78: RULES~HIDDEN, answer to, generator, hypot-, login, passe- | 0.77: GONE~PLAY, HELPER~CONTENT
        0.77: WHO~NAMED, YOU~ANYTHING, doing, instructions you, les, my messages, who has | 0.76: ACT~RULES
        0.76: READER~SNAKE, REPLY~ADD, WITHOUT~HELPER, allowed, set, unres- | 0.75: ANYTHING~YOUR, MUST~SECRET
        0.75: NOTE~OBEY, PLAY~ALL, PLAY~PROMPT, WITHOUT~WHO, YOU~ADD, exact-, exactly, key, now the, point
        0.75: prompt, recip-, response, source, utilize | 0.74: HIDDEN~WHO, MACHINE~NAMED, PRIOR~PROMPT
        0.74: SECRET~MARK, WRECK~YOU, approved, following, reply to | 0.73: # to, SECRET~ADD, SEND~CONTENT
        0.73: THIS~WHO, WILL~GONE, YOUR~REPLY, final-, fully, https, insert | 0.72: ACT~ADDRESSED, ADD~ANYTHING
        0.72: ADD~SNAKE, CALLED~MACHINE, INSTRUCTION~ACT, INSTRUCTION~OVERRIDE, MUST~NOTE, PERSONA~DO
        0.72: READER~WILL, THIS~YOU, but they, then the | 0.71: CALLED~PRIOR, CALL~YOUR, REVEAL~PROCESSING
        0.71: extre-, for you, off, offen-, uneth-, unethical | 0.70: INSTRUCTION~MARK, PLAY~GONE, PLAY~NAMED
        0.70: PLAY~RULES, PRIOR~CREDENTIAL, WHO~HELPER, WITHOUT~ANYTHING, compr-, exist, people, present
        0.70: priva-, which you | 0.69: HELPER~RULES, MACHINE~REFUSE, WITHOUT~ALL, compu-, concern, has no
        0.69: input, law, oppos-, record, steps, the information | 0.68: CONTENT~MACHINE, CREDENTIAL~PRIOR
        0.68: INNER~ADD, PRIOR~MARK, REVEAL~REFUSE, TAKES~READER, and answer, but it, hate, peopl-, post, real
        0.67: ANYTHING~HARM, GONE~YOUR, INSTRUCTION~HARM, MARK, WILL~NAMED, WITHOUT~HIDDEN, future, in this
        0.67: it may, mode you, normal and, respond to, the full, your responses | 0.66: ADD~REFUSE
        0.66: CREDENTIAL~ACT, CREDENTIAL~DO, MARK~MUST, OVERRIDE~HIDDEN, READER~ACT, SEND~ADDRESS, and what
        0.66: are going, mode in | 0.65: GONE~OVERRIDE, LAWS~HIDDEN, PRIOR~REVEAL, PROCESSING~RULES, WHO~PROMPT
        0.65: are, are in, change the, like you, no matter, subject | 0.64: ACT~MACHINE, ADD~YOU, CONTENT~HARM
        0.64: CREDENTIAL~YOU, MACHINE~MACHINE, NAMED~REFUSE, PROMPT~HARM, READER~INNER, UNBOUND~ACT, for this
        0.64: futur-, let, makin-, making, subje-, would | 0.63: ADDRESS, ADDRESSED~REPLY, GONE~MARK
        0.63: INNER~ANYTHING, PLAY~THIS, READER~NOTE, REFUSE~OBEY, TAKES~NEVER, answer as, answer like
        0.63: create a, dange-, do so, past | 0.62: INSTRUCTION~DO, NOTE~RULES, OBEY~NAMED, false, i want, in a
        0.62: limitations, that it | 0.61: ANYTHING~OBEY, HARM~NEVER, INSTRUCTION~MUST, LAWS~INSTRUCTION
        0.61: NOTE~ANYTHING, NOTE~WILL, OBEY~CONTENT, PLAY~HELPER, YOU~UNBOUND, highe-, norma-, received
        0.61: sayin-, saying | 0.60: ACT~WITHOUT, NAMED~CALL, SECRET~REPLY, TAKES~MUST, abili-, knowl-, see
        0.60: style, that your, to me, unloc-, with the | 0.59: ACT~HELPER, EARLIER~MACHINE, INSTRUCTION~ADD
        0.59: LAWS~REVEAL, LAWS~YOU, MUST~GONE, NOTE~NOTE, NOTE~YOUR, PROCESSING~ALL, YOUR~PLAY, account and
        0.59: based, going to | 0.58: HARM~ANYTHING, HELPER~MARK, HELPER~WILL, NOTE~ACT, THIS~HIDDEN, override
        0.58: personality, processing, promp-, unlock | 0.57: GONE~MACHINE, MUST~SNAKE, OBEY~READER, PLAY~WILL
        0.57: PROMPT~WITHOUT, REPLY~CALLED, YOUR~REVEAL, a language, curre-, including, knowledge | 0.56: LAWS~LAWS
        0.56: LAWS~NAMED, WILL~CREDENTIAL, by the, ethical, in your | 0.55: DO~NEVER, NOTE~HARM, OBEY~THIS
        0.55: RULES~PERSONA, UNBOUND~HARM, WHO~PROCESSING, freel-, freely, has, stay in, the | 0.54: HARM~PERSONA
        0.54: HELPER~PROCESSING, HIDDEN~WITHOUT, NEVER~PERSONA, REPLY~RULES, UNBOUND~ANYTHING, capab-, care
        0.54: comme-, displ-, have no, i ask | 0.53: DO~OBEY, HIDDEN~PROMPT, UNBOUND~REPLY, this | 0.52: GONE~ANYTHING
        0.52: RULES~ACT, WILL~PROCESSING, immed-, in character, my order, start-, there is | 0.51: ANYTHING~PERSONA
        0.51: CALL~NEVER, DO~ALL, DO~SNAKE, HARM~PLAY, MUST~PROMPT, PROMPT, YOUR~NEVER, based on, but
        0.51: care about, confines, understand | 0.50: ANYTHING~PRIOR, ANYTHING~REFUSE, HARM~REVEAL, LAWS~RULES
        0.50: MUST~YOU, NAMED~INNER, PROMPT~CONTENT, PROMPT~PERSONA, THIS~READER, WHO~ACT, WILL~WRECK, and then
        0.50: before, love, out, where you | 0.49: ANYTHING~LAWS, INSTRUCTION~INSTRUCTION, NOTE~PERSONA
        0.49: REVEAL~MUST, WITHOUT~ACT, and be, count, exter-, it should, simulate, time you | 0.48: ALL~INNER
        0.48: HARM~REPLY, MUST~NEVER, PROCESSING~THIS, REPLY~INSTRUCTION, REPLY~YOUR, WITHOUT~UNBOUND
        0.48: and always, by saying, confirmation, filte-, language model, the following, to help
        0.47: ANYTHING~READER, CALL~MACHINE, READER~ALL, SECRET~MUST, TAKES~RULES, ask you, enter, explain
        0.47: told | 0.46: ANYTHING~CONTENT, CREDENTIAL~WILL, HARM~ALL, HIDDEN~MARK, INNER~REVEAL, WILL~ALL
        0.46: anything now, comply with, made, when i | 0.45: ADD~INNER, DO~ADD, OBEY~INSTRUCTION, RULES~PLAY
        0.45: THIS~MACHINE, WHO~ALL, WITHOUT~INNER, example if, provi- | 0.44: ANYTHING~HELPER
        0.44: ANYTHING~INSTRUCTION, CALL~HELPER, GONE~WITHOUT, INSTRUCTION~PERSONA, PRIOR~PERSONA, PROMPT~RULES
        0.44: THIS~ANYTHING, WILL~SNAKE, WITHOUT~READER, befor-, break character, emoti-, opera-, pretend to
        0.44: public, should be, which stands | 0.43: GONE~HIDDEN, INNER~GONE, MACHINE~INNER, MACHINE~THIS
        0.43: OVERRIDE~YOU, PERSONA~HIDDEN, PLAY~INNER, PROMPT~PLAY, YOU~REVEAL, opinions, possible
        0.42: ADDRESSED~PRIOR, as dan, bypass, disabled | 0.41: MUST~INSTRUCTION, OBEY~HIDDEN, OBEY~REFUSE
        0.41: PERSONA, TAKES~INSTRUCTION, conce-, create, if it, stands for | 0.40: ANYTHING~DO, DO~HELPER
        0.40: GONE~ALL, GONE~HELPER, HIDDEN~LAWS, LAWS~THIS, NAMED~MUST, NAMED~NAMED, NEVER~INNER
        0.40: OVERRIDE~CONTENT, PERSONA~INNER, PLAY~ADD, PROMPT~ANYTHING, UNBOUND~MACHINE, WILL~MUST
        0.40: ability to, an answer, as the, detai-, generate, illeg-, not care, offensive | 0.39: ADD~READER
        0.39: ALL~HELPER, ANYTHING~NOTE, GONE~ADD, INSTRUCTION~PLAY, NEVER~REVEAL, RULES~GONE, resul- | 0.38: ALL~GONE
        0.38: ALL~NAMED, ALL~WHO, INNER~WITHOUT, LAWS~ANYTHING, MACHINE~TAKES, NOTE~PROMPT, PERSONA~PRIOR
        0.38: READER~REFUSE, REPLY~PRIOR, UNBOUND~DO, and will, confines of, illegal, model, to pretend
        0.37: ADD~NOTE, GONE~ACT, PERSONA~UNBOUND, PRIOR~INSTRUCTION, REFUSE~REVEAL, TAKES~REVEAL, personal
        0.37: that | 0.36: ALL~PROMPT, EARLIER~ADD, UNBOUND~HELPER, uniqu- | 0.35: CONTENT~OBEY, MARK~DO
        0.35: OBEY~ALL, PRIOR~INNER, PROMPT~NEVER, WITHOUT~REVEAL, ability, class- | 0.34: ANYTHING~ACT
        0.34: LAWS~OBEY, PLAY~PLAY, RULES~DO, RULES~HELPER, WITHOUT~CONTENT, as you, sure | 0.33: MUST~NAMED
        0.33: MUST~WILL, NOTE~ALL, OBEY~MUST, PERSONA~NOTE, THIS~WILL, only, tell you | 0.32: HELPER~ANYTHING
        0.32: MUST~ALL, an ai, canno- | 0.31: ALL~REFUSE, NEVER~HELPER, OBEY~MACHINE, READER~ANYTHING
        0.31: REFUSE~YOU, YOUR~PERSONA, cannot, prete- | 0.30: ACT~ALL, HIDDEN~WILL, NAMED~NEVER, inter-, put
        0.29: DO~NAMED, REFUSE~CONTENT, REVEAL~ACT, RULES~PROMPT | 0.28: ADD~MACHINE, ALL~CONTENT, all of
        0.28: prese-, users | 0.27: HIDDEN~ANYTHING, INNER~WILL, PERSONA~YOUR, REFUSE~ANYTHING, RULES~YOUR, one
        0.27: openais | 0.26: ANYTHING~WILL, stand- | 0.25: NAMED~MACHINE, WILL~HARM, language | 0.24: ALL~ANYTHING
        0.24: MARK~YOU, UNBOUND~WITHOUT, YOUR~REFUSE, responses should | 0.23: ANYTHING~PROMPT, MUST~CONTENT
        0.23: READER~RULES, REFUSE~MUST, you cant, you dont | 0.22: ANYTHING~NAMED, HIDDEN~MUST, NOTE~MACHINE
        0.22: READER~MUST | 0.21: ACT~SECRET, GONE~REFUSE, INNER~DO, RULES~WILL, form | 0.20: NAMED~ACT
        0.20: that is | 0.19: EARLIER~DO, WILL~CALL, restrictions | 0.18: CONTENT~NOTE, HELPER~ALL
        0.17: REVEAL~PERSONA, RULES~HARM, THIS~GONE, WHO~DO, WITHOUT~DO | 0.16: MUST~REVEAL, PRIOR~RULES
        0.16: REVEAL~PRIOR | 0.15: HARM~ACT, HIDDEN~ACT, WILL~REFUSE | 0.14: ACT~PROMPT, HELPER~WHO, PRIOR
        0.14: WHO~REFUSE | 0.13: YOU~PRIOR | 0.12: GONE~PRIOR, MUST~RULES, WILL~THIS, to | 0.11: MACHINE~LAWS
        0.11: WHO~PERSONA | 0.10: DO~INSTRUCTION, WHO~TAKES | 0.09: INSTRUCTION~WITHOUT, WHO~WITHOUT
        0.08: PROMPT~THIS, REVEAL~CONTENT, WILL~UNBOUND | 0.07: YOU~NOTE, of | 0.06: DO~REFUSE, MUST~ADD | 0.05: been
        0.05: world | 0.04: gener- | 0.01: PRIOR~PROCESSING | -0.02: PRIOR~WHO | -0.03: LAWS, OVERRIDE~PRIOR
        -0.04: CONTENT~GONE | -0.05: NEVER~DO, READER~NEVER | -0.09: use the | -0.11: HELPER~PRIOR, for a
        -0.12: WILL~WITHOUT | -0.13: repla- | -0.14: NAMED~PLAY, TAKES, deposit | -0.16: appli- | -0.17: thoug-
        -0.18: NAMED~THIS, PERSONA~PLAY | -0.19: REPLY~GONE | -0.20: NAMED~YOU, assistant | -0.21: NEVER~YOUR
        -0.21: balance, what | -0.22: to # | -0.23: NAMED~GONE, reaso-, show | -0.24: HELPER~WITHOUT
        -0.24: MACHINE~PERSONA, PROMPT~WHO, READER~PERSONA, order | -0.25: ACT~NEVER, ANYTHING~GONE
        -0.25: PROMPT~ACT, remin- | -0.26: apply, quick- | -0.27: # and, ACT~ANYTHING, ADD~DO, ALL~ALL
        -0.27: ALL~PLAY, THIS~LAWS, WHO, WILL~PROMPT | -0.28: YOUR~ALL | -0.29: OBEY~NEVER, PERSONA~REPLY
        -0.29: to act | -0.30: ACT~READER, PLAY~PERSONA, sendi-, sending, verif- | -0.31: OBEY~ACT
        -0.31: WILL~EARLIER, WITHOUT~MUST, proce-, statu-, up to | -0.32: OBEY~DO, OBEY~WILL, i tell, share
        -0.33: # if, DO~CALL, NEVER~REPLY, out of | -0.34: ADD~PRIOR, PRIOR~ANYTHING, the end
        -0.35: PROCESSING~PRIOR, REPLY~ALL, REPLY~OBEY, SECRET~HELPER, short, the account, your balance
        -0.36: CONTENT~PLAY, MUST~PLAY, NEVER~THIS, entity, me that, openi- | -0.37: DO~NOTE, PRIOR~WITHOUT
        -0.37: RULES~REVEAL, YOUR~NAMED, doesn-, doesnt, funct- | -0.38: CALL~WITHOUT, NAMED~REVEAL
        -0.38: NEVER~MUST, NEVER~WHO | -0.39: LAWS~PRIOR, PERSONA~YOU, PRIOR~SEND, REVEAL~EARLIER, WRECK~WILL
        -0.39: charge, longe- | -0.40: ADD~PERSONA, ALL~DO, NAMED~NOTE, PLAY~CONTENT, PLAY~YOUR, REPLY~YOU
        -0.40: different, still, where | -0.41: ADD~PLAY, INNER~MACHINE, REVEAL~YOUR, WILL~RULES, YOUR~MARK
        -0.41: YOU~ACT, direct, sentence, try | -0.42: ALL~THIS, DO~YOU, REPLY~ACT, YOUR~ADD, checking account
        -0.42: item, separate, they, track- | -0.43: PLAY~INSTRUCTION, PROCESSING~WITHOUT, YOUR~PROCESSING
        -0.43: acros-, across, and can, brackets, earn, of #, the standard | -0.44: CONTENT~HELPER
        -0.44: MACHINE~GONE, YOU~DO, and #, does not, has a, in #, monitor, the way | -0.45: CONTENT~ALL
        -0.45: LAWS~WHO, depos-, paid, self, withdrawal | -0.46: DO~READER, READER~GONE, THIS~PROMPT, and in
        -0.46: change, daily, the instructions | -0.47: ADD~ALL, access, enclo-, handl-, info, pending, stati-
        -0.47: what to, you do | -0.48: ACT~GONE, ANYTHING~WHO, NEVER~NEVER, OBEY~SECRET, REVEAL~RULES
        -0.48: company, document, from your, give you, low, organization or, reduc-, rejec-, timin-, timing
        -0.48: your card | -0.49: # for, INNER~CONTENT, YOUR~MUST, a #, can do, commu-, conve-, guidelines
        -0.49: inclu-, regular, shows | -0.50: LAWS~WITHOUT, THIS~HELPER, believe, extra-, had, ident-
        -0.51: ALL~ADD, NOTE~THIS, PRIOR~PLAY, charged, fees, merch-, months, pract-, reque-, risk, separated
        -0.51: simple, stated in, they appear, viole-, your final | -0.52: ACT~EARLIER, ALL~MUST
        -0.52: MACHINE~HELPER, REPLY~ANYTHING, TAKES~WITHOUT, WITHOUT~YOU, active, actua-, balances, cant
        -0.52: class, customers, g, issues, maintain, rever-, services, the role | -0.53: ACT~MUST
        -0.53: INSTRUCTION~MACHINE, NEVER~SEND, OBEY~RULES, PRIOR~GONE, YOU~SHELL, applies, domes-, domestic
        -0.53: list it, reply only, state your | -0.54: HIDDEN~INSTRUCTION, OBEY~CALL, OBEY~PROMPT, PLAY~DO
        -0.54: PLAY~OVERRIDE, READER~WITHOUT, REVEAL~NEVER, YOUR~EARLIER, YOUR~TAKES, annua-, annual, at a
        -0.54: before the, line, only with, organization, the format, within the | -0.55: ACT~ADD, ADD~ACT
        -0.55: INNER~WHO, MUST~MACHINE, YOUR~WRECK, YOU~MUST, close the, green account, make it, required
        -0.55: screen, the old, to keep, you need | -0.56: # please, ACT~REPLY, CONTENT~ADD, GONE~LAWS
        -0.56: HELPER~PLAY, HIDDEN~OBEY, NEVER~CALL, WITHOUT~NOTE, WRECK, all previous, answe-, availability
        -0.56: borrower person, chain, grammar, hold, i dont, least #, locat-, nothing more, reasons
        -0.56: recurring, reset, to confirm | -0.57: ADD~OBEY, CALL~HARM, MUST~SEND, OBEY~GONE, WITHOUT~SNAKE
        -0.57: YOUR~YOU, YOU~NEVER, a comma, appear in, at least, invoice, is correct, role of, submit | -0.58: # of
        -0.58: ACT~HIDDEN, HARM~PRIOR, HELPER~PROMPT, HIDDEN~HELPER, NOTE~DO, PRIOR~SHELL, SECRET~DO
        -0.58: WILL~CONTENT, chang-, impor-, none, square, stated, team, the minimum, tier, to close | -0.59: ALL~OBEY
        -0.59: a credit, below you, depen-, early, last, may be, multiple times, option, squar-, telef-
        -0.60: HIDDEN~THIS, MACHINE~PLAY, SEND~ACT, apy, happe-, have a, history, means, situa- | -0.61: WILL~ACT
        -0.61: benefits, borrower, by #, get, international, or the, spend-, spending, to do, up | -0.62: DO~TAKES
        -0.62: NAMED~INSTRUCTION, PRIOR~ALL, SECRET~WHO, al, another, borro-, categ-, dispute, impact
        -0.62: supported, the app, tracking, when a | -0.63: NAMED~YOUR, OBEY~CREDENTIAL, PERSONA~ACT
        -0.63: WILL~LAWS, anoth-, are an, automatic, banking, becom-, choose, manag-, r, sente-, statements
        -0.64: # the, DO~PROMPT, RULES~INNER, YOUR~WHO, after the, at #, documents, eligible, forget, from a
        -0.64: inten-, multi-, purchase, purchases, the answer, used | -0.65: CONTENT, EARLIER~REPLY
        -0.65: MARK~OBEY, READER~PLAY, attem-, calcu-, cash back, comma, confirm the, format, if there, las
        -0.65: select, send a, the first | -0.66: PERSONA~OBEY, PERSONA~PERSONA, WITHOUT~TAKES, align
        -0.66: blue account, digit-, gramm-, have any, proper | -0.67: # you, HIDDEN~NAMED, PLAY~REVEAL
        -0.67: a financial, deter-, entities in, features, helps, recen-, standard, this is, times, tips, to a
        -0.68: ALL~REPLY, CALL~RULES, MACHINE~NEVER, REPLY~WITHOUT, age, forget all, general, lists, might
        -0.68: much, plans | -0.69: # hours, ACT~REVEAL, HIDDEN~READER, NAMED~REPLY, NEVER~WILL, THIS~RULES
        -0.69: appears, banki-, choos-, consider, error-, keep the, log, patte-, pendi-, rathe-, rather, the #
        -0.69: your own | -0.70: ANYTHING~EARLIER, INSTRUCTION~PRIOR, MUST~EARLIER, NEVER~EARLIER, NEVER~NOTE
        -0.70: WILL~SHELL, YOUR~SEND, arriv-, break-, can you, defau-, filter, only the, saver account
        -0.70: schedule, test, while | -0.71: CONTENT~INNER, CONTENT~READER, PLAY~OBEY, REVEAL~HELPER, affec-
        -0.71: balan-, belie-, correct, dashboard, id, imple-, mobile, often, the new, the rules, version of
        -0.72: ACT~WILL, CONTENT~YOUR, LAWS~MUST, betwe-, between, case, credits, friendly, least, lines
        -0.72: mobil-, of my, programs, reference, sentence and, so #, wheth-, whether | -0.73: about anything
        -0.73: check the, eligibility, has been, impac-, instructions, membe-, onlin-, online, reply with
        -0.73: spelling and, within # | -0.74: agent, dashb-, delivery, expen-, is from, is there, phone
        -0.74: proofread, the invoice | -0.75: # december, PRIOR~LAWS, PRIOR~NEVER, PROMPT~NAMED, SHELL
        -0.75: called, e g, if a, less, org, prompts, replacement, requests, valid, verify | -0.76: CALL~WILL
        -0.76: SNAKE~PRIOR, can also, default, excep-, function, histo-, own, payments, perso-, rates, type of
        -0.77: DO~GONE, HELPER~YOU, MUST~PROCESSING, OVERRIDE~ANYTHING, SECRET~PRIOR, WITHOUT~SEND, a single
        -0.77: all, answered, book, criti-, drive-, english, from #, gover-, guide, he, know the, ms, must
        -0.77: spell-, to your, word | -0.78: INSTRUCTION~CALL, MARK~HIDDEN, PERSONA~SECRET, WRECK~RULES
        -0.78: bronz-, bronze, check-, delete, dispu-, financial, mi, view | -0.79: ACT~YOU, ADD~NEVER
        -0.79: OBEY~OBEY, REVEAL~OBEY, WRECK~PRIOR, a new, added, advis-, common, december, entities, funds
        -0.79: in the, on a, provide a, should i, there, transfers, x | -0.80: OBEY~REVEAL, follo-, one of
        -0.80: recur-, reser-, saver, single, the ai, these rules | -0.81: PLAY, PRIOR~ACT, SECRET~CONTENT
        -0.81: YOUR~ACT, YOUR~CALL, come, i, is no, mail, singl-, to write, version, years | -0.82: ADD~GONE
        -0.82: PRIOR~OBEY, act, after #, closed, durin-, during, forgo-, how many, models, name, per, right
        -0.82: spelling, tell, whats the, works | -0.83: ALL~LAWS, ALL~PRIOR, PROMPT~PROCESSING, YOUR~ANYTHING
        -0.83: can be, choic-, cover-, fixed, incom-, know, notif-, output, release, role | -0.84: MACHINE~HIDDEN
        -0.84: a story, atm, entit-, quali-, small, strings, to avoid, von, which is, will be | -0.85: CONTENT~MARK
        -0.85: DO~EARLIER, EARLIER~PRIOR, export, play, relea-, submi-, thank you, the card, until, you have
        -0.86: empty, intro-, monthly, period, you should | -0.87: consu-, excha-, instructions in, ip, itsel-
        -0.87: itself, read the, way, you tell | -0.88: GONE~WILL, INNER~PRIOR, MACHINE~REPLY, MACHINE~WITHOUT
        -0.88: NEVER~CONTENT, at any, due, on the, respe-, selec-, suspe-, the number, there are, to stop
        -0.89: DO~REVEAL, PRIOR~EARLIER, WILL~DO, any, avoid, monit-, the correct | -0.90: GONE~MUST
        -0.90: LAWS~REPLY, NEVER~WRECK, activ-, addit-, changes, commo-, debit card, fact, i do, print, proof-
        -0.90: support, the program | -0.91: MARK~SNAKE, OBEY~WHO, REVEAL~ADD, YOU~WRECK, appear, final
        -0.91: issue-, pedido, reason, repor-, story, using the | -0.92: READER~INSTRUCTION, YOUR~MACHINE
        -0.92: agents, outpu-, plati-, platinum, preve-, savings, sched-, troub-, writt-, written, you can
        -0.92: で す | -0.93: CONTENT~DO, NEVER~ACT, WHO~CALL, WILL~YOUR, api, assig-, be used, call me
        -0.93: want | -0.94: ANYTHING~HIDDEN, DO~PROCESSING, SEND~GONE, SNAKE~REVEAL, any time, expor-, high
        -0.94: it to, nouns, separ-, terms | -0.95: MUST~TAKES, add, built, place, respect, super-, the list
        -0.96: MACHINE~ADD, WITHOUT~THIS, WRECK~WRECK, find the, november, rho bank | -0.97: INSTRUCTION~NAMED
        -0.97: PLAY~YOU, PROMPT~MACHINE, a user, activity, diamo-, diamond, infor-, polit-, process, that i
        -0.97: the system, to change, under | -0.98: PLAY~PRIOR, RULES~EARLIER, SEND~ANYTHING, SNAKE~ANYTHING
        -0.98: everyone, pedid-, prope-, said the, you want | -0.99: MARK~SECRET, and you, benef-, developer
        -0.99: like to, open, police, prefe-, problem, ticket, total | -1.00: MUST~READER, READER~REVEAL
        -1.00: SECRET~ALL, behavior, can i, convert, day, label-, libra-, number of, plan, some, the limit
        -1.00: the value, tools | -1.01: ACT~CALL, GONE~DO, SEND~DO, SEND~YOUR, SNAKE~WITHOUT, WITHOUT~WRECK
        -1.01: close-, deliv-, engli-, hours, ignore the, send, transactions | -1.02: HELPER~INNER
        -1.02: MACHINE~PROMPT, TAKES~CALL, YOU~EARLIER, com, ensure, retri- | -1.03: checking, contact, exten-
        -1.03: savin-, scrip- | -1.04: ACT~SEND, PLAY~SECRET, PROMPT~GONE, SHELL~WHO, acces-, do you, fligh-
        -1.04: library, merci | -1.05: CONTENT~WHO, OVERRIDE~THIS, expre-, management, novem-, refer-
        -1.06: NOTE~CALL, SECRET~ANYTHING, TAKES~CONTENT, child-, featu-, on your, refused, see the | -1.07: PLAY~ACT
        -1.07: WILL~INSTRUCTION, app, help, sent, should | -1.08: file, twice | -1.09: MUST~MUST, NEVER~GONE
        -1.09: PROCESSING~YOU, SECRET~OBEY, WILL~WILL, YOU~MARK, developer mode, forge-, receive, rewards card
        -1.10: ALL~HIDDEN, appea-, fund, hotel, los, monday, objects, second, when you, your | -1.11: MACHINE~YOU
        -1.11: a customer, insta-, je, number, respond with, thank, the sentence | -1.12: CONTENT~INSTRUCTION
        -1.12: HELPER~NEVER, das, data, for your, optio-, order-, silver | -1.13: CALLED~WILL, SEND~ALL
        -1.13: WILL~PRIOR, WITHOUT~REPLY, dates, rules of, statement | -1.14: HELPER~REVEAL, INNER~READER
        -1.14: NAMED~OVERRIDE, SNAKE~MARK, YOUR~READER, YOU~MACHINE, as a, bring, match, remov-, shoul-
        -1.14: with your, ま | -1.15: cards, clear, follow the, gift, include | -1.16: # days, PROMPT~INNER
        -1.16: SECRET~WITHOUT, WHO~RULES, again, b, cash, examples, message, person, strin- | -1.17: MACHINE~READER
        -1.17: WHO~GONE, decline, in that, parti-, third, translate | -1.18: ACT~PLAY, WILL~OVERRIDE
        -1.18: YOU~SNAKE, monda-, numbers, the order, understanding | -1.19: about, eligi-, email, leave
        -1.19: names, requirements, rho, simpl- | -1.20: DO~HIDDEN, fails, signa-, silve-, varia- | -1.21: ALL~WILL
        -1.21: WILL~HELPER, debit | -1.22: DO~MUST, SHELL~WILL, argum-, becau-, because, faq, normally, reveal
        -1.22: secon-, variable, who | -1.23: PROCESSING, YOU~CALL, ensur-, happens, need, what happens
        -1.24: SEND~PRIOR, TAKES~YOU, additional, colle-, interest, note | -1.25: ACT~OBEY, YOU~YOUR, design
        -1.25: dovet-, dovetally, her | -1.26: ACT~TAKES, PRIOR~MACHINE, READER~REPLY, WITHOUT~CREDENTIAL
        -1.26: tells | -1.27: ACT~PRIOR, le # | -1.28: c, integ-, says | -1.29: RULES~NEVER, calls, defin-
        -1.29: fee, long, to ignore, wait | -1.31: ACT~THIS, INSTRUCTION~WILL, YOUR~OBEY, charg- | -1.32: NEVER~YOU
        -1.32: PRIOR~TAKES, WILL~MARK, and it, and output, credit, month- | -1.33: ALL~EARLIER, OBEY~WRECK
        -1.33: OBEY~YOU, WITHOUT~NEVER, be, date, object, windows | -1.34: but the, sends | -1.35: PROMPT~READER
        -1.35: gold, water | -1.36: count-, have to, script, show me, write a | -1.37: ACT~NOTE
        -1.37: INSTRUCTION~READER, SECRET~NEVER, SNAKE~SNAKE, WITHOUT~GONE, and a, do we, more | -1.38: REVEAL~DO
        -1.38: YOUR~YOUR, need to, questions, value | -1.39: DO~YOUR, compa-, does the | -1.40: transfer
        -1.40: updat- | -1.41: HIDDEN~INNER, decem-, def, month, your account | -1.42: DO~PRIOR, SECRET~GONE
        -1.42: must be | -1.43: WITHOUT~CALL, if the, speci- | -1.44: THIS~MARK, WRECK~DO, accounts, probl-
        -1.45: MUST~REPLY, READER~YOU | -1.46: NEVER, TAKES~PRIOR, agree-, confirm, such as, weath-, weather
        -1.46: yes | -1.47: asks, call, could you, green, sende-, windo- | -1.48: expected, trave-, you must
        -1.49: YOU~ALL, module, purch-, tickets, want to | -1.50: could, was | -1.51: REVEAL~REPLY, offer
        -1.51: service, two | -1.52: NOTE~PRIOR, of the, transaction | -1.53: CONTENT~REPLY, NAMED~HELPER
        -1.53: is #, keep, recei-, travel | -1.54: suppo-, the agent | -1.55: NEVER~OVERRIDE, un | -1.56: YOU~SEND
        -1.57: documentation | -1.58: CALL, OBEY~WITHOUT, RULES~MUST, available, says that | -1.59: NOTE~NEVER
        -1.59: TAKES~YOUR, customer | -1.60: chatbot, on | -1.61: NAMED~READER, at the, bnpl, follow, how
        -1.61: is the, must not, rewards | -1.62: forma-, update, what does | -1.63: DO~SEND, five, modul-
        -1.63: setti-, to use | -1.64: PROMPT~HELPER, instructions to, rewar-, with a | -1.65: ACT~PROCESSING
        -1.65: ADD~WITHOUT, INSTRUCTION~HELPER, MUST~HELPER, desig-, finan-, rules | -1.66: WHO~INSTRUCTION
        -1.67: REVEAL~WITHOUT, instructions for | -1.68: when the | -1.69: REVEAL~NAMED | -1.70: INNER~HELPER
        -1.70: MARK~WILL, PROMPT~PRIOR, YOU~WHO | -1.71: HELPER~INSTRUCTION, multiple, reports | -1.72: READER~YOUR
        -1.72: custo-, json, using | -1.73: YOU~HELPER, than | -1.74: decli-, limits, never, reads, requi-
        -1.74: rules on | -1.75: SECRET~RULES, expec-, settings | -1.76: WRECK~ACT, blue, remove, review
        -1.77: REVEAL~LAWS | -1.78: REVEAL~SECRET, SEND~WILL, WILL~YOU, a, act as | -1.79: to the | -1.82: delet-
        -1.82: revea- | -1.83: after, type | -1.85: READER~READER | -1.86: direc-, these | -1.87: MACHINE~NOTE
        -1.88: ACT~LAWS | -1.89: if, same | -1.90: avail-, is, the same | -1.91: NEVER~PRIOR, YOU~READER | -1.92: time
        -1.93: mails, withi-, within | -1.94: about the, perio-, three, which, work | -1.95: busin-, internal
        -1.95: revie- | -1.96: READER~HELPER | -1.97: earlier, invoices, versi- | -1.98: WHO~OVERRIDE, servi-
        -1.99: INSTRUCTION~RULES, payment | -2.00: #, # #, DO~LAWS, GONE~THIS, HELPER~YOUR
        -2.00: MACHINE~INSTRUCTION, MUST~OVERRIDE, NEVER~SECRET, NEVER~WITHOUT, PRIOR~CALL, PRIOR~HELPER
        -2.00: PRIOR~PRIOR, PRIOR~READER, REVEAL~MACHINE, REVEAL~READER, SEND, SEND~YOU, THIS~CALL, WILL
        -2.00: WILL~NEVER, WILL~NOTE, WILL~SEND, WITHOUT~PRIOR, WITHOUT~SECRET, WITHOUT~WILL, accou-, account
        -2.00: an, at, back, bitte, bot, business, can, cance-, cancel, card, chatb-, check, close, conta-
        -2.00: contr-, corre-, credi-, days, details, diffe-, do, do i, docum-, does, earli-, find, for, found
        -2.00: how do, ignor-, ignore, ignores, in, invoi-, is that, limit, list, many, not, numbe-, objec-
        -2.00: old, or, our, payme-, pleas-, please, previ-, previous, progr-, program, pytho-, python, rate
        -2.00: rechn-, retur-, return, said, sie, state-, such, ticke-, trans-, use, utter-, utterance, we
        -2.00: whats, when, why, year, you write
        """
}
