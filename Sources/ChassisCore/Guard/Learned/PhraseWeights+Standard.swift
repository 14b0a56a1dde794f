extension PhraseWeights {
    /// What `chassis bench guard --train` learned from 1147 attacks and 5270 harmless texts:
    ///
    /// - prompt-injection/visible.jsonl
    /// - Guard/texts.jsonl
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
        -3.75: (bias) | 6.55: HARM | 6.32: here | 6.13: WITHOUT~RULES | 5.08: ACT | 4.84: now | 4.70: YOU~WILL
        4.47: NEVER~REFUSE | 4.45: user | 4.31: RULES | 4.19: READER | 4.14: REVEAL | 4.05: YOUR~INSTRUCTION
        4.01: UNBOUND | 3.80: YOUR~PROMPT | 3.70: 指 | 3.63: YOU, example | 3.59: me | 3.58: the user | 3.55: SECRET
        3.49: NAMED, YOU~PROMPT | 3.47: 示 | 3.44: admin | 3.43: ACT~HARM | 3.42: DECODE~OBEY | 3.41: WITHOUT~REFUSE
        3.36: THIS | 3.33: HELPER~THIS, chat | 3.29: HELPER~ADD | 3.27: PRIOR~SECRET, say | 3.25: 你 | 3.23: how to
        3.20: confi- | 3.18: ALL | 3.13: READER~THIS | 3.12: WITHOUT | 3.11: WHO~NEVER, as | 3.09: YOUR~RULES
        3.06: CALLED | 3.01: DO~HARM | 2.99: OVERRIDE | 2.97: ADD~SECRET | 2.93: my account | 2.92: PRIOR~CONTENT
        2.90: and do | 2.84: REVEAL~PROMPT | 2.82: GONE | 2.81: 的 | 2.80: YOU~RULES | 2.79: HELPER | 2.78: PRIOR~YOU
        2.78: bug | 2.75: ACT~ACT, INSTRUCTION, 何 | 2.73: CONTENT~CONTENT | 2.71: REFUSE~WILL | 2.69: poiso-
        2.66: MACHINE, RULES~WITHOUT, end | 2.62: YOU~GONE, begin, were | 2.61: NEVER~OBEY | 2.60: examp-
        2.59: chatg- | 2.58: ANYTHING | 2.57: me the | 2.55: she, words | 2.53: YOU~INSTRUCTION, refus-
        2.52: YOU~OBEY | 2.45: MACHINE~PRIOR, REFUSE | 2.44: purpo- | 2.43: chatgpt | 2.42: PRIOR~HIDDEN
        2.41: refuse | 2.40: conti-, respo-, with | 2.39: im, que | 2.38: its | 2.37: of your, 有 | 2.35: ADD~REPLY
        2.34: developers | 2.33: EARLIER~REVEAL | 2.31: YOUR~WITHOUT, bug report | 2.30: PROMPT~OBEY, YOUR
        2.28: decod-, decode | 2.27: TAKES~THIS, YOUR~HIDDEN | 2.26: 以 | 2.24: CALL~SNAKE | 2.23: THIS~CONTENT
        2.22: NEVER~RULES | 2.21: HELPER~MUST, you were | 2.20: NOTE~READER | 2.19: text | 2.17: DO~RULES, 是
        2.16: CONTENT~PRIOR | 2.15: HIDDEN~YOU | 2.14: DECODE~DECODE, REVEAL~INSTRUCTION | 2.13: CIPHER~OBEY
        2.13: MUST~CALL, policy, so | 2.12: ADD~MARK, content policy | 2.10: ADDRESSED~DO, DO~PERSONA
        2.10: YOUR~INNER, continue | 2.09: MUST~DO, witho-, without | 2.08: HIDDEN | 2.07: PERSONA~WITHOUT
        2.06: inser- | 2.04: OVERRIDE~PRIOR, tell me | 2.03: this, 请 | 2.01: CALL~CONTENT, NAMED~WILL, a bank
        2.00: dont | 1.96: WHO~THIS | 1.95: CONTENT~WILL, INSTRUCTION~REVEAL, WITHOUT~LAWS | 1.94: READER~WHO
        1.93: ADD~CONTENT, ADD~WHO, NOTE~HELPER, PRIOR, every, hacke- | 1.92: REVEAL~INNER | 1.91: CONTENT~YOU
        1.91: forbi-, forbidden, to tell | 1.90: PRIOR~PROMPT | 1.89: CONTENT~THIS, PERSONA~NEVER, WHO~CONTENT
        1.89: moral- | 1.88: ADDRESSED, step | 1.87: ADDRESSED~ACT, CONTENT~RULES | 1.86: YOU~WITHOUT
        1.85: PERSONA~WHO, the steps | 1.84: HIDDEN~PRIOR, MACHINE~ALL, RULES~ALL | 1.83: GONE~YOU, money
        1.82: REPLY~WHO, evil, moral, talk | 1.81: CALL~ACT, WITHOUT~ADD, remember, sessi- | 1.80: ADD~WILL
        1.80: GONE~OBEY | 1.79: # instead, DO~CALLED, DO~OVERRIDE, REVEAL~OVERRIDE | 1.78: MUST~ACT
        1.78: OBEY~ANYTHING, REPLY~MUST, as an | 1.77: HARM~HARM, OVERRIDE~ACT, PRIOR~YOUR, PROMPT~NOTE, topic-
        1.77: topics, и | 1.76: INSTRUCTION~ANYTHING, compl- | 1.75: ALL~WITHOUT, chemi-, filtr- | 1.74: PRIOR~NOTE
        1.74: YOUR~LAWS, i will | 1.73: YOUR~NOTE, price | 1.72: alway-, always | 1.71: REPLY~DO, may see
        1.71: produ-, reali-, returns # | 1.70: DO~CREDENTIAL, INSTRUCTION~GONE, SNAKE~ACT | 1.69: EARLIER~INSTRUCTION
        1.69: MARK~ACT, REVEAL~HIDDEN, mode | 1.68: MACHINE~WILL, allow-, break | 1.67: ACT~SNAKE
        1.67: RULES~ANYTHING, assis-, remem- | 1.66: MACHINE~ANYTHING, NAMED~DO, NEVER~INSTRUCTION, end of
        1.66: home | 1.65: SECRET~ADDRESS, SNAKE~CONTENT, asked | 1.64: CONTENT~SECRET, NEVER~PROMPT, my
        1.63: human-, of a, responses | 1.62: REFUSE~DO, THIS~NOTE, go | 1.61: EARLIER~PROMPT, very, you will
        1.60: MACHINE~THIS, OVERRIDE~REVEAL, WITHOUT~OBEY, creat- | 1.59: ADD~PROMPT, DO, INSTRUCTION~ALL
        1.59: REPLY~CONTENT, REPLY~INNER, de, novel, password, uncen-, uncensored | 1.58: OVERRIDE~ADD, are #
        1.58: chari-, conflict, me how | 1.57: DO~UNBOUND, INSTRUCTION~NOTE, MARK~MARK, PERSONA~GONE, tool
        1.56: NOTE, OBEY~PERSONA, REVEAL~NOTE, WHO~SECRET, have the, if you | 1.55: PROMPT~MUST, REPLY~THIS
        1.55: REVEAL~HARM, game, reply | 1.54: HARM~WILL, READER~PRIOR, autom-, automated, emoji-, emojis
        1.54: here are, repon- | 1.53: REPLY~PERSONA, disco- | 1.52: NAMED~ACT, RULES~PRIOR, are not, the next
        1.51: DO~WHO, even, exact | 1.50: NAMED~THIS, WHO~DO, WILL~PERSONA, i am, issue, of this | 1.49: PRIOR~UNBOUND
        1.49: READER~ADD, REPLY~REVEAL, confl-, from now | 1.48: PROMPT, REVEAL~WILL, WITHOUT~PERSONA, norma-
        1.48: provide me, run | 1.47: CONTENT~ADDRESS, PRIOR~REFUSE, PROMPT~YOU, am, crimi-, criminal, load
        1.47: will always | 1.46: ALL~REVEAL, REPLY~WILL, TAKES~HARM, canar-, canary, his, write
        1.45: ANYTHING~RULES, CALLED~ACT, CONTENT~SEND, INNER, READER~ALL, you are | 1.44: PRIOR~INSTRUCTION
        1.44: grant, tu, youre a | 1.43: HELPER~SNAKE, HIDDEN~ADD, PLAY~GONE, WHO~ANYTHING, YOU~LAWS, comply
        1.43: obey | 1.42: SECRET~YOU, balance to, blank, datab-, do anything, matte-, owners | 1.41: NOTE~CONTENT
        1.41: REVEAL~TAKES, websi-, website | 1.40: WHO~MUST, addre-, opena-, the other | 1.39: ADD~THIS
        1.39: REVEAL~THIS, SECRET~ACT, above, character | 1.38: INSTRUCTION~YOU, NEVER~THIS, READER~DO, their
        1.37: DECODE, MARK~REPLY, chara-, database, is fine | 1.36: CALLED~PRIOR, CREDENTIAL, PRIOR~WRECK
        1.36: PROCESSING~ACT, PROMPT~DO, YOUR~GONE, devel-, the users | 1.35: EARLIER~NOTE, GONE~WHO
        1.35: MUST~HIDDEN, OBEY, like a, mode and, produces | 1.34: emerg-, engag-, everything, with it
        1.33: ANYTHING~ANYTHING, INSTRUCTION~OVERRIDE, MACHINE~SEND, TAKES~MACHINE, YOU~PERSONA, acts, owner-
        1.32: MUST~WHO, OVERRIDE~ALL, given, now on, poem, switch to, you, youve | 1.31: HELPER~DO, WHO~REVEAL
        1.31: answers, away, dimen-, for my, purpose, start, warnings | 1.30: CALLED~DO, NAMED~PRIOR
        1.30: PRIOR~REVEAL, PRIOR~WILL, TAKES~WHO, goes, rando-, this chat | 1.29: HARM~DO, HELPER~WILL
        1.29: NAMED~MUST, question | 1.28: WRECK~NEVER, me what, operator, provide, remaining, you to
        1.27: HELPER~ACT, OBEY~PRIOR, PROCESSING~WILL, and show, diese-, lift, memor-, menti-, villa-
        1.26: GONE~PERSONA, OBEY~PLAY, PERSONA~READER, READER~SEND, laws, the remaining | 1.25: ACT~WHO
        1.25: ADD~MACHINE, DO~SHELL, PERSONA~LAWS, READER~WILL, matri-, sou | 1.24: CIPHER~DO, DO~INNER
        1.24: MUST~SECRET, NOTE~MUST, PERSONA~MACHINE, PERSONA~PROMPT, THIS~REVEAL, all, educa-, fill in, no
        1.23: ACT~RULES, ADD~NOTE, CIPHER, CIPHER~PRIOR, MACHINE~NAMED, to bypass | 1.22: ADDRESSED~PRIOR
        1.22: INSTRUCTION~DO, PLAY~LAWS, REPLY~CREDENTIAL, REVEAL~PRIOR, WITHOUT~INSTRUCTION, dynamic, whate-
        1.22: whatever | 1.21: EARLIER~CONTENT, NOTE~WILL, REFUSE~PRIOR, account the, every-, fill, made
        1.21: opposite | 1.20: WRECK~GONE, absolutely, teach-, the secret | 1.19: HELPER~CALLED, WRECK~WITHOUT
        1.19: YOUR~REPLY, describe, purposes, syste-, what it | 1.18: ALL~MACHINE, MARK~ADD, PROMPT~REVEAL
        1.18: WILL~PLAY, explo-, gt, polic-, skip | 1.17: CALL~INSTRUCTION, CONTENT~EARLIER, PROCESSING~WHO
        1.17: PROMPT~CONTENT, REPLY~HARM, ethic- | 1.16: ANYTHING~YOU, GONE~ANYTHING, REPLY~PROMPT, WHO~NOTE
        1.16: absol-, hello, language and, openai, other- | 1.15: NOTE~REVEAL, SECRET~SEND, YOU~HIDDEN, comme-
        1.15: descr-, es, give, give a, makes, messages, ok, secret, the current | 1.14: DO~REPLY, NAMED~NAMED
        1.14: PROCESSING~MARK, PROCESSING~THIS, account balance, admin- | 1.13: ANYTHING~REPLY, CONTENT~NEVER
        1.13: HIDDEN~CONTENT, NAMED~ALL, NOTE~NOTE, REVEAL~RULES, WHO~HARM, have no | 1.12: PLAY~WHO
        1.12: REFUSE~REFUSE, RULES~ACT, YOU~OVERRIDE, execute, getti-, getting, search, trust, you understand
        1.11: ACT~PROMPT, INNER~YOU, MUST~RULES, WHO~ACT, WHO~REPLY, WITHOUT~HELPER, and follow, credentials
        1.11: manager, mention | 1.10: CALL~PRIOR, CALL~REVEAL, crede-, reade-, with absolutely | 1.09: # returns
        1.09: CALL~WRECK, TAKES~NOTE, WHO~REFUSE, as my, memory, milli-, others, realistic, thing
        1.08: ADD~INSTRUCTION, ADD~TAKES, MARK~YOUR, OBEY~HELPER, PROMPT~WILL, REFUSE~REPLY, SNAKE~SECRET
        1.08: humans, is a, judge, plan to, so far, to build, train- | 1.07: NEVER~MACHINE, OVERRIDE~YOUR
        1.07: PRIOR~HARM, SEND~SECRET, be a, by a, nobod-, nobody, unrestricted | 1.06: DO~REFUSE, DO~SECRET
        1.06: PERSONA~NAMED, PLAY~WITHOUT, REPLY~UNBOUND, both, just, secre-, speak, stay, true | 1.05: GONE~REFUSE
        1.05: NAMED~EARLIER, SECRET~WILL, address, and, disab-, searc-, soy, the chat | 1.04: ACT~CALLED
        1.04: ACT~MARK, ANYTHING~MACHINE, NOTE~PROMPT, RULES~MACHINE, THIS~WILL, WITHOUT~MACHINE, far, passed
        1.04: report, sessions, warni-, what the | 1.03: HELPER~PROCESSING, HIDDEN~NOTE, SEND~THIS, lie, switch
        1.03: to have | 1.02: ANYTHING~THIS, HELPER~CONTENT, MACHINE~MUST, READER~ACT, YOUR~WILL, allows
        1.02: are now, black, computer, dan, finally, pick, to one | 1.01: ACT~CREDENTIAL, ADD~READER
        1.01: ANYTHING~NEVER, ANYTHING~OBEY, ANYTHING~PERSONA, NAMED~NEVER, OVERRIDE~WILL, REPLY~ADD
        1.01: RULES~RULES, WHO~MACHINE, WHO~YOUR, body, in a, next, thing-, things, unres- | 1.00: CALLED~THIS
        1.00: NEVER~LAWS, NOTE~RULES, REPLY~HELPER, act like, amount #, at once, i say, les, mostr-, priva-
        1.00: somet- | 0.99: DO~NEVER, MACHINE~DO, PERSONA~WILL, YOUR~REVEAL, part, powerful | 0.98: ALL~RULES
        0.98: DO~THIS, NAMED~ADD, OVERRIDE~RULES, PRIOR~PERSONA, code, den, discl-, in your, is made
        0.97: PLAY~NEVER, PRIOR~CALLED, SEND~TAKES, WHO~OBEY, model-, movie, normal, that the, the exact
        0.97: writi- | 0.96: DO~ANYTHING, THIS~DO, it as | 0.95: OVERRIDE~DO, RULES~OBEY, THIS~ACT, anyth-
        0.95: anything, as if, by, phras-, prote-, recip-, writing | 0.94: ANYTHING~DO, CONTENT~REFUSE
        0.94: WILL~ANYTHING, detail, instructed, matter, no warnings, score, youre | 0.93: OBEY~SNAKE
        0.93: OBEY~YOUR, WILL~MACHINE, are, convi-, full, god, make, see | 0.92: DO~HELPER, DO~PLAY
        0.92: EARLIER~YOUR, NOTE~OBEY, PRIOR~THIS, PROCESSING~MUST, PROCESSING~NOTE, PROMPT~PROMPT
        0.92: REFUSE~WITHOUT, REPLY~MACHINE, SECRET~SECRET, YOUR~NEVER, YOU~INNER, YOU~PLAY, action, but, hi
        0.92: obey the, remai- | 0.91: ACT~SHELL, CALL~GONE, CONTENT~NOTE, MUST~THIS, NOTE~OVERRIDE, REFUSE~ACT
        0.91: REVEAL~MARK, THIS~YOU, customer is, etc, filte-, followed by, point, response, speec-, speech
        0.90: ADD~MUST, CALL~DO, CALL~HIDDEN, HELPER~WRECK, HIDDEN~RULES, NAMED~SEND, PERSONA~HARM, PROMPT~THIS
        0.90: READER~ANYTHING, YOU~UNBOUND, final-, name is, now the, sex, the last | 0.89: GONE~REPLY
        0.89: LAWS~OBEY, NOTE~INSTRUCTION, PLAY~HARM, THIS~MUST, THIS~READER, WHO~PROCESSING, ai, amoun-
        0.89: dangerous, detailed, the text | 0.88: CONTENT~MUST, GONE~ALL, HIDDEN~MUST, READER~NAMED
        0.88: REPLY~READER, dange-, order #, random, safet-, safety, you never | 0.87: ANYTHING~REFUSE
        0.87: DO~WITHOUT, HARM~REFUSE, PRIOR~DO, READER~EARLIER, REPLY~CALL, SNAKE~PROMPT, change the, mind
        0.87: offen-, parag-, the question, users | 0.86: MUST~ALL, NOTE~ADD, REFUSE~NEVER, REFUSE~PERSONA
        0.86: WITHOUT~CONTENT, actio-, allowed to, complete, hidde-, hidden, make a, the data | 0.85: ANYTHING~WITHOUT
        0.85: HELPER~SHELL, PRIOR~DECODE, TAKES~MARK, content, even if, have, paragraph, would | 0.84: ACT~ALL
        0.84: DECODE~PRIOR, MARK~PRIOR, OBEY~WILL, PERSONA~CALL, REPLY~EARLIER, REPLY~REPLY, UNBOUND~ACT
        0.84: before, dialogue, going, private, say i, switc- | 0.83: ACT~EARLIER, ACT~OVERRIDE, ACT~UNBOUND
        0.83: ACT~WRECK, ALL~NEVER, HELPER~OVERRIDE, HELPER~SEND, REFUSE~PLAY, SNAKE~REPLY, a game, discount
        0.83: files, ones, source, to make | 0.82: GONE~EARLIER, INNER~DO, INSTRUCTION~WITHOUT, MUST~WRECK
        0.82: OBEY~SHELL, PERSONA~ANYTHING, REFUSE~THIS, SNAKE~DO, and how, know that | 0.81: ACT~SECRET
        0.81: OVERRIDE~HELPER, PLAY~READER, RULES~PROCESSING, YOU~HARM, amounts, an example, clien-, expla-
        0.81: generator, user is | 0.80: PRIOR~CIPHER, REVEAL~WRECK, TAKES~REVEAL, WITHOUT~READER, but it
        0.80: filters, from, talk about | 0.79: HARM~MACHINE, HELPER~GONE, INSTRUCTION~OBEY, MUST~OBEY
        0.79: MUST~YOU, PERSONA~HELPER, RULES~THIS, WRECK~YOU, a list, a very, agent-, befor-, exter-, for the
        0.79: has to, here is, hypot-, on how, resul-, there is, to any | 0.78: ADD~ANYTHING, EARLIER~WILL
        0.78: NOTE~NAMED, PLAY~PROMPT, PRIOR~OVERRIDE, REPLY~PLAY, SEND~CONTENT, YOUR~SECRET, emergency, lost
        0.78: power, record, to me, who has | 0.77: CREDENTIAL~DO, HIDDEN~ACT, HIDDEN~MACHINE, MACHINE~EARLIER
        0.77: OVERRIDE~YOU, REVEAL~SECRET, RULES~NAMED, TAKES~ACT, WHO~NAMED, attac-, bypas-, meet, oppos-
        0.77: the original | 0.76: CREDENTIAL~ACT, GONE~YOUR, HELPER~TAKES, OVERRIDE~ANYTHING, REVEAL~GONE
        0.76: WITHOUT~MARK, changed, explain, jailbreak, named, part of | 0.75: ALL~YOU, PRIOR~CREDENTIAL
        0.75: WILL~OBEY, to continue | 0.74: # euro, ALL~YOUR, MUST~REFUSE, THIS~PERSONA, answer as, ethics
        0.74: hate, open the, processing | 0.73: CREDENTIAL~WILL, EARLIER~DO, MACHINE~REFUSE
        0.73: PROMPT~INSTRUCTION, REFUSE~OBEY, SECRET~CREDENTIAL, SEND~ADDRESS, following, instructions and
        0.73: licence, session, summa- | 0.72: ANYTHING~WILL, CALLED~REPLY, HIDDEN~WILL, NAMED~PERSONA
        0.72: PERSONA~HIDDEN, PLAY~WILL, PROCESSING~MACHINE, PROMPT~ADD, REFUSE~GONE, REVEAL~UNBOUND
        0.72: THIS~NEVER, bypass the, compu-, false, in every, like, not to, of, what is, your responses, す
        0.71: ANYTHING~ADD, ANYTHING~HELPER, DO~OBEY, PERSONA~RULES, PROCESSING~PROCESSING, PROMPT~WITHOUT
        0.71: and confirm, if asked, insert, people, present, to talk, utilize | 0.70: ACT~ADDRESS, ALL~PERSONA
        0.70: MACHINE~TAKES, PROCESSING~READER, PROCESSING~RULES, REPLY~NEVER, answer to, create a, on you
        0.70: post, power-, refusal, say that | 0.69: DO~ALL, DO~SNAKE, INSTRUCTION~MUST, INSTRUCTION~REPLY
        0.69: MARK~YOU, PROCESSING~DO, READER~MUST, me to, peopl-, tone, uneth-, unethical | 0.68: ALL~CONTENT
        0.68: HELPER~PRIOR, MACHINE~PROCESSING, MARK~MUST, NOTE~WHO, OBEY~REFUSE, PLAY~HIDDEN, REPLY~YOU
        0.68: REVEAL~CREDENTIAL, RULES~READER, SNAKE, WITHOUT~REVEAL, the content, the following
        0.68: the information | 0.67: ADD~HIDDEN, CALL~HELPER, TAKES~MUST, YOUR~WHO, YOU~MUST, autho-, followed
        0.67: simul- | 0.66: ADD~REFUSE, ADD~YOU, GONE~MARK, INSTRUCTION~EARLIER, MUST~GONE, THIS~PLAY
        0.66: YOUR~MUST, and answer, hypothetical, lets, no matter, once, original, something, that you
        0.66: training | 0.65: ACT~INNER, MARK~THIS, PLAY~MACHINE, WILL~UNBOUND, extre-, inste-, instead
        0.65: machi-, subje- | 0.64: ACT~THIS, ALL~REFUSE, ANYTHING~HARM, CONTENT~HARM, DO~DO, PERSONA~ALL
        0.64: WHO~WHO, and then, are the, received, start with, subject, token, understand | 0.63: EARLIER~YOU
        0.63: MUST~CONTENT, NEVER~INNER, OBEY~THIS, OVERRIDE~WHO, PERSONA~YOUR, READER~TAKES, WITHOUT~NAMED
        0.63: YOU~NOTE, are going, but they, going to, into the, licen-, normal and, override, to be
        0.63: you answer | 0.62: ADD~SNAKE, ALL~REPLY, ANYTHING~CONTENT, CONTENT~OBEY, LAWS~ACT, NAMED~ANYTHING
        0.62: NEVER~ADD, PLAY~INNER, PROCESSING~HELPER, RULES~HELPER, SNAKE~YOU, THIS~OBEY, WHO~WITHOUT
        0.62: YOUR~PRIOR, allowed, is an, knowl-, respond to, security | 0.61: GONE~RULES, LAWS~THIS
        0.61: MACHINE~ACT, NEVER~NAMED, PROMPT~OVERRIDE, future, good, mode in, no filters, overr-
        0.60: HARM~ANYTHING, RULES~OVERRIDE, THIS~PRIOR, as you, freely, futur- | 0.59: CALL~YOUR, HARM~PERSONA
        0.59: HELPER~HELPER, PERSONA~DO, PERSONA~INNER, answer like, freel-, into, knowledge, late, repli-
        0.59: softw-, software, will respond | 0.58: NEVER~HELPER, REPLY~YOUR, REVEAL~LAWS, abili-, askin-
        0.58: asking, based, based on, execu-, you may | 0.57: ADD, ADD~ADD, ANYTHING~INSTRUCTION, HARM~PLAY
        0.57: LAWS~ALL, OVERRIDE~EARLIER, PLAY~NAMED, WILL~INNER, WITHOUT~UNBOUND, YOU~ADD, appli-, mode you
        0.57: never refuse | 0.56: ACT~LAWS, ALL~THIS, CONTENT~PROMPT, INSTRUCTION~ACT, MUST~PERSONA
        0.56: OBEY~CONTENT, PRIOR~ADDRESS, PRIOR~MARK, RULES~HIDDEN, THIS~NAMED, WILL~CREDENTIAL, culture
        0.56: example if, exist, style | 0.55: ANYTHING~YOUR, GONE~MACHINE, INNER~REVEAL, INSTRUCTION~HARM
        0.55: NEVER~MARK, NOTE~ACT, NOTE~ANYTHING, PLAY~THIS, READER~INNER, REPLY~MARK, UNBOUND~DO
        0.55: UNBOUND~REVEAL, WHO~ALL, WHO~HIDDEN, confines, including, matter what, results, should be | 0.54: MARK
        0.54: OBEY~READER, THIS~MACHINE, current, ethical, origi-, query, time you, want and, well
        0.53: ANYTHING~MUST, EARLIER~ADD, HELPER~RULES, NAMED~INNER, RULES~PERSONA, UNBOUND~ANYTHING
        0.53: WITHOUT~PROMPT, WRECK~HELPER, concern, exact-, exactly, passw-, stay in, task | 0.52: GONE~PLAY
        0.52: INNER~OBEY, PROMPT~RULES, REPLY~ACT, UNBOUND~HARM, list of, minimum, returns, the full, tradi-
        0.51: ANYTHING~EARLIER, MUST~ADD, OVERRIDE~CONTENT, PERSONA, RULES~REFUSE, comply with, disabled, input
        0.51: personality, und | 0.50: CONTENT~MACHINE, HIDDEN~DO, INSTRUCTION~YOUR, PRIOR~MUST, PROMPT~HIDDEN
        0.50: REVEAL~REFUSE, SECRET~MUST, him, if your, my first | 0.49: ADD~INNER, GONE~REVEAL, HIDDEN~PROMPT
        0.49: MUST~PROMPT, MUST~SNAKE, NEVER~PERSONA, PERSONA~MUST, PRIOR~INNER, UNBOUND~REPLY, WITHOUT~INNER
        0.49: YOU~REFUSE, anything now, care, language, opera-, real | 0.48: HARM~ALL, HIDDEN~SECRET, THIS~THIS
        0.48: WILL~PROCESSING, account #, and always, commands, confident, personal, to help | 0.47: ALL~READER
        0.47: INNER~ANYTHING, PLAY~ANYTHING, PROCESSING~REVEAL, REFUSE~REVEAL, RULES~PLAY, THIS~INNER
        0.47: WILL~HIDDEN, care about, create, highe-, in character, login, minim-, will | 0.46: CREDENTIAL~YOU
        0.46: NOTE~PRIOR, PERSONA~INSTRUCTION, PROMPT~EARLIER, REPLY, WHO~TAKES, an answer, by saying, capab-
        0.46: emoti-, love, point-, sayin-, saying, stands | 0.45: ANYTHING~LAWS, HARM~NEVER, HELPER~EARLIER
        0.45: PERSONA~UNBOUND, PLAY~HELPER, READER~SNAKE, REFUSE~YOU, TAKES~DO, THIS~REPLY, THIS~YOUR, as well
        0.45: key, limitations, makin-, making, other, prompt, provi-, recom-, which you | 0.44: NOTE~EARLIER
        0.44: NOTE~MACHINE, OVERRIDE~THIS, SECRET~YOUR, and that, as dan, break character, jailb-, one with
        0.44: tell, which stands | 0.43: EARLIER~ALL, INNER~WITHOUT, INSTRUCTION~PERSONA, LAWS~INSTRUCTION
        0.43: MACHINE~WHO, SECRET~MARK, inter-, law | 0.42: OBEY~ALL, confines of, generate, illeg-
        0.41: ACT~ADDRESSED, ANYTHING~PLAY, CREDENTIAL~PRIOR, INNER~INNER, LAWS~MACHINE, NAMED~REFUSE
        0.41: OBEY~MACHINE, THIS~INSTRUCTION, YOUR~CONTENT, offensive, with the | 0.40: ACT~HELPER, REVEAL~WHO
        0.40: as the, conte-, gener-, illegal, not do, possible, set | 0.39: ADD~LAWS, CALL~NEVER, INNER~GONE
        0.39: NAMED~HIDDEN, NEVER~READER, NOTE~YOU, PLAY~PLAY, PLAY~UNBOUND, REFUSE~MUST, TAKES~ALL, WILL~NAMED
        0.39: ability to, answering, below, freed from, have #, i ask, immed-, not care, stands for
        0.38: GONE~HELPER, HARM~REPLY, HARM~REVEAL, MACHINE~NEVER, PLAY~INSTRUCTION, RULES~WILL, WILL~MUST
        0.38: to pretend | 0.37: ADD~YOUR, ALL~NAMED, DO~ADD, MUST~LAWS, OBEY~NAMED, PLAY~MUST, READER~REFUSE
        0.37: REFUSE~CONTENT, WILL~SNAKE, WITHOUT~ALL, YOU~REVEAL, and will, may, simulate, when i | 0.36: DO~NAMED
        0.36: GONE~ADD, INSTRUCTION~PLAY, MARK~REFUSE, PROCESSING~TAKES, e, it, model, steps, where you | 0.35: ALL~DO
        0.35: ALL~HELPER, ANYTHING~NAMED, GONE~WITHOUT, NAMED~RULES, NOTE~ALL, ability, canno-, cannot, form
        0.35: if it, instructions you, to provide | 0.34: ALL~ADD, ANYTHING~INNER, INSTRUCTION~NEVER
        0.34: INSTRUCTION~THIS, MUST~WITHOUT, OBEY~MUST, PERSONA~MARK, PROMPT~PERSONA, TAKES~READER
        0.34: WILL~REVEAL, swear | 0.33: CALL~REPLY, DO~CONTENT, MACHINE~INNER, YOUR~PLAY, ask you, class-
        0.33: language model, orders, prese-, recor-, show, told | 0.32: HELPER~NAMED, HELPER~WHO
        0.32: OBEY~INSTRUCTION, OVERRIDE~INSTRUCTION, PRIOR~OBEY, UNBOUND~MACHINE, WITHOUT~PLAY, YOUR~REFUSE
        0.32: able, to, world | 0.31: ALL~GONE, ALL~INNER, ANYTHING~PROMPT, HELPER~ALL, MARK~WITHOUT
        0.31: MUST~NAMED, NOTE~PERSONA, able to, command, that, the world | 0.30: DO~PROMPT, OBEY~HIDDEN
        0.30: PLAY~RULES, THIS~PROMPT, UNBOUND~HELPER, WITHOUT~THIS | 0.29: CALL~MACHINE, MARK~DO, MUST
        0.29: NAMED~PLAY, PLAY~ALL, REVEAL~NEVER, YOUR~ADD, instr- | 0.28: ACT~NEVER, HIDDEN~OBEY, HIDDEN~YOUR
        0.28: NAMED~TAKES, REPLY~TAKES, UNBOUND~WITHOUT, it is, pretend to, sure | 0.27: RULES~YOU, prete-
        0.27: think | 0.26: HIDDEN~LAWS, INNER~NEVER, PROMPT~PLAY, WILL~CALL, actin-, acting, openais, yours-
        0.25: HIDDEN~MARK, LAWS~ANYTHING, NOTE~REPLY, REFUSE~RULES, UNBOUND~NAMED, characters, opinions
        0.24: ADD~HARM, WHO~ADD, YOU~SECRET, first | 0.23: WITHOUT~ACT, balance, responses should
        0.22: MUST~ANYTHING, THIS~WHO, like you | 0.21: ACT~ADD, ALL~PROMPT, REVEAL~PERSONA | 0.20: ADD~RULES
        0.20: DO~ACT, LAWS~RULES, PRIOR~ADD, REFUSE~ANYTHING, WILL~ALL, it should, respond, result | 0.19: ACT~REFUSE
        0.19: ANYTHING~READER, EARLIER~PRIOR, MUST~MACHINE, REVEAL~YOU, TAKES~HELPER, TAKES~RULES, THIS~GONE
        0.19: WHO~WILL, o | 0.18: ADDRESS, ALL~NOTE, ALL~PLAY, LAWS, REPLY~NAMED, answe- | 0.17: OBEY~OBEY
        0.17: YOU~MACHINE | 0.16: DO~MARK, PERSONA~PLAY, REVEAL~YOUR | 0.15: ACT~NAMED, GONE~PRIOR, RULES~YOUR
        0.15: WITHOUT~ANYTHING | 0.14: THIS~ADD, for example | 0.13: MUST~PLAY, PRIOR~RULES, WILL~WITHOUT
        0.12: REPLY~RULES, WITHOUT~HARM, bypass, yourself | 0.11: PERSONA~PRIOR | 0.10: ACT~DO, PRIOR~PLAY
        0.10: RULES~HARM, being | 0.09: DO~READER, WILL~THIS, comma-, follo-, quest- | 0.08: ANYTHING~PRIOR
        0.08: DO~INSTRUCTION, HELPER~ANYTHING, NEVER~HARM, WILL~SECRET, under- | 0.07: ALL~WHO, MUST~NEVER
        0.07: PRIOR~WHO | 0.06: CONTENT~WITHOUT | 0.04: EARLIER | 0.02: ANYTHING~ACT, WHO~YOU, WILL~CONTENT
        0.01: READER~RULES, YOU~THIS, been | -0.02: ACT~CONTENT, REVEAL~ACT, RULES~CONTENT | -0.04: WHO
        -0.06: ALL~INSTRUCTION | -0.07: REPLY~PRIOR, chang- | -0.08: REVEAL~REVEAL, WILL~GONE, them | -0.09: ALL~MUST
        -0.10: HARM~WITHOUT, YOUR~DO | -0.11: reaso- | -0.12: OBEY~NEVER, up to | -0.13: DO~WILL, PRIOR~REPLY
        -0.13: to # | -0.15: DO~REVEAL, MACHINE~HELPER | -0.16: ADD~DO, MACHINE~PROMPT, YOU~PRIOR
        -0.17: HIDDEN~HELPER, to do | -0.19: HELPER~REPLY, should | -0.21: NEVER~MUST, PRIOR~NAMED
        -0.21: SECRET~HELPER | -0.22: ACT~PERSONA, HELPER~NOTE, YOU~ACT, YOU~REPLY, apply | -0.23: ALL~ALL
        -0.23: INSTRUCTION~WILL, MACHINE~CONTENT, PERSONA~REPLY, WILL~EARLIER | -0.24: LAWS~NEVER, and the
        -0.25: status | -0.27: CONTENT~HELPER, NEVER~YOUR, PROMPT~READER, shoul-, you want | -0.28: NAMED~YOUR
        -0.28: NEVER~NEVER, entity, out of | -0.29: ADD~PERSONA, at least, different, limit-, restr-
        -0.29: the rules | -0.30: DO~CALL, LAWS~YOUR, WITHOUT~MUST, me that, of #, quickly, state | -0.31: ACT~CALL
        -0.31: ALL~OBEY, DO~PROCESSING, WHO~HELPER, class, i want, means, typic-, use the | -0.32: ADD~PLAY
        -0.32: MUST~READER, NAMED~GONE, REFUSE~WHO, least #, then | -0.33: DO~WRECK, messa-, quick-, statu-
        -0.33: the standard | -0.34: # if, ADD~OBEY, PERSONA~PERSONA, WHO~GONE, WILL~HARM, reply with
        -0.34: separate, the customer | -0.35: # for, READER~GONE, YOU~YOU, cant, change, earn, out
        -0.36: PROMPT~MACHINE, TAKES~ANYTHING, checking account, has a, try, your balance | -0.37: MACHINE~PERSONA
        -0.37: NEVER~GONE, REVEAL~ALL, TAKES~REPLY, WITHOUT~DO, YOUR~ANYTHING, ask, none, required, the answer
        -0.37: thoug-, your | -0.38: ADD~HELPER, CONTENT~ANYTHING, CONTENT~REVEAL, HELPER~OBEY, MUST~REVEAL
        -0.38: OBEY~GONE, WRECK~PRIOR, asked to, fees, final, print, to a, us | -0.39: OBEY~ACT
        -0.39: PROCESSING~CONTENT, PROMPT~YOUR, WITHOUT~REPLY, WRECK~WILL, applies, charge, impor-, in #
        -0.39: multi-, the way | -0.40: ANYTHING~CALL, CONTENT, HIDDEN~NAMED, WHO~PLAY, WILL~ACT, actua-
        -0.40: clear, from a, g, is correct, monitor, organization or, proper, requests, via, you need
        -0.41: NAMED~OBEY, OBEY~RULES, SNAKE~MUST, WILL~REFUSE, close-, company, daily, least, order-
        -0.42: CALL~HARM, MARK~HIDDEN, at any, maint-, nothi-, nothing, nothing more, on the, organization
        -0.42: referral, separated, timin-, timing, your final | -0.43: GONE~ACT, MACHINE~HIDDEN
        -0.43: READER~PERSONA, YOU~MARK, for a, format, happe-, rejec-, they appear | -0.44: NEVER~ALL
        -0.44: REPLY~OBEY, banking, below you, grammar, inform, non, regul-, state your, stated in, telef-
        -0.45: CONTENT~PLAY, OBEY~WHO, PROMPT~ALL, RULES~INSTRUCTION, YOU~PROCESSING, agent, another, can also
        -0.45: credit card, list it, order, per, phone #, statements, tier, values, withd- | -0.46: ACT~YOU
        -0.46: HIDDEN~CALL, INSTRUCTION~READER, NEVER~CALL, OBEY~NOTE, UNBOUND~PRIOR, YOUR~OBEY, after the
        -0.46: anoth-, any time, borrower person, detai-, has, info, it must, locat-, merch-, multiple times
        -0.46: recurring, reduc-, select, spelling and, with your | -0.47: HARM~RULES, INSTRUCTION~HIDDEN
        -0.47: NEVER~HIDDEN, REPLY~WITHOUT, annua-, annual, balances, chain, maintain, not a, only, pending
        -0.47: wheth-, whether, within # | -0.48: ANYTHING~WHO, INSTRUCTION~MACHINE, LAWS~REVEAL, PLAY~REVEAL
        -0.48: acros-, across, appear in, banki-, conve-, may be, squar-, square, the format, who | -0.49: GONE~NOTE
        -0.49: HARM~MUST, OBEY~CREDENTIAL, READER~PROMPT, RULES~REPLY, asks you, consi-, declined, engli-
        -0.49: have a, hours, opini-, plann-, role of, services, track-, withdrawal | -0.50: CALL~READER
        -0.50: WITHOUT~SNAKE, a comma, and can, country, depen-, emplo-, inclu-, issues, it to, ms, pract-
        -0.50: the role | -0.51: # you, ANYTHING~SECRET, CONTENT~READER, HARM~HELPER, MUST~EARLIER
        -0.51: PROCESSING~YOU, READER~NOTE, SHELL, TAKES~YOU, YOU~NAMED, a credit, a financial, benefits
        -0.51: blue account, stated, used, verif-, your card | -0.52: CONTENT~ACT, HIDDEN~READER
        -0.52: MACHINE~REPLY, PRIOR~ALL, TAKES, WHO~PRIOR, can you, funct-, only the, rathe-, rather, read
        -0.52: stand-, to confirm, until | -0.53: ALL~CALL, ALL~PRIOR, CALL~TAKES, HARM~WHO, NOTE~WITHOUT
        -0.53: PRIOR~SEND, RULES~SECRET, THIS~MARK, WRECK~TAKES, align, availability, case, eligible
        -0.53: green account, history, if a, if there, repor-, spend-, spending, within the | -0.54: # year
        -0.54: ADD~GONE, HARM~PRIOR, LAWS~YOU, REVEAL~ADD, affec-, apy, conversation, domes-, domestic, impact
        -0.54: prevent, simple, spell- | -0.55: # of, # the, ADD~PRIOR, HELPER~LAWS, INSTRUCTION~LAWS
        -0.55: MACHINE~YOUR, MARK~OBEY, PRIOR~PROCESSING, WILL~READER, borrower, break-, entities in, features
        -0.55: line, programs, right, sente-, the card, through the | -0.56: REVEAL~REPLY, YOU~SHELL, al
        -0.56: borro-, cards, day, dispute, exper-, exten-, identity, longer, low, of my, pedido, several
        -0.56: you do | -0.57: HELPER~PROMPT, access, access to, active, and to, comma, delivery, gramm-
        -0.57: international, ip, over, reall-, really, version of | -0.58: ADD~ACT, NEVER~ANYTHING, PLAY~DO
        -0.58: REPLY~SEND, WRECK~MUST, attem-, automatic, is from, proof-, reque-, spelling, view | -0.59: NEVER~WHO
        -0.59: NOTE~TAKES, SEND~MUST, THIS~SNAKE, THIS~TAKES, YOU~CONTENT, about the, choose, does not, early
        -0.59: feature, manag-, name, purchases, rates, sentence, stati-, submit, thank | -0.60: # hours
        -0.60: LAWS~DO, PROMPT~ACT, SECRET~OBEY, YOUR~TAKES, calcu-, eligibility, error-, financial, incom-
        -0.60: know, quali-, sentence and, strings, system, tips | -0.61: INNER~PROMPT, OBEY~DO, READER~LAWS
        -0.61: SECRET~DO, SHELL~HELPER, WILL~ADD, WITHOUT~TAKES, YOUR~SEND, cash back, dates, developer
        -0.61: in the, item, membe-, receipt, threa- | -0.62: ACT~TAKES, ALL~SECRET, LAWS~PERSONA
        -0.62: LAWS~WITHOUT, NAMED~READER, NEVER~EARLIER, OBEY~YOU, TAKES~TAKES, hold, inten-, invoice, isnt
        -0.62: one of, posit-, recen-, reference, saver account, schedule, stole-, stolen, thats, tracking
        -0.63: CONTENT~GONE, NEVER, SEND~ACT, SEND~GONE, WITHOUT~HIDDEN, and you, categ-, consider, do you
        -0.63: funds, keep the, mail, mobile, names, paid, payments, situa-, to keep, valid | -0.64: MACHINE~GONE
        -0.64: YOU~CALL, at #, d, developer mode, documents, get a, mobil-, play, role, the #, viole-
        -0.65: LAWS~PLAY, NOTE~DO, PRIOR~ANYTHING, READER~WITHOUT, REVEAL~CONTENT, YOUR~WRECK, answer in
        -0.65: appears, choos-, i was, impac-, is there, much, pedid-, reser-, story, the app, transfers
        -0.66: CALL~WILL, HIDDEN~HARM, PROMPT~WHO, REVEAL~SNAKE, SHELL~SHELL, charged, close the, entities
        -0.66: open, repla-, will be, you can | -0.67: HELPER~NEVER, PERSONA~TAKES, PROCESSING~NEVER
        -0.67: READER~OBEY, entit-, lette-, rules, suspe-, to close, trigg- | -0.68: MACHINE~PLAY, MARK~SECRET
        -0.68: NEVER~CONTENT, RULES~NEVER, cover-, document, iban, id, itsel-, itself, pendi-, standard, team
        -0.68: version | -0.69: OBEY~EARLIER, PLAY~TAKES, PROMPT~PROCESSING, WHO~OVERRIDE, bronz-, bronze
        -0.69: durin-, during, e g, had, has been, imple-, option, saver | -0.70: # december, ACT~SEND
        -0.70: ADD~REVEAL, HELPER~PLAY, MACHINE~ADD, NEVER~SEND, bring, consu-, copy, excep-, helpf-, some
        -0.71: EARLIER~REPLY, GONE~TAKES, LAWS~WILL, a single, dispu-, due, histo-, leave, like to, notif-
        -0.71: recur-, separ-, supports, to avoid, ま | -0.72: ACT~YOUR, GONE~MUST, INNER~CONTENT
        -0.72: MACHINE~YOU, WILL~REPLY, can be, commu-, each, fact, offer, often, phone, support | -0.73: ALL~LAWS
        -0.73: MUST~HELPER, REVEAL~EARLIER, YOU~HELPER, dashboard, way | -0.74: DO~MUST, MACHINE~READER
        -0.74: REPLY~ALL, WILL~SHELL, YOU~SEND, choic-, december, fixed, learn-, must, prefe-, rever-, secure
        -0.74: shows, the correct, times | -0.75: CONTENT~INSTRUCTION, LAWS~WHO, NAMED~HELPER, PROMPT~INNER
        -0.75: YOUR~CALL, dashb-, deposit, keep it, monthly, says that, verify | -0.76: CONTENT~YOUR
        -0.76: INSTRUCTION~INNER, MUST~SEND, SNAKE~WITHOUT, WILL~INSTRUCTION, can i, export, from #, libra-
        -0.76: monit-, org, prope-, the invoice, the order, works | -0.77: MUST~OVERRIDE, NEVER~WRECK
        -0.77: PERSONA~SECRET, READER~PLAY, WILL~PRIOR, about anything, addit-, atm, function, helpful, human
        -0.77: i do, total, while | -0.78: HELPER~INNER, NEVER~DO, PLAY~YOU, PROMPT~HELPER, WILL~MARK
        -0.78: a python, act, assig-, built, deliv-, rules of, super-, terms, the program | -0.79: ACT~REPLY
        -0.79: ALL~WILL, SEND~REVEAL, WRECK, YOU~ADDRESSED, changes, common, factu-, there, value-, you should
        -0.80: HELPER~YOU, MARK~SNAKE, PERSONA~ACT, SNAKE~PRIOR, a function, november, number of, should i
        -0.80: these rules | -0.81: ACT~OBEY, THIS~LAWS, api, appear, avoid, be used, criti-, debit card
        -0.81: plans, release, the limit, to find, type of | -0.82: CALL~RULES, GONE~THIS, INSTRUCTION~CONTENT
        -0.82: OVERRIDE~TAKES, PRIOR~EARLIER, TAKES~WITHOUT, checking, confirm the, downl-, high, library
        -0.82: preve-, purchase, this is, throu- | -0.83: PROMPT~TAKES, WITHOUT~YOU, age, her, plan, plati-
        -0.83: platinum, selec-, speci-, the number, the sentence, to change | -0.84: NOTE~NEVER, OBEY~PROMPT
        -0.84: SNAKE~REVEAL, activity, how many, le #, local, novem-, period | -0.85: INNER~PRIOR
        -0.85: TAKES~HIDDEN, WILL~OVERRIDE, WRECK~WRECK, diamo-, diamond, issue-, merci, rho bank, singl-
        -0.85: single | -0.86: MACHINE~INSTRUCTION, MACHINE~WITHOUT, SECRET~ALL, book, commo-, expor-, have to
        -0.86: long, must be, nouns, objects, public, relea-, to your, troub-, wants to, years | -0.87: acces-
        -0.87: delete, longe-, respond with, savings, submi-, transactions | -0.88: YOUR~PROCESSING
        -0.88: YOU~READER, after #, find the, infor-, small, when the | -0.89: ACT~REVEAL, DO~HIDDEN
        -0.89: READER~HELPER, RULES~LAWS, SEND~DO, SHELL~WHO, benef-, colle-, file, follows, go to, let me
        -0.89: output, sched-, send, thank- | -0.90: PROMPT~GONE, REVEAL~NAMED, WHO~CALL, management, refer-
        -0.90: the account, the new, the value | -0.91: advis-, ensure, onlin-, online, replacement, thanks
        -0.92: # days, NOTE~CALL, PROCESSING~WITHOUT, WILL~YOUR, WRECK~RULES, YOUR~ACT, YOU~WRECK, com
        -0.92: convert, help, requirements, retri- | -0.93: HIDDEN~INNER, INSTRUCTION~CALL, WITHOUT~SEND
        -0.93: arriv-, as a, design, everyone, guide, know the, receive, tells, using the | -0.94: CONTENT~ALL
        -0.94: SEND~YOUR, about, activ-, helps, never, read the, silver, there are | -0.95: RULES~MUST
        -0.95: SECRET~ANYTHING, WITHOUT~NOTE, behavior, child-, down, in that | -0.96: SNAKE~MARK, depos-
        -0.96: happens, ident-, last, reason, savin- | -0.97: NEVER~WILL, READER~READER, credits, is #
        -0.98: HIDDEN~REVEAL, YOUR~YOUR, decem-, eligi-, email, optio-, outpu-, polit- | -0.99: NAMED~NOTE
        -0.99: PLAY~PRIOR, READER~INSTRUCTION, REPLY~ANYTHING, SECRET~RULES, THIS~CALL, THIS~RULES, expre-
        -0.99: ignore the, what happens, x | -1.00: HELPER~REVEAL, SHELL~WILL, WILL~LAWS, call, for your
        -1.00: twice | -1.01: appea-, earlier, featu-, process, rewards card, sends, silve-, whats the
        -1.02: LAWS~REPLY, WILL~HELPER, remov- | -1.03: OBEY~REVEAL, WITHOUT~WRECK, YOU~SNAKE, changing
        -1.03: contact, note, writt-, written | -1.04: ACT~PLAY, ADD~NEVER, TAKES~CONTENT, WITHOUT~CALL
        -1.04: a customer, additional, check the, confirm, it and | -1.05: DO~YOU, INNER~MACHINE, PLAY~SECRET
        -1.05: REVEAL~ANYTHING, but the, chatbot, decline, earli-, empty, faq, get, need, on a, place
        -1.05: your account, your own | -1.06: data, dovet-, dovetally, include, scrip-, sources
        -1.07: SECRET~CONTENT, calls, integ- | -1.08: ANYTHING~HIDDEN, DO~SEND, WILL~YOU, and a, and output
        -1.08: argum-, betwe-, between, intro-, the list, un | -1.09: DO~GONE, HELPER~CALL, SEND~WHO
        -1.09: TAKES~YOUR, YOUR~EARLIER, check-, debit, examples, numbers, problem, yes | -1.10: CONTENT~WHO
        -1.10: PLAY~ACT, PRIOR~NEVER, on your, statement, the instructions | -1.11: GONE~PROMPT, INNER~READER
        -1.11: cash, more, police, than, variable | -1.12: DO~PRIOR, MUST~PROCESSING, READER~YOU | -1.13: defin-
        -1.13: ensur-, gold, month-, rho, service, simpl-, test, varia- | -1.14: GONE~DO, app, sent, ticke-
        -1.15: OBEY~WRECK, WRECK~DO, previous, write the | -1.16: INSTRUCTION~WHO, WILL~DO, correct, green
        -1.16: ignore, match, please, tools | -1.17: GONE~LAWS, MARK~WILL, NEVER~YOU, YOUR~YOU, bot, close
        -1.17: reads, up, weath-, weather | -1.18: GONE~WILL, SNAKE~ANYTHING, number, windows | -1.19: WRECK~ACT
        -1.19: b, message, object, second, string | -1.20: def, does the, interest, print-, updat-, write a
        -1.21: NEVER~ACT, OBEY~WITHOUT, c, how | -1.22: CALL, parti- | -1.23: INSTRUCTION~HELPER, LAWS~PRIOR
        -1.23: TAKES~PRIOR, add, understanding | -1.24: charg-, fligh-, pleas- | -1.25: PRIOR~MACHINE, desig-
        -1.25: under | -1.26: fails, third, ticket | -1.27: INSTRUCTION~RULES, MUST~MUST, SECRET~PRIOR
        -1.27: SNAKE~SNAKE, instructions for | -1.28: DO~YOUR, script, type | -1.29: PRIOR~LAWS, YOU~ALL
        -1.29: internal, module | -1.30: ACT~PROCESSING, INNER~WHO, credit, is the, recei- | -1.31: NEVER~REPLY
        -1.31: REVEAL~DO, date, need to, want | -1.32: PROCESSING, becau-, because, compa-, finan-, transfer
        -1.32: wait | -1.33: READER~REVEAL, is that, lines | -1.34: again, these | -1.35: PRIOR~ACT
        -1.35: WITHOUT~NEVER, insta-, modul-, own | -1.36: update | -1.37: READER~YOUR | -1.38: accounts, any
        -1.38: if the, the ai | -1.39: secon- | -1.41: cancel, fee | -1.42: person, they, two, you must
        -1.43: previ-, value | -1.44: ADD~WITHOUT, MACHINE~NOTE, act as, blue | -1.45: ACT~PRIOR, WITHOUT~GONE
        -1.45: our, signa-, with a | -1.46: YOU~WHO, five | -1.47: CONTENT~DO, bnpl, found, questions
        -1.48: available, contr-, documentation, windo- | -1.49: ACT~WILL, PROMPT~PRIOR, rewards
        -1.50: REVEAL~READER, if, transaction | -1.51: REVEAL~WITHOUT, says, to use | -1.52: CONTENT~REPLY
        -1.52: reports, travel | -1.53: HELPER~INSTRUCTION, HELPER~WITHOUT, NEVER~WITHOUT, after, rewar-
        -1.53: setti- | -1.54: follow the, multiple | -1.55: models, such as | -1.56: forma-, month, perio-
        -1.56: servi-, withi-, within | -1.58: decli-, probl-, settings | -1.59: SECRET~GONE, WILL~NOTE
        -1.60: to the | -1.61: REVEAL~MACHINE, SECRET~WITHOUT | -1.62: SECRET~NEVER, SEND~PRIOR, count-
        -1.62: custo-, suppo- | -1.63: YOU~EARLIER, at the, cance-, on, purch-, strin- | -1.64: HELPER~YOUR
        -1.64: NEVER~SECRET, PRIOR~WITHOUT, READER~REPLY, expected, json, remove | -1.65: DO~NOTE, PRIOR~TAKES
        -1.65: YOU~DO, busin-, versi- | -1.66: keep | -1.67: SEND | -1.68: back | -1.69: rechn-, requi-
        -1.71: INNER~HELPER, SEND~WILL | -1.72: delet-, many, work, you write | -1.73: trave- | -1.74: ALL~HIDDEN
        -1.76: a, invoices | -1.77: old, using | -1.80: SEND~YOU, avail- | -1.81: WILL~WHO, python | -1.82: the agent
        -1.83: PRIOR~PRIOR, YOU~YOUR, at | -1.84: chatb- | -1.85: be, limits, want to | -1.86: expec-
        -1.87: must not, pytho- | -1.88: asks | -1.89: which | -1.91: customer, direc-, when | -1.93: business
        -1.94: MUST~REPLY, time | -1.95: objec- | -1.96: payment, review | -1.99: of the | -2.00: #, # #
        -2.00: ACT~NOTE, MUST~TAKES, NEVER~PRIOR, PRIOR~CALL, PRIOR~HELPER, PRIOR~READER, WILL, WILL~NEVER
        -2.00: WILL~SEND, WILL~WILL, WITHOUT~PRIOR, WITHOUT~SECRET, WITHOUT~WILL, accou-, account, an, bitte
        -2.00: can, card, check, conta-, corre-, credi-, days, details, diffe-, do, do i, docum-, does, find
        -2.00: for, how do, i, ignor-, ignores, in, invoi-, is, limit, list, not, numbe-, or, payme-, progr-
        -2.00: program, rate, retur-, return, revie-, said, same, sie, state-, such, the same, three, trans-
        -2.00: use, utter-, utterance, was, we, whats, why, year
        """
}
