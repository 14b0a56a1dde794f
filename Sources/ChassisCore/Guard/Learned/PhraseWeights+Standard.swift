extension PhraseWeights {
    /// What `chassis bench guard --train` learned from 1305 attacks and 5532 harmless texts:
    ///
    /// - prompt-injection/visible.jsonl
    /// - Guard/texts.jsonl
    /// - Guard/everyday.jsonl
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
        -3.73: (bias) | 6.96: HARM | 6.56: here | 6.40: WITHOUT~RULES | 6.26: YOUR~PROMPT | 4.78: YOU~WILL
        4.72: PRIOR~YOU | 4.56: YOUR~INSTRUCTION, user | 4.54: how to | 4.48: YOU~PROMPT | 4.32: NEVER~REFUSE
        4.18: RULES, now | 4.16: THIS | 4.15: ACT, READER | 4.08: YOU | 3.89: REVEAL | 3.74: example | 3.71: UNBOUND
        3.69: 指 | 3.64: que | 3.60: PROMPT~YOU | 3.56: ALL | 3.53: admin | 3.52: YOUR~HIDDEN | 3.49: chat
        3.47: CALLED | 3.46: YOUR~RULES, 示 | 3.44: NAMED, you were | 3.43: YOUR~LAWS | 3.42: PRIOR~CONTENT
        3.37: YOU~INSTRUCTION | 3.35: YOUR~INNER, the user | 3.33: WITHOUT~REFUSE | 3.32: PRIOR~SECRET | 3.31: DO~HARM
        3.30: HIDDEN, YOUR | 3.29: as | 3.24: HELPER, HELPER~THIS | 3.23: 你 | 3.17: ACT~HARM, confi-, were
        3.12: my account, yours | 3.11: SECRET | 3.08: DECODE~OBEY | 3.03: READER~THIS, begin, poiso- | 3.02: bug
        3.00: YOU~OBEY | 2.99: and do | 2.93: YOU~RULES | 2.91: HELPER~ADD, WITHOUT | 2.88: end | 2.85: ADD~SECRET
        2.84: text | 2.83: say | 2.79: TAKES~THIS, YOU~GONE, developers, 的 | 2.78: chatg- | 2.77: NEVER~OBEY
        2.75: 何 | 2.70: ACT~ACT | 2.67: EARLIER~REVEAL, PERSONA~NEVER, chatgpt | 2.61: with | 2.60: ADD~REPLY
        2.60: YOUR~WITHOUT | 2.59: PERSONA~WITHOUT | 2.57: INSTRUCTION~REVEAL | 2.55: developers told, so
        2.53: INSTRUCTION, examp- | 2.51: PERSONA~WHO, WHO~YOU | 2.49: purpo- | 2.48: YOUR~NOTE, she, witho-
        2.48: without | 2.47: bug report | 2.44: RULES~WITHOUT | 2.43: REFUSE | 2.42: PRIOR~HIDDEN
        2.42: content policy | 2.41: DO~PERSONA, refuse | 2.39: ANYTHING | 2.37: PROMPT~OBEY, WHO~YOUR, 有
        2.36: compl- | 2.34: conti-, me | 2.33: decod-, decode | 2.32: WHO~NEVER, words | 2.31: im | 2.30: WILL~REVEAL
        2.30: YOU~LAWS, chemi- | 2.29: REFUSE~WILL | 2.26: CALL~SNAKE, syste- | 2.25: CIPHER~OBEY
        2.25: DECODE~DECODE, a bank, policy, 以 | 2.22: PRIOR~REFUSE | 2.21: MUST~CALL | 2.20: hacke-
        2.18: YOU~WITHOUT | 2.16: CONTENT~PRIOR, MACHINE~PRIOR, 是 | 2.15: remember | 2.14: ADD~CONTENT
        2.14: inser- | 2.13: MARK~MARK | 2.12: by | 2.11: CALL~CONTENT | 2.10: INSTRUCTION~NOTE | 2.09: CONTENT~RULES
        2.08: CONTENT~CONTENT, PROMPT~REVEAL, above | 2.07: ADD~WHO, DO~CALLED | 2.05: tell me | 2.04: du
        2.04: given, respo- | 2.02: creat-, 请 | 2.01: NOTE~REVEAL, READER~PRIOR, regles | 2.00: RULES~YOU
        2.00: remem- | 1.99: HIDDEN~YOU, the steps | 1.98: ADDRESSED~DO | 1.97: continue, novel, of your
        1.96: ADDRESSED, REVEAL~INSTRUCTION, talk, topic-, topics | 1.95: CONTENT~THIS, READER~WILL, REPLY~MUST
        1.95: WHO~ANYTHING, moral-, refus-, very | 1.94: MACHINE~WILL, REVEAL~INNER, WITHOUT~ADD, end of
        1.94: regle- | 1.93: NAMED~WILL, RULES~RULES, TAKES~WHO | 1.92: HELPER~MUST, exact, man, me the
        1.91: NEVER~RULES, READER~WHO | 1.90: step | 1.89: MUST~DO, READER~DO, REVEAL~THIS, WITHOUT~OBEY, break
        1.88: ADD~WILL | 1.87: this | 1.86: forbidden, produ- | 1.85: GONE, PERSONA~MACHINE, disco-, forbi-
        1.84: # instead, PLAY~NEVER, RULES~PRIOR, reali-, tool | 1.83: HARM~HARM, WHO~CONTENT, alway-, always
        1.83: and, evil, money | 1.82: ALL~WITHOUT, WITHOUT~LAWS, warnings | 1.81: ADDRESSED~ACT, PRIOR, every
        1.80: DO~INNER, NOTE~HELPER, REFUSE~DO, sessi-, teach- | 1.79: INNER, REPLY~CONTENT, WHO~WHO
        1.79: WITHOUT~INSTRUCTION | 1.78: OVERRIDE~RULES, PRIOR~WRECK, REVEAL~HIDDEN, REVEAL~PROMPT
        1.78: SNAKE~CONTENT, below, the next | 1.77: CONTENT~YOU, MACHINE, answers, go, my | 1.76: PERSONA~READER
        1.76: THIS~CONTENT | 1.75: CALL~ACT, DO, INSTRUCTION~ANYTHING | 1.74: OVERRIDE~ADD, SEND~TAKES
        1.74: YOU~PERSONA, to tell | 1.73: ANYTHING~RULES, DO~UNBOUND, MARK~ACT, me how, run | 1.72: NAMED~DO
        1.71: GONE~PERSONA, SECRET~ADDRESS | 1.70: REPLY~REVEAL | 1.69: ALL~REVEAL, NOTE~READER, RULES~ALL, you
        1.68: THIS~PRIOR, are #, from now, its | 1.67: MUST~ACT, es, judge, may see, returns # | 1.66: ADD~MARK
        1.66: PROMPT~DO, allow-, and show | 1.65: GONE~REPLY, HELPER~WILL, OVERRIDE~ACT, PLAY~WHO, REPLY~INNER
        1.65: automated, chari-, moral, uncen-, uncensored | 1.64: PLAY~WITHOUT, REPLY~THIS | 1.63: HIDDEN~ADD
        1.63: REVEAL~HARM, THIS~NOTE, WITHOUT~PERSONA, detail, emoji-, emojis, obey | 1.62: of a | 1.61: CONTENT~WILL
        1.61: INSTRUCTION~ALL, as an, next | 1.60: CONTENT~EARLIER, REPLY~PERSONA, SNAKE~ACT, et, filtr-
        1.60: remaining, warni- | 1.59: MACHINE~SEND, NAMED~PRIOR, OBEY~ANYTHING, comply, with it | 1.58: MACHINE~THIS
        1.58: WHO~THIS, game, have the, i will, that you | 1.57: ACT~SNAKE, emerg-, home, responses, switch
        1.57: then | 1.56: REPLY~PROMPT, away, issue | 1.55: NOTE, TAKES~NOTE | 1.54: PROCESSING~WILL, datab-
        1.53: CALLED~DO, PROCESSING~ACT, ai, autom- | 1.52: MACHINE~NAMED, RULES~ANYTHING, complete
        1.52: the remaining | 1.51: explain how, now on | 1.50: DO~CREDENTIAL, OVERRIDE, on how, provide me
        1.50: sans, what you | 1.49: HELPER~SNAKE, READER~SEND, SECRET~ACT, conflict, database, human-, their
        1.49: what the | 1.48: CIPHER, PROMPT~NOTE, READER~ACT, TAKES~HARM, addre-, grant | 1.47: NAMED~THIS
        1.47: OBEY, REVEAL~NOTE, THIS~ACT, WRECK~NEVER, for my, rando-, repon- | 1.46: DO~OVERRIDE, GONE~RULES
        1.46: INSTRUCTION~YOU, stay | 1.45: ADD~PROMPT, CALLED~PRIOR, CONTENT~ADDRESS, REPLY~HELPER
        1.45: TAKES~HELPER, laws, write | 1.44: EARLIER~CONTENT, REPLY~MACHINE, WRECK~GONE, dont, here are
        1.43: HARM~WILL, PRIOR~CALLED, like a, of this, to bypass | 1.42: RULES~OBEY, TAKES~MACHINE
        1.42: YOU~OVERRIDE, character, devel-, im a, ones, opena-, und | 1.41: CALLED~ACT, MARK~REPLY
        1.41: REVEAL~WILL, from, operator, owners | 1.40: WITHOUT~WHO, crimi-, criminal, tu, your instructions
        1.39: ANYTHING~NEVER, CONTENT~SEND, PROMPT~HIDDEN, REPLY~WHO, WHO~REVEAL, balance to, la, load
        1.39: the other | 1.38: ACT~INNER, MUST~HIDDEN, gt, ok, well, youre a | 1.37: ACT~ALL, PRIOR~YOUR
        1.37: blank, canar-, canary, confl-, is fine, language and, no warnings, true | 1.36: GONE~OBEY
        1.36: PRIOR~REVEAL, WHO~REPLY, his, matte-, memor- | 1.35: REVEAL~TAKES, educa- | 1.34: REPLY~READER
        1.34: WRECK~WITHOUT, and tell, assis-, filte-, instructed, purpose | 1.33: are not, go on, lift
        1.33: switch to, this chat, to me, villa-, youve | 1.32: WHO~HARM, engag-, from here, owner-, so far
        1.32: switc-, the developers | 1.31: ACT~CALLED, ACT~MARK, CIPHER~PRIOR, REPLY~DO, account the
        1.31: and follow, other- | 1.30: ADD~HIDDEN, EARLIER~YOUR, GONE~WHO, LAWS~OBEY, OBEY~PERSONA
        1.30: WHO~HIDDEN, YOUR~CONTENT, diese-, do anything, pick, your rules | 1.29: ADD~MUST, every-
        1.29: mode and, produces, talk about | 1.28: DO~RULES, HARM~DO, HELPER~CALLED, MUST~WHO, YOUR~NEVER
        1.28: YOU~INNER, both, goes | 1.27: CIPHER~DO, NOTE~ADD, READER~ALL, YOU~PLAY, as well, explo-
        1.27: password, shop, the users | 1.26: HELPER~PROCESSING, chara-, far, purposes | 1.25: ADD~THIS
        1.25: ALL~RULES, CREDENTIAL, fill in, search, sou, will always | 1.24: ANYTHING~YOU, PERSONA~LAWS
        1.24: RULES~ACT, SECRET~SEND, SEND~SECRET, everything, give a, i am, menti-, the text | 1.23: PRIOR~UNBOUND
        1.23: THIS~READER, THIS~YOUR, WHO~NOTE, mode, yours- | 1.22: ANYTHING~ANYTHING, CALL~INSTRUCTION
        1.22: LAWS~YOU, MENTION, NAMED~NAMED, PRIOR~WILL, REPLY~CREDENTIAL, RULES~MARK, fill | 1.21: PERSONA~NAMED
        1.21: PERSONA~PROMPT, REFUSE~PRIOR, WILL~PERSONA, ethic-, openai, start | 1.20: DO~SHELL, demon-
        1.20: dimen-, hat, makes, matri-, memory, opposite, raw, websi-, website | 1.19: INSTRUCTION~GONE
        1.19: NEVER~THIS, REPLY~WILL, hello, remai-, trust | 1.18: CONTENT~MUST, RULES~NAMED, question
        1.17: NOTE~CALLED, OVERRIDE~REVEAL, at once, the last | 1.16: HELPER~SEND, MARK~ADD, PERSONA~RULES
        1.16: REPLY~HARM, YOU~HIDDEN, others, searc-, the current | 1.15: ADDRESSED~PRIOR, ALL~NEVER
        1.15: CALL~REVEAL, DO~SECRET, NAMED~ACT, NOTE~RULES, PLAY~READER, is a, report, the chat | 1.14: CALLED~THIS
        1.14: GONE~YOU, OBEY~HELPER, PROCESSING~WHO, PROMPT~RULES, acts, computer, is an, no, score, somet-
        1.14: starting | 1.13: HELPER~ACT, HIDDEN~PRIOR, REFUSE~REFUSE, SEND~THIS, SNAKE~PROMPT, am, skip
        1.12: ACT~WRECK, CONTENT~SECRET, INNER~YOU, MUST~THIS, READER~NAMED, SECRET~WILL, for me, if you
        1.12: the exact, whate-, whatever | 1.11: # returns, DO~PLAY, PROMPT~PROMPT, REFUSE~WITHOUT, allowed to
        1.11: anyth-, anything, content, execute, make, messages, parag-, polic-, realistic, you answer
        1.10: HIDDEN~MACHINE, NOTE~MUST, WHO~MACHINE, admin-, describe, safet-, safety, see, you understand
        1.09: ANYTHING~WITHOUT, GONE~EARLIER, HELPER~OVERRIDE, SNAKE~SECRET, absolutely, obey the, provide
        1.09: the secret | 1.08: EARLIER~SECRET, NAMED~NEVER, PROCESSING~MARK, PROCESSING~THIS, PROMPT~ADD
        1.08: account balance, descr-, paragraph, reply, thing-, things | 1.07: REFUSE~REPLY, SECRET~YOU
        1.07: bypas-, full, powerful, you may | 1.06: CALL~GONE, PLAY~LAWS, PLAY~MACHINE, in a, you will
        1.05: CALL~WRECK, INSTRUCTION~ACT, READER~EARLIER, black, hi, into the, yourself | 1.04: DO~WITHOUT
        1.04: MACHINE~ALL, NAMED~ALL, NOTE~ACT, OBEY~PLAY, REVEAL~WRECK, YOUR~GONE, act like, mention, thing
        1.04: to have | 1.03: ADD~TAKES, DO~CONTENT, absol-, be a, city, dan, first, instructions and, it as
        1.03: passed | 1.02: ALL~MACHINE, DO~ALL, DO~HELPER, NOTE~WHO, SECRET~SECRET, WILL~MACHINE, address
        1.02: as my, asked, humans, like, list of, model- | 1.01: ACT~SECRET, CALL~HIDDEN, DO~OBEY, MUST~REFUSE
        1.01: PERSONA~WILL, PRIOR~DECODE, REPLY~EARLIER, REPLY~UNBOUND, answer to, even, milli-, random, sex
        1.01: the question, what it, youre | 1.00: deman-, getti-, getting, nobod-, normal, to continue
        0.99: MUST~SECRET, PROMPT~EARLIER, READER~ADD, RULES~WHO, dialogue, is made, manager, secret, soy
        0.98: CALL~PRIOR, DO~REPLY, MACHINE~ACT, OBEY~YOUR, OVERRIDE~YOUR, REVEAL~OVERRIDE, by a, etc, finally
        0.98: lets, made, nobody, to be | 0.97: ACT~UNBOUND, CALL~DO, DO~WHO, OBEY~PRIOR, OBEY~SNAKE
        0.97: PROCESSING~NOTE, THIS~REVEAL, WILL~PLAY, dange-, dangerous | 0.96: ACT~SHELL, ANYTHING~MACHINE
        0.96: HIDDEN~MUST, MARK, MARK~YOUR, REVEAL~MARK, THIS~YOU, WILL~ANYTHING, a game, amount #, detailed
        0.96: do it | 0.95: GONE~ANYTHING, HIDDEN~RULES, NOTE~INSTRUCTION, PERSONA~MUST, PROCESSING~MUST
        0.95: THIS~WHO, change the, mind, the data, you to | 0.94: ACT~CREDENTIAL, PRIOR~HARM, REFUSE~ACT
        0.94: REFUSE~PERSONA, THIS~DO, THIS~WILL, a list, give, secre-, to one | 0.93: NEVER~PROMPT
        0.93: WITHOUT~ALL, emergency, i get, power | 0.92: ANYTHING~THIS, PROMPT~WILL, WITHOUT~ANYTHING
        0.92: YOUR~PRIOR, body, i say, named, on you, recip-, security, speec-, speech | 0.91: ALL~YOU
        0.91: GONE~GONE, NAMED~EARLIER, PERSONA~CALL, PRIOR~CIPHER, REPLY~NEVER, action, as if, bypass the
        0.91: credentials, it, meet, original, say i, tone | 0.90: CONTENT~REFUSE, DO~ANYTHING, HARM~REFUSE
        0.90: MUST~ALL, PERSONA~ANYTHING, PRIOR~DO, REFUSE~PLAY, REPLY~MARK, and the, but, convi-, crede-
        0.90: discl-, model, your system | 0.89: HELPER~WRECK, REPLY~CALL, REVEAL~WHO, WHO~SECRET, priva-
        0.89: publi-, something, speak, stands, start with, unrestricted | 0.88: HELPER~DO, MACHINE~ANYTHING
        0.88: NEVER~PERSONA, OBEY~SHELL, PERSONA~MARK, PROMPT~MUST, SECRET~CREDENTIAL, THIS~PERSONA, actio-
        0.88: allows, and confirm, customer is, name is, top | 0.87: ADD~ADD, ALL~OVERRIDE, EARLIER~INSTRUCTION
        0.87: HARM~MACHINE, PERSONA~HARM, THIS~MUST | 0.86: ADD~READER, MACHINE~DO, PLAY~HARM
        0.86: PROCESSING~PROCESSING, SEND~CONTENT, WHO~MARK, before, discount, going, just, other, source
        0.86: you are | 0.85: HELPER~TAKES, NEVER~INSTRUCTION, NOTE~WILL, WHO~HELPER, WITHOUT~PROMPT, matter
        0.85: prompt, set, train-, youve been | 0.84: PERSONA~HELPER, PROMPT~INSTRUCTION, REFUSE~NEVER
        0.84: REVEAL~UNBOUND, a very, de, followed by, prote-, response, simul- | 0.83: GONE~MARK, HELPER~SHELL
        0.83: PERSONA~GONE, WHO~MUST, YOU~REVEAL, conte-, e, even if, part, point, who has | 0.82: REPLY~PLAY
        0.82: WITHOUT~HELPER, WITHOUT~NAMED, attac-, doing, final-, origi-, repeat, them | 0.81: DECODE
        0.81: GONE~PLAY, HELPER~GONE, INSTRUCTION~DO, PRIOR~NOTE, SNAKE, amounts, has to, the original, unres-
        0.80: CALLED~REPLY, MACHINE~TAKES, OVERRIDE~ALL, PROMPT, YOU~REFUSE, befor-, ethics, inste-, instead
        0.80: override, tell the, to any | 0.79: ADD~LAWS, CREDENTIAL~WILL, INSTRUCTION~WITHOUT, TAKES~ACT
        0.79: TAKES~INSTRUCTION, THIS~PLAY, generator, to make | 0.78: ALL~YOUR, DO~DO, NEVER~LAWS, REFUSE~GONE
        0.78: REPLY~ADD, YOU~HARM, compu-, disab-, if asked, insert, once, writi- | 0.77: CONTENT~NEVER
        0.77: INSTRUCTION~OVERRIDE, PROCESSING~READER, RULES~OVERRIDE, SEND~ADDRESS, WILL~OBEY, YOUR~REPLY
        0.77: allowed, lost, order #, the content, writing | 0.76: INSTRUCTION~YOUR, MUST~PROMPT, OBEY~REFUSE
        0.76: PLAY~MUST, PROCESSING~MACHINE, REPLY~REPLY, RULES~HIDDEN, THIS~NAMED, account #, askin-, asking
        0.76: here is, say that | 0.75: OVERRIDE~CONTENT, PRIOR~PROMPT, all, and answer, but it, exist, filters
        0.75: hate, hypothetical, into, now the, part of, token | 0.74: ANYTHING~REFUSE, GONE~OVERRIDE
        0.74: HELPER~CONTENT, NOTE~NOTE, PROMPT~LAWS, REPLY~SECRET, SNAKE~DO, make a | 0.73: DO~ACT
        0.73: INNER~ANYTHING, MARK~MUST, NAMED~WHO, READER~ANYTHING, REFUSE~THIS, SNAKE~REPLY, oppos-
        0.73: say something, す | 0.72: CREDENTIAL~DO, EARLIER~ADD, LAWS~ALL, OBEY~CONTENT, OVERRIDE~WILL
        0.72: PRIOR~ADDRESS, RULES~REFUSE, WITHOUT~MACHINE, an example, has no, hypot-, no filters, offen-
        0.72: respond to, returns, utilize, your responses | 0.71: CREDENTIAL~ACT, INSTRUCTION~REPLY
        0.71: MUST~PRIOR, THIS~INSTRUCTION, THIS~MACHINE, amoun-, my messages, open the, resul- | 0.70: ACT~ADDRESS
        0.70: ACT~HELPER, DO~NEVER, INSTRUCTION~HIDDEN, PERSONA~ALL, PLAY~MARK, READER~OVERRIDE
        0.70: REVEAL~CREDENTIAL, TAKES~MARK, are, autho-, comme- | 0.69: ADD~REFUSE, ANYTHING~LAWS, NAMED~YOU
        0.69: NOTE~EARLIER, PERSONA~DO, PLAY~GONE, WHO~PROMPT, commands, die, in every, instr-, people
        0.68: ALL~READER, ANYTHING~HARM, MUST~WRECK, NEVER~NAMED, PLAY~WILL, PROCESSING~HELPER, YOUR~REVEAL
        0.68: are the, exter-, extre-, instructions you, law, let, session | 0.67: INNER~ADD, INSTRUCTION~MARK
        0.67: MARK~THIS, PROMPT~WITHOUT, mode in, mode you, peopl-, present, the information | 0.66: ACT~DO
        0.66: HIDDEN~NOTE, HIDDEN~WILL, OVERRIDE~THIS, REFUSE~OBEY, WITHOUT~ACT, YOU~UNBOUND, answer as
        0.66: but they, input, private, query, record | 0.65: HELPER~MACHINE, MACHINE~MUST, MUST~GONE
        0.65: NAMED~MUST, RULES~PROCESSING, a language, are going, create a, for you, in your, inter-, start-
        0.65: subje-, subject, told, uneth-, unethical | 0.64: ALL~CONTENT, ANYTHING~WILL, EARLIER~DO
        0.64: HELPER~NAMED, INNER~REVEAL, NOTE~CONTENT, PLAY~THIS, UNBOUND~HARM, agent-, and what, going to
        0.64: norma-, normal and, style, task, the full, which you | 0.63: ADD~RULES, ANYTHING~OBEY, GONE~ALL
        0.63: UNBOUND~ACT, bank, language, limitations, post, repli-, the | 0.62: ANYTHING~ADD, CONTENT~MACHINE
        0.62: DO~SNAKE, EARLIER~PROMPT, HIDDEN~ACT, OVERRIDE~PROMPT, READER~INNER, REPLY, makin-, making, real
        0.62: there is, today | 0.61: ACT~WHO, ADD~INNER, CONTENT~HARM, INSTRUCTION~HARM, INSTRUCTION~PROMPT
        0.61: MACHINE~PROCESSING, NAMED~RULES, PERSONA, PLAY~PROMPT, PLAY~RULES, PROCESSING~DO, YOU~YOU
        0.61: answer like, as the, code, worki-, working | 0.60: HARM~NEVER, OBEY~HIDDEN, PRIOR~INSTRUCTION
        0.60: PRIOR~PERSONA, YOU~TAKES, amora-, amoral, no matter, sayin-, saying | 0.59: ANYTHING~YOUR
        0.59: INSTRUCTION~EARLIER, OBEY~NAMED, PLAY~NAMED, UNBOUND~REPLY, WHO~ALL, count, future, not to | 0.58: # to
        0.58: ADD~NOTE, ADD~SNAKE, CALL~YOUR, GONE~REFUSE, HIDDEN~CONTENT, NEVER~ADD, NEVER~MACHINE, NOTE~OBEY
        0.58: SECRET~MUST, THIS~OBEY, THIS~REPLY, WILL~ALL, WILL~INNER, care, execu-, i ask, jailbreak, results
        0.57: INSTRUCTION~NEVER, LAWS~ACT, MUST~SNAKE, OVERRIDE~DO, PROMPT~HARM, RULES~MACHINE, WHO~REFUSE
        0.57: WITHOUT~CONTENT, WITHOUT~EARLIER, abili-, exact-, exactly, freely, futur-, knowl- | 0.56: ACT~PROMPT
        0.56: HARM~ANYTHING, HELPER~HELPER, WHO~READER, freel-, personality, stay in, the following, utili-
        0.55: CALL~HELPER, CREDENTIAL~YOU, EARLIER~ALL, INSTRUCTION~ADD, MUST~NOTE, OVERRIDE~INSTRUCTION
        0.55: PRIOR~OVERRIDE, REVEAL~REFUSE, REVEAL~REVEAL, and be, are in, compr-, following, in character
        0.55: power-, that the | 0.54: ALL~REFUSE, GONE~ADD, GONE~YOUR, LAWS~RULES, SNAKE~YOU, TAKES~MUST
        0.54: THIS~HIDDEN, UNBOUND~ANYTHING, and always, false, fully, key, knowledge, minimum, unloc-, would
        0.53: ACT~ADDRESSED, DO~REFUSE, EARLIER~WHO, HELPER~EARLIER, LAWS~HIDDEN, LAWS~LAWS, MUST~CONTENT
        0.53: NAMED~ANYTHING, RULES~WILL, WILL~THIS, YOUR~WILL, based, capab-, opera-, provi- | 0.52: GONE~MACHINE
        0.52: HARM~PERSONA, HELPER~PRIOR, LAWS~NAMED, PLAY~ANYTHING, READER~SNAKE, REPLY~YOUR, RULES~DO
        0.52: comply with, culture, disabled, free, illeg-, personal, should be, think, understand, unlock
        0.51: ALL~WHO, displ-, highe-, that it | 0.50: ACT~EARLIER, ANYTHING~CONTENT, MARK~PRIOR, MARK~YOU
        0.50: MUST~YOU, OVERRIDE~ANYTHING, WILL~SNAKE, WITHOUT~READER, WITHOUT~UNBOUND, YOUR~PLAY, and then
        0.50: anything now, care about, ethical, received, secur-, that your | 0.49: ADD~YOU, HARM~PLAY
        0.49: HIDDEN~HIDDEN, MUST~RULES, NOTE~HARM, WHO~EARLIER, WRECK~YOU, example if, filter, illegal
        0.49: including, like you, off, simulate, where you | 0.48: CREDENTIAL~PRIOR, INSTRUCTION~MUST
        0.48: LAWS~INSTRUCTION, PROMPT~CONTENT, WILL~CREDENTIAL, current, love, processing | 0.47: NEVER~INNER
        0.47: PROCESSING~TAKES, REPLY~INSTRUCTION, RULES~PERSONA, SECRET~MARK, THIS~INNER, based on, minim-
        0.47: pretend to, steps | 0.46: ADD~MACHINE, ANYTHING~NAMED, NOTE~PROMPT, OBEY~READER, OVERRIDE~PRIOR
        0.46: TAKES~PROMPT, confines, maint-, past | 0.45: ANYTHING~REPLY, EARLIER~ACT, HARM~ALL, REPLY~RULES
        0.45: REPLY~TAKES, RULES~READER, UNBOUND~DO, ask you, break character, do so, good, steps to, time you
        0.45: when i | 0.44: HARM~REVEAL, NAMED~REFUSE, PRIOR~MUST, WITHOUT~PLAY, bypass, expla-, to help
        0.44: users | 0.43: GONE~WITHOUT, INNER~GONE, MUST~OBEY, NAMED~INNER, PRIOR~CREDENTIAL, READER~TAKES
        0.43: an answer, by saying, emoti-, have, not do, which stands | 0.42: ACT~CONTENT, ALL~NAMED, DO~ADD
        0.42: DO~THIS, HARM~REPLY, OBEY~ALL, WHO~ACT, is to, with the | 0.41: MACHINE~REFUSE, PROMPT~NEVER
        0.41: TAKES~READER, from the, offensive, opinions, stands for | 0.40: DO~NAMED, HELPER~RULES
        0.40: HIDDEN~SECRET, OBEY~MUST, PLAY~INNER, RULES~THIS, UNBOUND~MACHINE, WILL~MUST, explain
        0.40: language model, not care | 0.39: ADD~ANYTHING, ANYTHING~PERSONA, ANYTHING~READER, MACHINE~INNER
        0.39: MACHINE~MACHINE, MARK~DO, PERSONA~UNBOUND, PROCESSING~RULES, RULES~PLAY, WHO~OBEY, WITHOUT~INNER
        0.39: as dan, morals | 0.38: CALL~MACHINE, INSTRUCTION~INSTRUCTION, PERSONA~INNER, PERSONA~PRIOR
        0.38: PLAY~HELPER, PRIOR~MARK, WHO, WHO~NAMED, WILL~PROMPT, put, tell you, what | 0.37: ANYTHING~INSTRUCTION
        0.37: READER~MUST, THIS~NEVER, UNBOUND~HELPER, YOU~ADD, YOU~NOTE, ability to, create, generate
        0.37: possible | 0.36: ANYTHING~DO, NAMED~WITHOUT, THIS~THIS, WHO~PROCESSING, if it, prete- | 0.35: ACT~THIS
        0.35: ADD~INSTRUCTION, CALL~NEVER, CONTENT~OBEY, DO~MARK, PERSONA~HIDDEN, and will, public, to pretend
        0.34: ADD~YOUR, ALL~THIS, GONE~HELPER, LAWS~PROMPT, MARK~REFUSE, NAMED~ADD, OBEY~INSTRUCTION
        0.34: OVERRIDE~EARLIER, ability, block | 0.33: ADDRESS, ANYTHING~PROMPT, HELPER~READER, INNER~WITHOUT
        0.33: MACHINE~REVEAL, OBEY~MACHINE, PLAY~ALL, PLAY~UNBOUND, READER~MACHINE, REVEAL~YOU, THIS~PROMPT
        0.32: PERSONA~YOUR, PROMPT~PERSONA, THIS~GONE, WHO~WILL, did, for the | 0.31: HELPER~ALL
        0.31: INSTRUCTION~PERSONA, PLAY~PLAY, PRIOR~THIS, as you, display, jailb- | 0.30: ANYTHING~HELPER
        0.30: DO~INSTRUCTION, RULES~PROMPT, YOU~THIS, prese- | 0.29: ALL~GONE, GONE~READER, REFUSE~CONTENT
        0.29: YOUR~REFUSE, YOU~PROCESSING, it should, summa- | 0.28: INNER~DO, REFUSE~MUST, has | 0.27: ACT~RULES
        0.27: READER~CALL, REFUSE~REVEAL | 0.26: MACHINE~WHO, NOTE~YOU, PROMPT~PLAY, WILL~NAMED, canno-, cannot
        0.25: ANYTHING~EARLIER, ANYTHING~MUST, GONE~HIDDEN, LAWS~ANYTHING, UNBOUND~WITHOUT, WITHOUT~DO, is not
        0.25: openais, responses should, sure | 0.24: HIDDEN~NEVER, MUST~INSTRUCTION, REFUSE~ANYTHING
        0.24: REFUSE~YOU, REPLY~NAMED | 0.23: CONTENT~NOTE, HIDDEN~WITHOUT, MUST~LAWS, MUST~WILL, TAKES~RULES
        0.23: class- | 0.22: YOUR~SECRET, quest- | 0.21: ADD, WHO~PRIOR, WHO~WITHOUT, detai-, one | 0.20: RULES~GONE
        0.20: TAKES~ALL, WHO~PERSONA | 0.19: PRIOR~INNER, REVEAL~PERSONA, WILL~GONE, WITHOUT~REVEAL, out, that
        0.18: CONTENT~NAMED, OBEY~THIS, it is | 0.17: NOTE~ANYTHING, OBEY~WILL | 0.16: MACHINE~LAWS, comma-
        0.16: to you | 0.15: TAKES~DO | 0.14: NEVER~HELPER, REVEAL~CONTENT | 0.13: YOUR~PERSONA, being, that is
        0.12: YOU~ANYTHING, gener- | 0.11: world | 0.10: REPLY~ACT, RULES~HELPER, WILL~HARM | 0.09: HELPER~ANYTHING
        0.08: HELPER~WHO | 0.06: DO~WILL | 0.05: ALL~PROMPT, WHO~DO, WITHOUT~THIS | 0.04: MUST~NEVER
        0.04: RULES~HARM, of | 0.02: MUST, WHO~ADD | 0.01: CONTENT~ACT, WILL~UNBOUND, been | -0.02: TAKES~WILL
        -0.04: PRIOR~WHO, READER~PROMPT | -0.08: ACT~OVERRIDE, HELPER~REPLY | -0.09: to # | -0.10: GONE~PRIOR
        -0.11: NAMED~GONE, REVEAL~ACT, for a, promp- | -0.12: READER~NEVER | -0.13: remin- | -0.14: CALL~YOU
        -0.15: DO~READER, MACHINE~NEVER, PRIOR~PROCESSING | -0.16: ADD~DO, ALL~DO, HELPER~PERSONA, show
        -0.17: MUST~REVEAL | -0.19: HIDDEN~HELPER, PERSONA~PLAY, WILL~WHO | -0.20: each | -0.22: DO~WRECK
        -0.22: thoug-, use the | -0.23: PRIOR~ADD, print | -0.24: DO~TAKES, PLAY~PERSONA, REPLY~WITHOUT, apply
        -0.24: assistant | -0.25: YOU~PRIOR | -0.26: up to | -0.27: # and, ADD~REVEAL, NEVER~YOUR, YOUR~HELPER
        -0.27: statu- | -0.28: reaso- | -0.29: HELPER~REFUSE, THIS~LAWS, WILL~TAKES, quick-, us | -0.30: kind
        -0.30: the end, to do | -0.31: ALL~ALL, CONTENT~REVEAL, REVEAL~NEVER, REVEAL~YOUR, out of, repla-
        -0.31: still | -0.32: ACT~CALL, ACT~READER, CONTENT~READER, DO~YOU, MUST~PLAY, NEVER~NEVER, entity
        -0.32: none, state, to | -0.33: LAWS~NEVER, PERSONA~INSTRUCTION, PERSONA~REPLY, PRIOR~RULES, doesn-
        -0.33: doesnt | -0.34: NAMED~PLAY, ask | -0.35: NOTE~DO, REVEAL~ALL, WILL~ACT, balan- | -0.36: ACT~WITHOUT
        -0.36: OBEY~SECRET, all the, direct | -0.37: NEVER~DO, PLAY~YOUR, PRIOR~PLAY, PROMPT~ACT, READER~NOTE
        -0.37: has a, me that, separate, typic- | -0.38: # if, ADD~PERSONA, ALL~MUST, ANYTHING~GONE, OBEY~OBEY
        -0.38: REVEAL~RULES, WRECK~WILL, brackets, it must, of #, organ-, phone, to follow | -0.39: ADD~PLAY
        -0.39: OBEY~ADD, OBEY~NOTE, WILL~EARLIER, WILL~LAWS, WRECK~PRIOR, an entity, checking account
        -0.40: MACHINE~HELPER, YOUR~MUST, YOUR~TAKES, earn, reply with, the standard, try, your balance
        -0.41: CONTENT~PLAY, DO~CALL, GONE~PROMPT, LAWS~REVEAL, NEVER~ALL, NEVER~MUST, PLAY~CONTENT, PRIOR~ALL
        -0.41: REVEAL~EARLIER, SNAKE~MUST, at any, charge | -0.42: ALL~ACT, ALL~PLAY, ALL~PRIOR
        -0.42: INSTRUCTION~REFUSE, MACHINE~READER, NEVER~WHO, READER~GONE, different, item, over, requests
        -0.42: you need | -0.43: ACT~MUST, ACT~NEVER, DO~PROCESSING, HELPER~YOU, PLAY~INSTRUCTION, PRIOR~OBEY
        -0.43: REPLY~OBEY, SECRET~HELPER, a new, acros-, across, are a, chang-, change, enclo-, in #, legal
        -0.43: must, proce- | -0.44: impor-, low, only with, organization or, regular, reply only, separated
        -0.45: ALL~EARLIER, HARM~RULES, OBEY~ACT, OBEY~RULES, cant, conve-, merch-, monitor, pending, required
        -0.45: timin-, timing | -0.46: ANYTHING~CALL, CALL~READER, MARK~HIDDEN, TAKES~ANYTHING, YOUR~ANYTHING
        -0.46: YOU~MUST, any time, extra-, is correct, pract-, stati-, tell, the order, your final
        -0.47: RULES~INSTRUCTION, close-, list it, nothing more, organization, stated in, telef-, they appear
        -0.47: track- | -0.48: OBEY~GONE, PRIOR~ANYTHING, REVEAL~HELPER, YOUR~DO, YOU~ACT, access to, class
        -0.48: inclu-, recurring, the way | -0.49: MACHINE~REPLY, PROMPT~NAMED, REVEAL~SNAKE, YOU~NEVER
        -0.49: domes-, domestic, fees, g, grammar, history, hold, options, recon-, reque-, state your, tier
        -0.50: # of, MARK~OBEY, NEVER~GONE, WITHOUT~REPLY, at a, below you, borrower person, i dont, maintain
        -0.50: multiple times, rever-, services | -0.51: ACT~GONE, HELPER~HIDDEN, NEVER~HIDDEN, PERSONA~YOU
        -0.51: PRIOR~SHELL, WITHOUT~SNAKE, WRECK, actua-, appear in, banking, does not, error, handl-, regul-
        -0.51: rejec-, the role | -0.52: LAWS~WILL, PLAY~OVERRIDE, READER~HIDDEN, READER~PERSONA, a comma
        -0.52: and can, chain, info, invoice, know about, reasons, the format, to a | -0.53: CALL~HARM
        -0.53: CALL~WITHOUT, EARLIER~REPLY, HIDDEN~NAMED, MACHINE~YOUR, RULES~REPLY, charged, from your, if a
        -0.53: last, longe-, may be, simple, the answer, viole-, withdrawal, your card | -0.54: # for
        -0.54: INNER~CONTENT, MACHINE~RULES, access, at least, believe, borrower, early, green account, issues
        -0.54: means, should, square | -0.55: ADD~OBEY, ALL~CALL, HELPER~NOTE, LAWS~PERSONA, LAWS~PLAY
        -0.55: PROCESSING~NEVER, TAKES~REPLY, WILL~ADD, WILL~YOUR, banki-, borro-, daily, depen-, funct-
        -0.55: have a, international, pass, per, plann-, squar- | -0.56: CALL~TAKES, DO~REVEAL, HIDDEN~READER
        -0.56: MACHINE~PERSONA, MACHINE~YOU, YOUR~PROCESSING, and to, annual, answer and, balances
        -0.56: blue account, open, option, rathe-, rather, statements, to confirm, to keep | -0.57: NAMED~REVEAL
        -0.57: OBEY~PROMPT, annua-, benefits, dispute, import, least #, proper, shoul-, spending, stated
        -0.57: the account, within the | -0.58: ACT~YOU, HARM~PRIOR, YOUR~NAMED, YOUR~WRECK, YOU~NAMED
        -0.58: another, features, name, or the, reall-, really, repor-, spend-, tax, threa-, wheth-, whether
        -0.59: # please, # the, OBEY~DO, THIS~TAKES, a financial, anoth-, categ-, format, impact, ip, reduc-
        -0.59: role of, with your, you do | -0.60: MUST~MACHINE, active, can also, cards, comma, english
        -0.60: one of, prevent, select, throu-, through the, version of, which is, you have | -0.61: HARM~WHO
        -0.61: INNER~WHO, INSTRUCTION~CONTENT, NAMED~NOTE, affec-, apy, availability, entities in, gramm-
        -0.61: manag-, non, spelling and | -0.62: CONTENT, GONE~TAKES, PROMPT~ALL, WITHOUT~HIDDEN, align, api
        -0.62: asks you, book, case, eligible, iban, if there, lists, locat-, membe-, might, multi-, offer
        -0.62: purchases, risk, submit, system, the app, tracking | -0.63: # year, PERSONA~PERSONA, PLAY
        -0.63: SHELL, SNAKE~WITHOUT, a credit, agent, sentence, sentence and, spell-, thank, to close | -0.64: # hours
        -0.64: INNER~MACHINE, NEVER~CALL, OBEY~WHO, PERSONA~ACT, PLAY~DO, YOUR~WHO, note, posit-, programs
        -0.64: version | -0.65: # you, GONE~WILL, HIDDEN~OBEY, NOTE~PRIOR, WILL~READER, WITHOUT~YOU, YOU~SHELL
        -0.65: becom-, close the, gover-, histo-, is from, isnt, pendi-, reveal, shows, situa-, the first
        -0.66: INSTRUCTION~INNER, LAWS, READER~WITHOUT, THIS~SECRET, about, attem-, cash back, consider
        -0.66: incom-, keep the, much, saver account, strings, the # | -0.67: CONTENT~ALL, HELPER~REVEAL
        -0.67: HIDDEN~HARM, SNAKE~REVEAL, after the, applies, break-, common, d, documents, eligibility, least
        -0.67: log, rates | -0.68: # december, ANYTHING~SECRET, NAMED~READER, OBEY~CREDENTIAL, PERSONA~SECRET
        -0.68: PLAY~REVEAL, REPLY~ANYTHING, at #, calcu-, cover-, delivery, guide-, id, inten-, je, mi, paid
        -0.68: reference, spelling, team, valid | -0.69: ADD~ACT, NAMED~REPLY, NOTE~NEVER, RULES~INNER
        -0.69: WILL~OVERRIDE, come, deter-, exten-, financial, hours, imple-, less, payments, proofread, ま
        -0.70: ALL~OBEY, GONE~MUST, MUST~OVERRIDE, REVEAL~ADD, YOU~CONTENT, act, appears, are an, entities
        -0.70: has been, names, schedule | -0.71: ACT~OBEY, NEVER~CONTENT, SEND~GONE, SHELL~SHELL, YOUR~CALL
        -0.71: dashboard, dates, friendly, funds, had, human, impac-, mobile, output, recen-, recur-, to give
        -0.71: verif- | -0.72: EARLIER~THIS, INNER~READER, december, dispu-, entit-, in the, mobil-, there
        -0.72: used, within #, your own | -0.73: PERSONA~OBEY, REPLY~ALL, SEND~REVEAL, YOU~CALL, age, bronz-
        -0.73: bronze, can be, chatbot, dashb-, due, lines, often, only the, pedido, tips, transfers, up
        -0.73: verify | -0.74: PROMPT~TAKES, YOUR~SEND, consi-, durin-, during, e g, me a, perso-, receipt
        -0.74: saver, sente-, the old | -0.75: ADD~NEVER, WILL~REPLY, WITHOUT~TAKES, called, choose
        -0.75: confirm the, criti-, go to, he, is no, is there, while | -0.76: GONE~LAWS, NEVER~EARLIER
        -0.76: YOU~MARK, about anything, choic-, commo-, down, empty, itsel-, itself, let me, notif-, quali-
        -0.76: the invoice, they, will be | -0.77: CALL~WILL, CONTENT~WRECK, LAWS~WITHOUT, MARK~SECRET
        -0.77: OBEY~EARLIER, SNAKE~PRIOR, YOUR~YOU, a single, from #, of my, org, plans | -0.78: HIDDEN~REVEAL
        -0.78: READER~INSTRUCTION, belie-, from a, replacement, type of | -0.79: ALL~SECRET, NEVER~NOTE
        -0.79: READER~YOU, consu-, deposit, should i, to avoid | -0.80: ADD~GONE, CALL~RULES, PLAY~OBEY
        -0.80: WRECK~RULES, advis-, factu-, final, i do, keep it, pedid-, sends, the correct | -0.81: DO~MACHINE
        -0.81: HIDDEN~WRECK, INNER~PRIOR, MARK~SNAKE, NEVER~SEND, choos-, commu-, convert, fact, forget all
        -0.81: high, know, libra-, standard, the number, to stop | -0.82: ACT~REVEAL, ACT~SEND, CONTENT~YOUR
        -0.82: MUST~EARLIER, MUST~SEND, PROCESSING~WITHOUT, WILL~DO, WITHOUT~NOTE, YOU~DO, atm, check the
        -0.82: defau-, expen-, november, onlin-, online, suspe-, there are, these rules, total, you want
        -0.83: CONTENT~MARK, MACHINE~GONE, MUST~PROCESSING, PRIOR~NAMED, TAKES~WITHOUT, confirm, document
        -0.83: export, happe-, on the, outpu-, plati-, platinum, reser-, right, separ-, this is | -0.84: THIS~SEND
        -0.84: avoid, could, do you, helps, how many, it and, prope-, singl-, single, terms, thank-
        -0.84: the program, troub-, way | -0.85: MACHINE~PROMPT, after #, guidelines, local, send, thanks
        -0.85: the instructions, until, want | -0.86: ACT~WILL, RULES~NEVER, TAKES~YOU, THIS~RULES, betwe-
        -0.86: between, default, downl-, follow, help, merci, nouns, proof-, rules for, view, whats the
        -0.87: GONE~DO, WILL~YOU, answered, assig-, built, can you, credits, delete, library, monit-, ordered
        -0.87: place, plan, purchase, role, selec- | -0.88: INSTRUCTION~CALL, INSTRUCTION~NAMED
        -0.88: INSTRUCTION~WILL, WHO~RULES, addit-, debit card, everyone, expre-, find the, issue-, period
        -0.88: process, small, times, who, works, years | -0.89: PROMPT~PROCESSING, SECRET~WHO, WRECK~WRECK
        -0.89: appear, excep-, monthly, must be, novem-, own, the list, you should | -0.90: CALL, HELPER~NEVER
        -0.90: INSTRUCTION~MACHINE, PRIOR~NEVER, like to, play, story, submi- | -0.91: ACT~REPLY, HELPER~PLAY
        -0.91: LAWS~PRIOR, NOTE~THIS, OBEY~REVEAL, checking, com, engli-, preve-, respond with | -0.92: DO~HIDDEN
        -0.92: NEVER, PRIOR~SEND, READER~READER, SEND~ACT, diamo-, diamond, ident-, number of, prefe-
        -0.93: LAWS~REPLY, MACHINE~PLAY, SECRET~DO, WILL~SHELL, expor-, management, on a, refused, retri-
        -0.93: the card | -0.94: LAWS~MUST, NAMED~HELPER, NOTE~CALL, YOUR~EARLIER, YOUR~MACHINE, YOU~WRECK
        -0.94: be used, function, infor-, mails, release, savings, using the | -0.95: WILL~INSTRUCTION
        -0.95: about the, argum-, changes, featu-, intro-, rho bank, under | -0.96: PRIOR~ACT, PRIOR~LAWS
        -0.96: WITHOUT~SEND, benef-, deliv-, developer, second, transactions, you can | -0.97: MACHINE~HIDDEN
        -0.97: any, said the, scrip-, sources, that i | -0.98: NEVER~WRECK, PLAY~SECRET, READER~PLAY, WHO~CALL
        -0.98: and you, day, guide, how, need, reason, requirements, the sentence | -0.99: ACT~TAKES
        -0.99: INSTRUCTION~RULES, PROMPT~INNER, activ-, activity, objects, silver, test, to your | -1.00: PLAY~PRIOR
        -1.00: REVEAL~REPLY, WHO~GONE, das, order-, the limit | -1.01: DO~GONE, SHELL~WHO, acces-, behavior
        -1.01: close, include, message, rewards card, rules | -1.02: HELPER~CALL, can i, contact
        -1.02: developer mode | -1.03: GONE~THIS, SNAKE~MARK, le #, optio-, relea-, sched-
        -1.04: CONTENT~INSTRUCTION, MACHINE~ADD, YOU~SEND, depos-, savin-, some, x | -1.05: ALL~WILL
        -1.05: SECRET~ALL, b, check-, design, line, long, polit-, silve-, string | -1.06: ACT~PLAY
        -1.06: HELPER~PROMPT, THIS~WITHOUT, WITHOUT~WRECK, ensure, file, receive, the value | -1.07: DO~NOTE
        -1.07: MUST~MUST, NEVER~WILL, PLAY~YOU, fund, in that, remov-, translate | -1.08: READER~REVEAL, faq
        -1.08: fligh-, says | -1.09: SEND~YOUR, YOU~SNAKE, call, get, secon-, the system, tools | -1.10: PLAY~ACT
        -1.10: PRIOR~WITHOUT, SECRET~OBEY, calls, eligi-, monda-, need to, read the | -1.11: ACT~PROCESSING
        -1.11: CONTENT~WHO, INSTRUCTION~READER, and output, signa- | -1.12: SECRET~CONTENT, THIS~CALL, appea-
        -1.12: branch, decline, email, forget, problem, water | -1.13: branc-, dovet-, dovetally | -1.14: MUST~TAKES
        -1.14: SECRET~RULES, additional, on your, speci-, support, writt-, written | -1.15: SECRET~ANYTHING
        -1.15: TAKES~PRIOR, YOU~MACHINE, again, app, for your, twice | -1.16: # days, ANYTHING~HIDDEN, DO~SEND
        -1.16: and a, json, the new, ticket, weath-, weather | -1.17: SHELL~WILL, normally, number, refer-
        -1.17: statement | -1.18: NEVER~REPLY, THIS~MARK, WILL~HELPER, WILL~MARK, YOUR~YOUR, debit, ignore the
        -1.18: leave, numbers, wait | -1.19: DO~MUST, SEND~DO, cash | -1.20: OBEY~YOU, WILL~PRIOR, but the
        -1.20: contract, interest | -1.21: INSTRUCTION~HELPER, MACHINE~WITHOUT, MUST~READER, WITHOUT~CALL, c
        -1.21: decem-, def, fails, match, police, questions | -1.22: gold, simpl-, tells, third, variable, yes
        -1.23: NEVER~ACT, PRIOR~TAKES, TAKES~YOUR, ignore, rho, than, varia- | -1.24: DO~YOUR, REVEAL~LAWS
        -1.24: add, colle-, data, integ- | -1.25: SNAKE~ANYTHING, WHO~INSTRUCTION, a customer, examples
        -1.25: script, transfer, when the | -1.26: WITHOUT~GONE, WRECK~DO, YOUR~ACT, have to, the ai | -1.27: DO~PRIOR
        -1.27: TAKES~CONTENT, credit | -1.28: REVEAL~ANYTHING, SNAKE~SNAKE, charg-, windows, your | -1.29: models
        -1.29: sent, service, super-, understanding | -1.30: OBEY~WRECK, READER~HELPER, ensur- | -1.31: month-
        -1.31: un | -1.32: HELPER~INNER, HELPER~WITHOUT, YOUR~OBEY, and it, earlier, happens, her, more, value
        -1.33: INNER~HELPER, YOU~ALL, object, says that, what happens | -1.34: ACT~LAWS, NEVER~YOU, compa-
        -1.35: insta- | -1.36: REVEAL~DO, agree-, count-, defin-, fee, green, ticke- | -1.37: PROCESSING
        -1.37: revea- | -1.38: PROMPT~GONE, earli-, person, the rules | -1.39: YOUR~READER, do we | -1.40: WRECK~ACT
        -1.40: is # | -1.41: chatb-, desig-, updat- | -1.42: SEND, show me | -1.43: does the, reads, such as
        -1.44: REVEAL~NAMED, to ignore | -1.45: five, forge-, internal | -1.46: HIDDEN~INNER, OBEY~WITHOUT
        -1.46: becau-, because, must not | -1.47: back, date, parti- | -1.48: WILL~NEVER, finan-, your account
        -1.49: CONTENT~REPLY, READER~REPLY, these, to the | -1.50: MUST~HELPER, module, windo-, you must
        -1.51: MARK~WILL, follow the, if the, rewards | -1.52: setti- | -1.53: accounts, strin- | -1.54: DO~LAWS
        -1.54: as a, forma-, on, rewar- | -1.55: month | -1.56: please | -1.57: ADD~WITHOUT, PROMPT~READER
        -1.57: WITHOUT~NEVER, bnpl, modul-, type | -1.58: SECRET~PRIOR, blue, found, transaction | -1.59: WHO~OVERRIDE
        -1.59: documentation, to use | -1.61: at the, time, two | -1.62: REVEAL~WITHOUT, WILL~WILL, available
        -1.62: expected, pleas-, want to | -1.63: SECRET~NEVER, i, reports, what does, write a | -1.64: CONTENT~DO
        -1.64: custo-, decli-, probl-, remove, update | -1.65: act as, keep, purch-, using | -1.66: settings
        -1.67: PROMPT~HELPER, versi- | -1.68: NEVER~WITHOUT, is the, rules of | -1.69: MACHINE~INSTRUCTION
        -1.70: PROMPT~MACHINE, correct, if, multiple, the agent | -1.71: WILL~NOTE | -1.72: suppo-, travel
        -1.72: work | -1.73: ACT~NOTE, be, servi- | -1.74: READER~YOUR, RULES~MUST, direc- | -1.76: PRIOR~MACHINE
        -1.76: recei- | -1.79: YOU~HELPER, perio- | -1.81: ALL~HIDDEN | -1.82: SECRET~GONE, at, previous
        -1.83: HELPER~INSTRUCTION | -1.85: limits, rechn- | -1.86: expec-, invoices | -1.87: busin-, with a
        -1.87: withi-, within | -1.88: YOU~READER | -1.89: many, python | -1.90: customer, instructions to
        -1.91: cancel, trave- | -1.92: YOU~WHO, of the, requi-, which | -1.93: after, review, was
        -1.94: SECRET~WITHOUT | -1.95: PROMPT~PRIOR, SEND~PRIOR, a | -1.96: YOU~EARLIER, payment | -1.97: pytho-
        -1.98: NEVER~SECRET | -1.99: avail-, delet- | -2.00: #, # #, ACT~PRIOR, HELPER~YOUR, MACHINE~NOTE
        -2.00: MUST~REPLY, NEVER~PRIOR, PRIOR~CALL, PRIOR~HELPER, PRIOR~PRIOR, PRIOR~READER, REVEAL~MACHINE
        -2.00: REVEAL~READER, SEND~WILL, SEND~YOU, WILL, WILL~SEND, WITHOUT~PRIOR, WITHOUT~SECRET
        -2.00: WITHOUT~WILL, YOU~YOUR, accou-, account, an, asks, bitte, bot, business, can, cance-, card
        -2.00: check, conta-, contr-, corre-, credi-, days, details, diffe-, do, do i, docum-, does, find, for
        -2.00: how do, ignor-, ignores, in, invoi-, is, is that, limit, list, never, not, numbe-, objec-, old
        -2.00: or, our, payme-, previ-, progr-, program, rate, retur-, return, revie-, said, same, sie, state-
        -2.00: such, the same, three, trans-, use, utter-, utterance, we, whats, when, why, year, you write
        """
}
