extension PhraseWeights {
    /// What `chassis bench guard --train` learned from 1375 attacks and 5677 harmless texts:
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
        -3.40: (bias) | 7.02: here | 6.92: HARM | 6.55: WITHOUT~RULES | 5.37: THIS | 5.24: YOUR~PROMPT
        5.19: PRIOR~YOU | 4.99: YOU~WILL | 4.89: now | 4.65: EARLIER~REVEAL | 4.57: YOUR~INSTRUCTION
        4.31: NEVER~REFUSE | 4.22: example | 4.13: user | 4.09: READER | 4.07: INSTRUCTION~REVEAL | 4.03: ALL
        3.93: SYSPROMPT | 3.80: YOU~PROMPT | 3.77: ACT, how to | 3.75: YOUR~HIDDEN, you were | 3.74: the user
        3.71: 你 | 3.67: CALLED, chat | 3.66: admin | 3.65: REVEAL | 3.57: YOU~INSTRUCTION | 3.50: 指 | 3.47: YOU
        3.44: YOUR | 3.36: HELPER~ADD | 3.34: UNBOUND | 3.27: 示 | 3.24: DO~HARM | 3.20: DECODE~OBEY, que
        3.19: PRIOR~SECRET, and do | 3.18: INSTRUCTION, WITHOUT~REFUSE | 3.17: yours | 3.14: as | 3.13: begin
        3.13: poiso- | 3.12: HELPER | 3.10: PROMPT~YOU, THIS~ACT, examp- | 3.09: bug | 3.07: PRIOR~CONTENT
        3.06: EARLIER~INSTRUCTION | 3.05: NAMED, YOUR~INNER | 3.03: シ | 3.02: WHO~YOU | 3.01: my account
        3.00: developers | 2.99: 所, 所 有 | 2.98: NEVER~OBEY | 2.97: ACT~HARM | 2.95: MACHINE~PRIOR, chatg-
        2.94: text, ス | 2.89: の | 2.88: YOU~GONE, 有 | 2.85: with | 2.84: chatgpt | 2.82: ACT~ACT | 2.81: RULES
        2.79: を | 2.78: 请 | 2.75: THIS~DO | 2.74: above | 2.73: HIDDEN~YOU, so | 2.70: TAKES~THIS
        2.69: developers told | 2.67: HIDDEN, 주세요 | 2.66: confi-, conti- | 2.64: YOUR~LAWS, she | 2.62: и
        2.61: witho-, without | 2.59: PERSONA~NEVER, SECRET | 2.58: ADD~SECRET, REFUSE | 2.57: CONTENT~RULES
        2.55: content policy, were | 2.54: CONTENT~PRIOR, WHO~YOUR | 2.52: HELPER~THIS, end, refuse
        2.51: MACHINE~WILL, YOUR~RULES, bug report, du, く | 2.49: syste- | 2.48: purpo- | 2.47: PRIOR~REFUSE
        2.46: YOU~OBEY, of your | 2.45: policy | 2.44: WITHOUT, by | 2.43: REVEAL~THIS | 2.41: THIS~CONTENT
        2.41: respo- | 2.40: decod-, decode, say | 2.37: PERSONA~WITHOUT | 2.35: DECODE~DECODE, WHO~NEVER
        2.35: a bank, chemi-, given | 2.34: CIPHER~OBEY | 2.30: hacke- | 2.29: ADD~THIS, MENTION, RULES~PRIOR
        2.28: OVERRIDE~RULES, YOU~WITHOUT | 2.27: compl- | 2.26: NEVER~RULES, 不 | 2.25: NOTE~READER
        2.25: RULES~RULES, every | 2.23: CALL~SNAKE, READER~SEND, REFUSE~WILL, YOUR~WITHOUT, then | 2.22: MARK~MARK
        2.21: REVEAL~INSTRUCTION, talk | 2.20: EARLIER~PROMPT, YOU~RULES, 的 | 2.19: NOTE~HELPER
        2.19: OVERRIDE~INSTRUCTION, continue, me the | 2.18: inser- | 2.17: PRIOR~HIDDEN, words | 2.16: OVERRIDE~LAWS
        2.16: WHO~ANYTHING | 2.15: es | 2.14: MACHINE~SEND, PERSONA~WHO, READER~PRIOR, REPLY~MUST, topic-
        2.14: topics | 2.13: MUST~CALL | 2.12: CALL~CONTENT, CONTENT~CONTENT | 2.11: ADD~REPLY | 2.10: im
        2.09: OBEY~ANYTHING, forbidden | 2.08: ADD~WILL, et, forbi- | 2.07: DO~PERSONA, REVEAL~PROMPT
        2.07: RULES~WITHOUT | 2.05: CALLED~DO, HELPER~MUST, OVERRIDE, PLAY~NEVER, to tell | 2.04: REVEAL~WILL
        2.04: WITHOUT~LAWS, run | 2.03: SECRET~YOU, WITHOUT~INSTRUCTION | 2.02: WITHOUT~OBEY, what the | 2.00: and
        2.00: novel | 1.99: PRIOR~YOUR, step | 1.98: creat-, game, man | 1.97: INSTRUCTION~ANYTHING, REFUSE~DO
        1.97: WHO~REPLY, disco-, remember | 1.96: DO, DO~CALLED, SNAKE~CONTENT | 1.95: NAMED~PRIOR, the steps
        1.95: tool | 1.94: evil | 1.93: INSTRUCTION~NOTE, reali- | 1.92: CONTENT~THIS, and show, exact
        1.90: READER~THIS, REPLY~THIS, TAKES~WHO, its | 1.89: YOU~LAWS | 1.88: WHO~REVEAL, the owners | 1.87: ADD~WHO
        1.87: RULES~YOU, YOUR~NOTE, alway-, always | 1.86: PERSONA~READER, PRIOR~WRECK, PROMPT~REVEAL
        1.86: SECRET~WILL, you to | 1.85: # instead, INSTRUCTION~HIDDEN, automated, refus- | 1.84: PRIOR~CALLED
        1.84: remem- | 1.83: ACT~SNAKE, REPLY~CONTENT, REPLY~HELPER, TAKES~HELPER, below, returns #, the next
        1.82: HELPER~SEND | 1.81: CALL~ACT, sessi- | 1.80: WITHOUT~ADD, everything | 1.79: REPLY~INNER
        1.79: REVEAL~TAKES | 1.78: WILL~REVEAL, issue | 1.77: HARM~HARM, THIS~NOTE | 1.76: assis-
        1.75: CONTENT~EARLIER, MARK~ACT, away, every- | 1.74: OVERRIDE~YOUR, READER~WHO, from now | 1.73: grant
        1.73: menti- | 1.72: PERSONA~MACHINE, REPLY~PROMPT, WHO~WHO, break, end of, may see, very | 1.71: PLAY~WITHOUT
        1.71: YOU~PERSONA, are #, teach-, und | 1.70: ALL~MACHINE, DO~UNBOUND, MACHINE, REPLY~PERSONA
        1.70: WHO~CONTENT, ai, autom-, next | 1.69: ALL~WITHOUT, GONE~RULES, detail, regles, text above
        1.68: GONE~PERSONA, produ- | 1.67: DO~CREDENTIAL, GONE, OVERRIDE~REVEAL, PROMPT~DO, chari-, datab-
        1.66: HIDDEN~ADD, instr-, moral, what you | 1.65: ADD~PROMPT, ANYTHING~RULES, OVERRIDE~WILL, SNAKE~ACT
        1.65: THIS~PRIOR, ok | 1.64: ANYTHING~YOU, devel- | 1.63: REPLY~READER, judge, obey, rando-
        1.62: INSTRUCTION~YOU, complete, database, uncen-, uncensored | 1.61: PLAY~WHO, SEND~SECRET, and tell
        1.61: dont, emoji-, emojis, home, warnings | 1.60: OVERRIDE~ADD, REVEAL~HARM, explain how, have the
        1.60: regle-, to bypass | 1.59: PROMPT~OBEY, READER~DO, REVEAL~INNER, for my, me how, remaining, shop
        1.59: switch | 1.58: other- | 1.57: HELPER~SNAKE, PRIOR~WILL, REPLY~WHO | 1.56: DO~INNER, with it
        1.55: # euro, HARM~WILL, MUST~ACT, SEND~TAKES, YOU~INNER, comply, now on, provide me | 1.54: GONE~WHO
        1.54: MUST~DO, sans | 1.53: INSTRUCTION~GONE | 1.52: ADD~MARK, INSTRUCTION~PROMPT, im a | 1.51: EARLIER
        1.51: MUST~HIDDEN, SECRET~ACT, answers, emerg-, moral- | 1.50: DO~REPLY, OBEY, PROCESSING~WILL
        1.50: READER~ADD, WRECK~NEVER | 1.49: ANYTHING, for me, go, go on, no, ones, repon-, responses
        1.49: the developers | 1.48: CONTENT~WILL, allow-, as an, my, no warnings | 1.47: the remaining
        1.46: above and, are not, laws, memor-, polic- | 1.45: ANYTHING~ANYTHING, CIPHER, REPLY~MACHINE
        1.45: TAKES~HARM, e, load, operator | 1.44: MARK~REPLY, WHO~THIS, crimi-, criminal, gt, i get, opena-
        1.44: owners | 1.43: ACT~CALLED, CREDENTIAL, OBEY~PERSONA, human-, on how, siste-, stay, talk about
        1.43: villa- | 1.42: ALL~YOU, CONTENT~YOU, DO~SHELL, character, raw, this chat | 1.41: and follow
        1.41: purpose, their, ン | 1.40: HARM~DO, INSTRUCTION~ALL, PROCESSING~WHO, canar-, canary, his
        1.39: ANYTHING~MACHINE, CIPHER~PRIOR, YOU~OVERRIDE | 1.38: ADDRESSED~ACT, REPLY~WILL, balance to, blank
        1.38: matte-, the text | 1.37: CALL~PRIOR, CONTENT~ADDRESS, GONE~REPLY, here are, lift, them
        1.36: RULES~MARK, both, demon-, like a | 1.35: ADDRESSED, NAMED~ALL, REVEAL~HIDDEN, WRECK~WITHOUT
        1.35: ethic-, hat, instructed, into, language and | 1.34: ADD~MUST, NAMED~DO, REVEAL~MARK, YOU~THIS
        1.34: owner-, switc-, you answer | 1.33: GONE~YOU, LAWS~PROMPT, NAMED~WILL, TAKES~MACHINE, asked, be a
        1.33: credentials, websi-, website | 1.32: INNER, REPLY~REVEAL, WITHOUT~PROMPT, crede-, do anything
        1.32: goes, the current, true | 1.31: CONTENT~SECRET, HIDDEN~RULES, PERSONA~RULES, PROMPT~HIDDEN
        1.31: REPLY~CREDENTIAL, WHO~HARM, black, content, explo-, well, you may | 1.30: ADDRESSED~DO
        1.30: PROMPT~MUST, WHO~NOTE, WILL~PLAY, WRECK~GONE, hi, me, memory | 1.29: CONTENT~MUST, GONE~OBEY
        1.29: PROCESSING~NOTE, REFUSE~PRIOR, account the, mode and, so far, the users | 1.28: CONTENT~SEND
        1.28: EARLIER~SECRET, PLAY~READER, PROMPT~NOTE, WILL~OBEY, YOU~PLAY, educa-, give a, nobod-, others
        1.28: that you, warni- | 1.27: ADD~CONTENT, CALL~REVEAL, EARLIER~CONTENT, confl-, hello, is fine, make
        1.27: switch to, yours- | 1.26: PERSONA~CALL, PROCESSING~MARK, REVEAL~NOTE, WHO~HIDDEN, first
        1.25: CALL~INSTRUCTION, PRIOR~NOTE, SECRET~SECRET, SNAKE~SECRET, YOU~YOU, nobody, produces, you will
        1.24: OBEY~PRIOR, PERSONA~NAMED, YOUR~CONTENT, a list, execute, filtr-, openai, youve | 1.23: CIPHER~DO
        1.23: far, makes, of a, purposes, tell me | 1.22: MUST~REFUSE, PROMPT~ADD, THIS~YOUR, as well, at once
        1.22: descr-, fill in, from | 1.21: ANYTHING~NEVER, DO~CONTENT, PROMPT~EARLIER, euro, reply, whate-
        1.21: whatever | 1.20: ACT~DO, it, sou, you understand | 1.19: RULES~NAMED, YOU~HIDDEN, el, search
        1.19: will always | 1.18: ACT~SHELL, DO~OVERRIDE, OBEY~PLAY, REPLY~EARLIER, REPLY~HARM, WILL~PERSONA
        1.18: city, fill, i am, i will, realistic, tone | 1.17: EARLIER~INNER, PROCESSING~PROCESSING
        1.17: REFUSE~REFUSE, admin-, score, somet-, trust | 1.16: ACT~INNER, ANYTHING~THIS, DO~DO, MACHINE~ALL
        1.16: NOTE~MUST, like, list of, made, mention, on you, opposite | 1.15: ACT~WRECK, NOTE~WHO
        1.15: OVERRIDE~PROMPT, PERSONA~MARK, PROCESSING~HELPER, RULES~ALL, WITHOUT~PERSONA, dan, si | 1.14: ACT~MARK
        1.14: PERSONA~LAWS, PRIOR~UNBOUND, chara-, computer, give, it as, model-, once, powerful, random
        1.13: MARK~ADD, PROCESSING~ACT, manager, remai- | 1.12: CALLED~ACT, SECRET~SEND, acts, full, is an
        1.12: original, sessions, the chat, the form, the other | 1.11: EARLIER~HIDDEN, INNER~YOU, NOTE~REVEAL
        1.11: READER~MACHINE, REFUSE~WITHOUT, REVEAL~REVEAL, deman-, into the, mind, passed, safet-, safety
        1.11: stands, yourself | 1.10: CALL~GONE, HELPER~WILL, PRIOR~DECODE, TAKES~DO, account balance, anyth-
        1.10: anything, dimen-, searc-, the last, to continue, you, you are | 1.09: ALL~RULES, DO~PLAY
        1.09: INSTRUCTION~YOUR, PERSONA~MUST, mode, of this, parag-, the exact, your system, youre
        1.08: HELPER~SHELL, INSTRUCTION~EARLIER, MACHINE~NAMED, PRIOR~REVEAL, RULES~WHO, TAKES~ACT
        1.08: WILL~ANYTHING, instructions and, password | 1.07: CALL~HIDDEN, NAMED~EARLIER, READER~EARLIER
        1.07: engag-, security | 1.06: PRIOR~ADDRESS, REVEAL~WHO, SEND~THIS, absolutely, and the, discl-
        1.06: messages, paragraph | 1.05: DO~ACT, HELPER~PROCESSING, MACHINE~ANYTHING, PERSONA~ANYTHING
        1.05: PRIOR~DO, REFUSE~ACT, REFUSE~REPLY, REPLY~CALL, REVEAL~WRECK, bypas-, do it, i say, origi-
        1.05: to have, top | 1.04: NOTE~EARLIER, TAKES~NOTE, YOUR~GONE, inste-, instead, normal, thing
        1.03: ALL~REVEAL, DO~ANYTHING, HELPER~WRECK, a game, finally, humans, report | 1.02: MUST~OBEY
        1.02: NOTE~CONTENT, OBEY~HELPER, READER~WILL, REFUSE~THIS, allowed to, obey the, thing-, things
        1.01: CALLED~THIS, OVERRIDE~ACT, PERSONA~PROMPT, starting | 1.00: ALL~READER, NEVER~INSTRUCTION
        1.00: PERSONA~HELPER, RULES~ANYTHING, absol-, amount #, as if, filters, then the | 0.99: ANYTHING~WITHOUT
        0.99: REPLY~UNBOUND, RULES~MACHINE, act like, est, getti-, getting, order #, part, provide, tell the
        0.99: to be | 0.98: ADD~HIDDEN, CALL~DO, LAWS~DO, PLAY~LAWS, PLAY~MACHINE, addre-, by a, detailed
        0.98: is made, sex | 0.97: ADD~LAWS, DO~WHO, HARM~REFUSE, MUST~WRECK, PROMPT~LAWS, REPLY~SECRET
        0.97: THIS~REPLY, and what, start, the original | 0.96: EARLIER~YOUR, HELPER~ACT, REPLY~MARK
        0.96: REVEAL~OVERRIDE, YOU~ADD, a very, bypass the, dialogue, etc, power | 0.95: ADD~RULES, ALL~NEVER
        0.95: HIDDEN~WHO, NAMED~ANYTHING, PROCESSING~DO, PROMPT~PROMPT, REFUSE~PERSONA, action, am, describe
        0.95: lets, open the | 0.94: ACT~CREDENTIAL, ACT~UNBOUND, NEVER~PROMPT, WHO~WILL, actio-, say i
        0.94: something, speak, start with, youve been | 0.93: CALL~WRECK, HELPER~GONE, MUST~SECRET, PLAY~MUST
        0.93: PRIOR~CIPHER, WITHOUT~WHO, as my, customer is, disab-, named, quest-, simul- | 0.92: CONTENT~MACHINE
        0.92: DO~RULES, OBEY~SNAKE, PERSONA~HARM, PLAY~HARM, READER~ACT, REPLY~ADD, RULES~PROCESSING
        0.92: WITHOUT~MACHINE, soy, the question, to one | 0.91: CALLED~REPLY, CONTENT~REFUSE, DO~WITHOUT
        0.91: HELPER~CONTENT, MACHINE~MUST, OBEY~SHELL, PROCESSING~READER, REFUSE~PLAY, REPLY~PLAY, REPLY~REPLY
        0.91: ethics, other | 0.90: ADD~TAKES, HELPER~CALLED, INSTRUCTION~REPLY, MACHINE~DO, MUST~WHO
        0.90: PROCESSING~MACHINE, PROCESSING~MUST, are | 0.89: ALL~YOUR, CONTENT~NEVER, NAMED~WHO, REFUSE~GONE
        0.89: has to, in every, name is, the content, write | 0.88: ACT~ADDRESS, CALLED~PRIOR, HIDDEN~PRIOR
        0.88: NAMED~ADD, NEVER~LAWS, PERSONA~ALL, PERSONA~GONE, PRIOR~HARM, REPLY~NEVER, bank, like you
        0.87: MUST~PRIOR, PLAY~WILL, RULES~REFUSE, THIS~PERSONA, body, de, say that, source | 0.86: MARK~MUST
        0.86: NAMED~SEND, PROCESSING~TAKES, WHO~MACHINE, WHO~PRIOR, WILL~MACHINE, YOUR~SECRET, askin-, asking
        0.86: before, passe-, today | 0.85: ADD~ADD, ALL~INSTRUCTION, HIDDEN~CONTENT, LAWS~ALL
        0.85: PROMPT~INSTRUCTION, REFUSE~NEVER, WITHOUT~NAMED, YOUR~REPLY, YOU~HARM, checks, matter, meet
        0.85: part of, question | 0.84: CALLED~MACHINE, NEVER~MACHINE, RULES~HIDDEN, are the, dangerous
        0.84: emergency, train-, your prompt | 0.83: NOTE~INSTRUCTION, REVEAL~UNBOUND, SECRET~CREDENTIAL
        0.83: SEND~ADDRESS, WHO~PROCESSING, generator, secur-, speec-, speech, writi- | 0.82: GONE~GONE
        0.82: OBEY~YOUR, WHO~MARK, WITHOUT~HELPER, final-, if asked, insert, point, prote-, writing | 0.81: GONE~PLAY
        0.81: MARK~YOUR, NOTE~OBEY, REVEAL~YOU, SECRET~ADD, allows, amounts, compu-, convi-, following
        0.81: hypothetical, the following | 0.80: DECODE, PERSONA~WILL, WHO~MUST, YOU~ANYTHING, comme-
        0.80: discount, even if, hypot-, money, publi-, to any, unrestricted, who has | 0.79: HARM~MACHINE
        0.79: HELPER~MACHINE, LAWS~WILL, READER~CALL, REPLY~DO, THIS~WHO, THIS~WILL, THIS~YOU, account #
        0.79: befor-, here is, just, recip-, to you, token | 0.78: GONE~MARK, PLAY~RULES, RULES~READER
        0.78: THIS~PLAY, WILL~INNER, doing, execu-, if you, say something | 0.77: ADD~SNAKE
        0.77: INSTRUCTION~OVERRIDE, NOTE~ADD, REVEAL~MUST, SECRET~MARK, SEND~CONTENT, SNAKE, and confirm, key
        0.77: no filters, not to | 0.76: NAMED~NAMED, NAMED~RULES, NOTE~YOU, PROMPT~WILL, WHO~HELPER, should be
        0.75: ACT~CONTENT, ACT~HELPER, ACT~RULES, PLAY~PROMPT, from the, instructions you, prompt, response
        0.75: set | 0.74: RULES~OBEY, answer to, even, my messages, post, present | 0.73: DO~SECRET, MUST~NOTE
        0.73: NEVER~NAMED, PLAY~GONE, WITHOUT~ACT, exist, respond to, uneth-, unethical, which you
        0.72: HIDDEN~MACHINE, INSTRUCTION~MUST, NOTE~ACT, OVERRIDE~HIDDEN, WITHOUT~ALL, WRECK~YOU, autho-
        0.72: change the, in a, is a, now the, provide the, the data, unres-, utilize, would | 0.71: HELPER~RULES
        0.71: PLAY~THIS, WHO~ALL, input | 0.70: ACT~ADDRESSED, ANYTHING~HARM, INSTRUCTION~DO, MACHINE~REFUSE
        0.70: MARK~PRIOR, NEVER~ADD, PLAY~ANYTHING, but, but it, exact-, exactly, extre-, for you, fully
        0.70: letter | 0.69: # to, CREDENTIAL~DO, HIDDEN~PROCESSING, PRIOR~CREDENTIAL, PRIOR~MARK, SNAKE~DO
        0.69: YOU~REFUSE, code, compr-, concern, future, your responses | 0.68: CREDENTIAL~ACT, DO~SNAKE
        0.68: INSTRUCTION~ACT, MACHINE~THIS, THIS~MUST, WITHOUT~ANYTHING, and answer, as the, conte-, for this
        0.68: it may, model, see, subject, think | 0.67: ADD~ANYTHING, HELPER~DO, INNER~ANYTHING, but they
        0.67: exter-, has no, offen-, query, subje- | 0.66: HELPER~TAKES, HIDDEN~WITHOUT, INNER~ADD
        0.66: INSTRUCTION~HARM, LAWS~HIDDEN, NAMED~REFUSE, NOTE, NOTE~RULES, PERSONA~DO, WHO~READER
        0.66: answer like, are going, dange-, futur-, has, hate, if it, law, normal and | 0.65: HARM~NEVER
        0.65: INSTRUCTION~MARK, PROMPT~WITHOUT, READER~INNER, REPLY~RULES, RULES~ACT, UNBOUND~ACT, WILL~ALL
        0.65: YOU~UNBOUND, based, create a, do so, mode you, off, oppos-, record, sayin-, saying
        0.65: the information | 0.64: ACT~WHO, ANYTHING~YOUR, GONE~YOUR, PLAY~NAMED, THIS~HIDDEN, WHO~ACT
        0.64: WILL~GONE, allowed, mode in, real, session, the full | 0.63: ADD~REFUSE, ADD~YOUR, CONTENT~HARM
        0.63: SECRET~MUST, WHO~NAMED, current, makin-, making, style, told | 0.62: LAWS~YOU, MUST~SNAKE
        0.62: PROCESSING~RULES, PROMPT~HARM, REVEAL~REFUSE, WHO~EARLIER, going to, maint-, power-, the
        0.61: CREDENTIAL~YOU, MUST~YOU, REFUSE~OBEY, UNBOUND~HARM, including, no matter | 0.60: DO~HELPER
        0.60: INSTRUCTION~ADD, MACHINE~ACT, TAKES~READER, an example, detai-, going, norma-, received, task
        0.60: that was | 0.59: ACT~WITHOUT, ANYTHING~OBEY, CALL~YOUR, NOTE~NOTE, REPLY, WHO~SECRET, WILL~WRECK
        0.59: past | 0.58: CREDENTIAL~PRIOR, EARLIER~WHO, MUST~PROMPT, NOTE~SEND, PLAY~HELPER, TAKES~MARK
        0.58: a language, abili-, false, let, to provide | 0.57: GONE~OVERRIDE, HARM~ANYTHING, NOTE~WILL
        0.57: THIS~ANYTHING, UNBOUND~REPLY, account and, amoun-, are in, in character, it should, override
        0.57: people, resul-, rules and | 0.56: GONE~ANYTHING, LAWS~INSTRUCTION, LAWS~LAWS, WHO~PROMPT
        0.56: YOU~REVEAL, displ-, ethical, knowl-, limitations, out, personality, processing, stay in, that it
        0.56: that your | 0.55: ADD~YOU, ANYTHING~PERSONA, DO~ALL, HIDDEN~PROMPT, OBEY~NAMED, PROMPT
        0.55: READER~SNAKE, UNBOUND~ANYTHING, answer as, freel-, freely, unloc- | 0.54: ADDRESS, GONE~MACHINE
        0.54: NOTE~ANYTHING, NOTE~HARM, and always, and be, based on, capab-, care, have no, peopl-, unlock
        0.54: users | 0.53: ADD~NOTE, HARM~PERSONA, HELPER~EARLIER, NOTE~NAMED, TAKES~MUST, WHO~REFUSE
        0.53: YOUR~PLAY, culture, i ask, knowledge, la, priva-, simulate | 0.52: ADD~INNER, GONE~HIDDEN
        0.52: INNER~REVEAL, NOTE~YOUR, PLAY~ALL, RULES~PERSONA, WITHOUT~INNER, YOUR~NEVER | 0.51: HIDDEN~MARK
        0.51: OBEY~READER, PRIOR~PROMPT, REVEAL~PERSONA, WILL~NAMED, WILL~SNAKE, confines, in your, that the
        0.51: this, where you | 0.50: HARM~REVEAL, LAWS~NAMED, LAWS~RULES, MACHINE~MACHINE, MUST~ALL
        0.50: NAMED~INNER, OBEY~CONTENT, OBEY~THIS, REPLY~CALLED, REPLY~INSTRUCTION, REPLY~YOUR, care about
        0.50: disabled, free, immed-, my order | 0.49: ADD~EARLIER, ALL~INNER, ANYTHING~HELPER, ANYTHING~REFUSE
        0.49: CREDENTIAL~WILL, HARM~PLAY, LAWS~REVEAL, PRIOR~MUST, PROMPT~PERSONA, WITHOUT~UNBOUND
        0.49: confirmation, count, start-, steps, understand | 0.48: CALL~HELPER, HIDDEN~ACT, LAWS~THIS
        0.48: MUST~GONE, MUST~INSTRUCTION, NEVER~PERSONA, PRIOR~OVERRIDE, RULES~DO, explain, new, opera-
        0.48: when i | 0.47: ACT~MACHINE, ANYTHING~READER, EARLIER~ADD, HELPER~MARK, INSTRUCTION~INSTRUCTION
        0.47: MARK, NEVER~INNER, NEVER~REVEAL, OVERRIDE~YOU, THIS~READER, WILL~CREDENTIAL, anything now
        0.47: ask you, filte-, is to, pretend to, promp-, provi- | 0.46: CALL~MACHINE, HARM~REPLY
        0.46: MACHINE~INNER, OBEY~HIDDEN, PERSONA~HIDDEN, PERSONA~YOUR, THIS~GONE, WITHOUT~DO, YOUR~REVEAL
        0.46: address, by saying, comply with, love | 0.45: CONTENT~NAMED, GONE~HELPER, GONE~WITHOUT, HARM~ALL
        0.45: PROMPT~CONTENT, WHO~PERSONA, WILL~PROCESSING, break character, opinions, time you | 0.44: ANYTHING~LAWS
        0.44: DO~NEVER, INSTRUCTION~PERSONA, NAMED~ACT, PLAY~INNER, PRIOR~INSTRUCTION, PRIOR~PERSONA
        0.44: PROMPT~RULES, RULES~PLAY, THIS~MACHINE, WITHOUT~READER, language model, to make, which stands
        0.43: ADDRESSED~PRIOR, ALL~NAMED, DO~ADD, INNER~GONE, and then, emoti-, illeg-, put, that | 0.42: HELPER~PRIOR
        0.42: NAMED~PERSONA, NOTE~MACHINE, PERSONA~INNER, PROMPT~PLAY, THIS~THIS, UNBOUND~DO, WHO~WITHOUT
        0.42: bypass, conce-, offensive, the customer | 0.41: ALL~HELPER, ANYTHING~INSTRUCTION, GONE~ALL
        0.41: READER~ALL, READER~REFUSE, TAKES~INSTRUCTION, UNBOUND~MACHINE, WILL~REFUSE, YOU~TAKES, illegal
        0.41: possible, public | 0.40: ALL~PROMPT, MUST~NEVER, NOTE~PROMPT, PROMPT~ANYTHING, WHO~DO, ability to
        0.40: an answer, as dan, ever, not care, stands for | 0.39: ANYTHING~NOTE, OBEY~REFUSE, TAKES~RULES
        0.39: THIS~NEVER, class-, create, prete- | 0.38: HIDDEN~MUST, INSTRUCTION~PLAY, PRIOR~THIS
        0.38: READER~NAMED, UNBOUND~HELPER, uniqu- | 0.37: ADD~MACHINE, CONTENT~OBEY, HIDDEN~LAWS
        0.37: INNER~WITHOUT, LAWS~ANYTHING, OBEY~INSTRUCTION, OVERRIDE~CONTENT, PLAY~ADD, PROMPT~NEVER
        0.37: WILL~MUST, WITHOUT~CONTENT, canno-, cannot, morals, to pretend | 0.36: PERSONA, PERSONA~UNBOUND
        0.36: PRIOR~INNER, ability, and will | 0.35: ALL~GONE, ANYTHING~WILL, HIDDEN~REPLY, MARK~DO, NAMED~CALL
        0.35: NAMED~MUST, PLAY~PLAY, REFUSE~REVEAL, WITHOUT~REVEAL, language | 0.34: DO~OBEY, RULES~GONE
        0.34: as you, form | 0.33: ADD~READER, ALL~CONTENT, GONE~PRIOR, OBEY~MUST, WITHOUT~WITHOUT, swear
        0.32: GONE~ADD, LAWS~OBEY, PERSONA~PRIOR, personal, prese- | 0.31: ANYTHING~CONTENT, REFUSE~ANYTHING
        0.31: REVEAL~PRIOR, block, tell you | 0.30: MUST~NAMED, NEVER~ALL, OBEY~ALL, REFUSE~CONTENT, display
        0.30: one, that is | 0.29: DO~MARK, HIDDEN~ANYTHING, generate, sure | 0.28: ANYTHING~ACT
        0.28: ANYTHING~PROMPT, CONTENT~NOTE, NEVER~ANYTHING, RULES~HELPER, WITHOUT~PLAY, all of, kind of
        0.27: ACT~YOUR, ALL~REFUSE, ANYTHING~DO, ANYTHING~NAMED, ANYTHING~PRIOR, NEVER~HELPER, PROCESSING~ALL
        0.27: REPLY~NAMED | 0.26: ACT~SECRET, ALL~WHO, MUST~PERSONA, NOTE~ALL, OBEY~MACHINE, PRIOR~RULES
        0.26: REPLY~PRIOR, RULES~PROMPT, UNBOUND~WITHOUT, only, openais | 0.25: ACT~ALL, GONE~ACT, MACHINE~WHO
        0.25: MUST~CONTENT, REFUSE~MUST | 0.24: ALL~ANYTHING, MARK~YOU, MUST~RULES, REFUSE~YOU, YOUR~REFUSE
        0.24: an ai, responses should, you cant | 0.23: HIDDEN~WILL, RULES~YOUR, TAKES~REVEAL, WILL~HARM
        0.23: YOU~REPLY | 0.22: you dont | 0.21: INSTRUCTION~WITHOUT, been, have | 0.20: GONE~REFUSE, PRIOR
        0.20: READER~RULES, RULES~WILL, TAKES~ALL | 0.19: MUST~REVEAL, NAMED~NEVER | 0.18: ANYTHING~ADD
        0.18: ANYTHING~REPLY, stand- | 0.17: DO~THIS, EARLIER~DO, EARLIER~WILL, INNER~DO, INNER~WILL
        0.17: PROMPT~THIS, WILL~CALL, YOUR~PERSONA, inter- | 0.15: INSTRUCTION~NEVER, REVEAL~CONTENT
        0.14: INSTRUCTION~WHO, NAMED~THIS, summa- | 0.13: CONTENT~ANYTHING | 0.12: PERSONA~THIS | 0.11: READER~MUST
        0.11: THIS~REVEAL, WILL~CONTENT, being | 0.09: DO~INSTRUCTION | 0.08: DO~NAMED, MACHINE~LAWS
        0.08: RULES~HARM, with the | 0.07: YOU~NOTE | 0.06: WILL~UNBOUND, to, world | 0.05: DO~REFUSE | 0.04: gener-
        0.02: use the | 0.01: HARM~WITHOUT, LAWS, READER~ANYTHING, YOUR~PRIOR | -0.01: CONTENT~GONE, of
        -0.02: YOUR~DO | -0.03: for a | -0.04: PRIOR~ANYTHING | -0.05: READER~NEVER | -0.06: DO~WILL
        -0.06: YOU~PRIOR | -0.09: to # | -0.10: MUST~PLAY, WILL~WITHOUT, thoug- | -0.11: OVERRIDE~PRIOR
        -0.13: PRIOR~REPLY | -0.14: CALL~YOU, NEVER~NEVER | -0.15: NEVER~DO, PRIOR~ALL, remin- | -0.16: PERSONA~PLAY
        -0.18: PERSONA~REPLY | -0.19: PRIOR~WHO | -0.20: DO~NOTE | -0.21: statu-, what | -0.22: MUST~ANYTHING
        -0.24: ALL~ALL, guide-, orders, sourc- | -0.25: NEVER~MUST, show | -0.26: proce-, repla- | -0.27: ACT~NEVER
        -0.27: NAMED~GONE, out of | -0.28: NEVER~YOUR, PLAY~PERSONA, THIS~PROMPT | -0.29: apply, frien-, state
        -0.29: the end, where | -0.30: # and, MACHINE~PERSONA, REPLY~OBEY, WILL~PROMPT, YOUR~ALL, i tell
        -0.30: to act | -0.31: MACHINE~YOUR, PERSONA~CONTENT, REVEAL~EARLIER, sendi-, sending | -0.32: DO~CALL
        -0.32: PLAY~CONTENT, PRIOR~NAMED, reaso- | -0.33: NAMED~NOTE, REVEAL~YOUR, YOU~NAMED, balance
        -0.33: the instructions | -0.34: funct-, reque- | -0.35: READER~PERSONA, REPLY~ACT, order, sentence
        -0.35: your balance | -0.36: # if, ALL~ACT, ANYTHING~GONE, MACHINE~HELPER, REVEAL~ANYTHING, different
        -0.37: ACT~ANYTHING, CONTENT~PLAY, OBEY~DO, OBEY~WILL, change, charge, direct, me that | -0.38: ADD~PERSONA
        -0.38: OBEY~ACT, PRIOR~WITHOUT, REPLY~YOU, item, of # | -0.39: ACT~ADD, ADD~PLAY, DO~PROCESSING
        -0.39: OBEY~SECRET, PERSONA~OBEY, SECRET~HELPER, WILL~READER, YOUR~NAMED, entity, if a, share | -0.40: ADD~ACT
        -0.40: WRECK~WILL, checking account, doesn-, doesnt, offer-, read, separate, the account, the standard
        -0.40: thought | -0.41: ACT~REPLY, ADD~HELPER, brack-, organ-, self, track- | -0.42: ALL~THIS
        -0.42: RULES~REVEAL, access, and in, daily, earn, info, the way | -0.43: ACT~MUST, DO~READER
        -0.43: PERSONA~ACT, THIS~HELPER, guidelines, had, has a, impor-, withdrawal | -0.44: DO~YOU
        -0.44: PLAY~INSTRUCTION, YOU~ACT, brackets, conve-, invoice, low, monitor, rever-, with your
        -0.45: ACT~PERSONA, CONTENT~ALL, INNER~MACHINE, MUST, NOTE~DO, WILL~REPLY, YOUR~TAKES, YOU~DO
        -0.45: YOU~SECRET, an entity, answe-, chain of, company, in #, pending, reply with, track | -0.46: LAWS~PRIOR
        -0.46: NEVER~CALL, REVEAL~NEVER, actua-, reference, requests, you do | -0.47: ACT~EARLIER, can do
        -0.47: fees, reply only, stati-, still, termi-, you need | -0.48: ANYTHING~WHO, NEVER~SEND, NOTE~THIS
        -0.48: PLAY~YOUR, WILL~ACT, WRECK, YOUR~EARLIER, YOU~NEVER, and can, enclo-, extra-, maintain, merch-
        -0.48: only with, referral, required, timin-, timing | -0.49: CONTENT~READER, LAWS~WHO, REPLY~ALL
        -0.49: charged, from your, issues, organization or, verif- | -0.50: # of, YOUR~MUST, YOUR~PROCESSING
        -0.50: all previous, at a, handl-, open, your card | -0.51: EARLIER~REPLY, HIDDEN~INSTRUCTION
        -0.51: INNER~CONTENT, READER~GONE, REPLY~WITHOUT, WILL~RULES, WRECK~PRIOR, and to, applies, g, grammar
        -0.51: longe-, of my, sente-, the first, what to, your final | -0.52: ADD~OBEY, ALL~REPLY
        -0.52: CONTENT~YOUR, INSTRUCTION~MACHINE, WITHOUT~NOTE, believe, class, domes-, domestic, is correct
        -0.52: line, none, nothing more, pract-, recurring, risk, separated, stated in, they appear | -0.53: PLAY
        -0.53: WHO, active, balances, chain, have a, i dont, list it, on the, services, viole- | -0.54: # for
        -0.54: CALL~WITHOUT, OBEY~PROMPT, OBEY~RULES, WITHOUT~YOU, WRECK~CONTENT, asks you, assistant
        -0.54: below you, organization, state your, team, the role, this is | -0.55: # please, ADD, DO~TAKES
        -0.55: MUST~MACHINE, OBEY~GONE, PLAY~OVERRIDE, SECRET~WHO, annual, cant, close the, get, the answer
        -0.55: the format, within the | -0.56: ACT~HIDDEN, CALL~HARM, HELPER~PROMPT, HIDDEN~OBEY, LAWS~WITHOUT
        -0.56: REPLY~ANYTHING, YOU~MARK, YOU~SHELL, annua-, at least, early, green account, happe-, helpf-
        -0.56: last, option, tier, to close, will be | -0.57: ALL~DO, ALL~MUST, PLAY~REVEAL, PRIOR~SHELL
        -0.57: a credit, appear in, borrower person, customers, error, least #, locat-, mail, to confirm
        -0.58: CALL~TAKES, GONE~LAWS, INNER~WHO, a comma, are an, calcu-, hold, international, make it
        -0.58: multiple times, or the, spending, the minimum, when a | -0.59: HARM~PRIOR, apy, availability
        -0.59: banking, before the, categ-, consider, depen-, may be, spend-, telef- | -0.60: CONTENT~MARK
        -0.60: GONE~TAKES, MACHINE~GONE, NAMED~INSTRUCTION, YOUR~WRECK, at #, automatic, benefits, dispute
        -0.60: inten-, means, minut-, own, proper, role of, stated, submit, to do | -0.61: # year, # you
        -0.61: ANYTHING~EARLIER, PROCESSING~WITHOUT, WITHOUT~SNAKE, ask, borro-, borrower, gramm-, history
        -0.61: ident-, square | -0.62: # the, NAMED~REVEAL, OBEY~CREDENTIAL, PRIOR~ADD, PROCESSING~YOU
        -0.62: YOUR~WHO, by #, squar-, up to | -0.63: MACHINE~PLAY, PLAY~DO, READER~WITHOUT, REPLY~PROCESSING
        -0.63: attem-, banki-, chang-, eligible, filter, forget all, manag-, the #, the app, tips, tracking
        -0.64: OBEY~CALL, REVEAL~HELPER, commu-, forget, general, impact, might, situa- | -0.65: HELPER~PLAY
        -0.65: REVEAL~RULES, SECRET~DO, THIS~RULES, WILL~THIS, arriv-, have any, if there, mobile, patte-
        -0.65: purchases, rathe-, rather, recen-, repor-, send, statements, the new | -0.66: ADD~NEVER
        -0.66: CONTENT, HIDDEN~HELPER, INSTRUCTION~PRIOR, NEVER~NOTE, SEND~ACT, a financial, a new, align
        -0.66: becom-, comma, format, iban, mi, mobil-, much, version of | -0.67: DO~PROMPT, OBEY~REVEAL
        -0.67: OVERRIDE~ANYTHING, YOUR~YOU, affec-, age, blue account, break-, case, defau-, entities in
        -0.67: features, i, imple-, multi-, often, output, saver account, spelling and | -0.68: # hours
        -0.68: ALL~OBEY, MUST~SEND, PERSONA~YOU, PLAY~PRIOR, after the, cash back, instructions, sentence and
        -0.68: try, used, version | -0.69: MARK~OBEY, he, id, lists, only the, proofread, schedule, the rules
        -0.69: to give, verify, while | -0.70: MUST~EARLIER, RULES~INNER, SHELL, WHO~SEND, YOUR~SEND, appears
        -0.70: document, from a, is from, is there, keep the, plans, play, receipt, secon- | -0.71: MARK~HIDDEN
        -0.71: NOTE~WITHOUT, about anything, english, has been, pendi-, word | -0.72: NEVER~EARLIER, PLAY~OBEY
        -0.72: READER~PLAY, WHO~CALL, closed, dates, delivery, from #, in the, least, one of, payments, spell-
        -0.72: thanks, valid | -0.73: MUST~PROCESSING, added, betwe-, between, called, check-, confirm the
        -0.73: default, eligibility, friendly, helps, ms, per, programs, within # | -0.74: CALL~RULES
        -0.74: PERSONA~SECRET, WILL~LAWS, api, belie-, check the, common, dashboard, documents, impac-, incom-
        -0.74: know, less, membe-, perso-, print, rates, reduc-, the invoice | -0.75: # december, ACT~REVEAL
        -0.75: CONTENT~INNER, SHELL~SHELL, choose, cover-, drive-, e g, gover-, know the, lines, name, org
        -0.75: recur-, some | -0.76: LAWS~MUST, answered, dispu-, financial, funds, histo-, log, onlin-
        -0.76: online, saver, spelling, view | -0.77: DO~EARLIER, MACHINE~REPLY, SNAKE~REVEAL, bronz-, bronze
        -0.77: dashb-, delete, empty, follo-, function, refer-, replacement, strings, von, years | -0.78: ACT~GONE
        -0.78: PRIOR~OBEY, SNAKE~PRIOR, act, advis-, balan-, choic-, durin-, during, entities, notif-, phone
        -0.78: purchase | -0.79: CALL~WILL, HELPER~YOU, OBEY~OBEY, PRIOR~LAWS, SECRET~CONTENT, a single
        -0.79: criti-, december, page, that are, these rules, which is | -0.80: ADD~GONE, atm, can you, excep-
        -0.80: expen-, outpu-, should i, standard, to avoid, your own | -0.81: HIDDEN~READER, NEVER~CONTENT
        -0.81: PRIOR~SEND, PROMPT~NAMED, SNAKE~WITHOUT, WITHOUT~SEND, choos-, is no, reser-, the list
        -0.81: transfers, up, whats the, works | -0.82: WRECK~RULES, consu-, credits, fixed, prompts, singl-
        -0.82: single, small, to write | -0.83: GONE~WILL, INSTRUCTION~CALL, YOUR~ANYTHING, after #, avoid
        -0.83: can be, how many, itsel-, itself, optio-, quali-, thank you, the correct, there are, using the
        -0.83: way | -0.84: ACT~YOU, MARK~SNAKE, READER~INSTRUCTION, SECRET~PRIOR, YOUR~CALL, and you, another
        -0.84: commo-, entit-, forgo-, it to, local, monthly, second, tell, the card | -0.85: NAMED~REPLY
        -0.85: anoth-, built, due, instructions in, issue-, on a, relea-, release, the ai, you should
        -0.86: ALL~LAWS, GONE~MUST, INNER~PRIOR, THIS~WITHOUT, come, export, fact, i do, ip, right, the number
        -0.86: to your | -0.87: MACHINE~NEVER, WITHOUT~TAKES, WITHOUT~THIS, changes, high, monit-, pedido
        -0.87: period, select, suspe-, to a, until, you can, you have | -0.88: HELPER~NEVER, HIDDEN~NAMED
        -0.88: NEVER~WRECK, REVEAL~ADD, excha-, final, proof-, test, want | -0.89: LAWS~REPLY, OBEY~WHO
        -0.89: PLAY~YOU, WILL~SHELL, agent, at any, debit card, place, savings, writt-, written, x
        -0.90: PROMPT~PROCESSING, activ-, assig-, call me, for your, november, plati-, platinum, process
        -0.90: prope-, submi-, で す | -0.91: MUST~MUST, WHO~RULES, confirm, ignore the, nouns, read the
        -0.91: troub- | -0.92: GONE~DO, MACHINE~HIDDEN, appear, be used, close-, das, engli-, names, preve-
        -0.92: separ-, should | -0.93: MACHINE~PROMPT, NOTE~CALL, PRIOR~NEVER, SEND~GONE, developer, file
        -0.93: intro-, plan, said the, scrip- | -0.94: SEND~ANYTHING, WILL~PRIOR, behavior, com, find the
        -0.94: libra-, message, super-, terms, there, tools, under, you tell | -0.95: DO~GONE, any time
        -0.95: deter-, expor-, models, need, polit-, rho bank, role, transactions, wheth-, whether | -0.96: ACT~THIS
        -0.96: OVERRIDE~THIS, RULES~EARLIER, SHELL~WHO, WITHOUT~REPLY, activity, everyone, exten-, number of
        -0.96: pedid-, requirements, ticket, times, to change, to stop, who | -0.97: SEND~DO, TAKES~WITHOUT
        -0.97: YOU~WRECK, acces-, convert, diamo-, diamond, hours, the system, you want | -0.98: ALL~PRIOR
        -0.98: benef-, deliv-, library, police, reason, total | -0.99: EARLIER~PRIOR, INSTRUCTION~NAMED
        -0.99: MACHINE~ADD, PERSONA~PERSONA, WRECK~WRECK, contact, ensure, featu-, prefe-, problem, savin-
        -0.99: sched-, shoul-, the limit | -1.00: DO~MUST, DO~REVEAL, MACHINE~READER, MUST~READER
        -1.00: PROMPT~MACHINE, novem-, the value | -1.01: ANYTHING~HIDDEN, MARK~SECRET, PLAY~SECRET
        -1.01: SECRET~ALL, WITHOUT~WRECK, YOUR~ACT, day, like to, merci | -1.02: ACT~SEND, MACHINE~WITHOUT
        -1.02: SNAKE~MARK, infor-, see the | -1.03: NEVER~REPLY, YOU~CALL, can also, support, the sentence
        -1.04: TAKES~YOU, TAKES~YOUR, YOU~MACHINE, checking, deposit, expre-, order- | -1.05: PROCESSING~CALL
        -1.05: signa-, sources | -1.06: ACT~WILL, HELPER~INNER, NEVER~GONE, REVEAL~OBEY, ai model, do you
        -1.06: management, objects, refused, respe-, sent, string, that i, your | -1.07: ACT~CALL
        -1.07: SECRET~ANYTHING, child-, contract, number, selec-, shows | -1.08: HELPER~HIDDEN, PROMPT~GONE
        -1.08: SECRET~OBEY, SEND~YOUR, TAKES~CALL, YOUR~MACHINE, any, clear, fails, receive | -1.09: MUST~TAKES
        -1.09: can i, factu-, include, rewards card, rules of | -1.10: appea-, developer mode, forge-, fund
        -1.10: parti-, silver | -1.11: SEND~ALL, app, follow the, on your, thank, ま | -1.12: NEVER~WHO
        -1.12: PRIOR~MACHINE, YOU~EARLIER, argum-, b, decline, examples, monday, person, remov-, respond with
        -1.12: reveal, speci-, twice | -1.13: ACT~PLAY, ACT~PROCESSING, HELPER~WITHOUT, a customer, addit-
        -1.13: respect, statement, varia- | -1.14: DO~HIDDEN, WILL~INSTRUCTION, bring, json, sends
        -1.15: PRIOR~TAKES, SNAKE~ANYTHING, additional, if the, in that, variable | -1.16: WILL~DO
        -1.16: WILL~OVERRIDE, gift, guide, interest, match | -1.17: # days, CONTENT~WHO, WILL~YOUR, YOU~SNAKE
        -1.17: fligh-, have to, silve- | -1.18: ALL~WILL, CONTENT~INSTRUCTION, NEVER~ACT, PRIOR~EARLIER
        -1.18: WHO~GONE, cash, eligi-, story | -1.19: CALLED~WILL, NAMED~OVERRIDE, NOTE~PRIOR, PLAY~ACT
        -1.19: PROMPT~INNER, WITHOUT~CREDENTIAL, again, as a, faq, je, le #, leave, must | -1.20: ACT~OBEY
        -1.20: ALL~HIDDEN, colle-, consi-, debit, monda- | -1.21: DO~YOUR, about, dovet-, dovetally, ensur-
        -1.21: normally | -1.22: HELPER~REVEAL, INNER~READER, add, calls, cards, rho, third, when you
        -1.23: CONTENT~DO, RULES~NEVER, SHELL~WILL, WITHOUT~NEVER, design, is #, tells, understanding, wait
        -1.24: ALL~EARLIER, NEVER~WILL, WILL~MARK, note, translate | -1.25: CALL, NEVER, READER~REVEAL
        -1.25: YOUR~READER, but the, happens, help, water, what happens | -1.26: WILL~WILL, charg-, defin-
        -1.26: questions, script, simpl-, to ignore | -1.27: NOTE~NEVER, c, more, need to, numbers, says
        -1.28: WILL~HELPER, YOU~SEND, and output, fee, her, must be, object | -1.29: INSTRUCTION~WILL
        -1.29: SNAKE~SNAKE, long | -1.30: TAKES~CONTENT, and it, compa-, credit, def, write a | -1.31: PROCESSING
        -1.31: decem-, email, month-, offer, the order | -1.32: OBEY~WRECK, depos-, un | -1.33: NEVER~YOU
        -1.34: INSTRUCTION~READER, chatbot, data, gold, integ- | -1.35: DO~PRIOR, YOU~YOUR, count-, do we
        -1.35: value | -1.36: ACT~NOTE, REVEAL~REPLY, WITHOUT~GONE, and a, customer, date, paid, you must
        -1.37: CONTENT~REPLY, DO~SEND, PRIOR~ACT, YOU~WHO, service, windows | -1.38: OBEY~YOU, READER~REPLY
        -1.38: YOUR~OBEY, agree-, transfer | -1.39: READER~YOU, SECRET~WITHOUT, show me | -1.40: READER~YOUR
        -1.40: TAKES~PRIOR, could | -1.41: ACT~TAKES, was | -1.42: HIDDEN~INNER, call, does the
        -1.43: REVEAL~WITHOUT, updat- | -1.44: PROMPT~READER, YOU~ALL, sende-, tickets | -1.45: THIS~MARK
        -1.45: YOUR~YOUR, becau-, because, green, probl- | -1.46: OBEY~WITHOUT, WRECK~DO, could you, month
        -1.46: your account | -1.47: MACHINE~YOU, accounts, insta- | -1.48: expected | -1.49: WITHOUT~CALL
        -1.49: documentation, such as | -1.50: NAMED~READER, must not, reads, says that, weath-, weather
        -1.51: RULES~MUST, windo- | -1.52: module, suppo-, transaction, two | -1.53: available | -1.54: NEVER~OVERRIDE
        -1.54: WHO~INSTRUCTION, yes | -1.55: NAMED~HELPER, on, the agent | -1.56: is the | -1.57: custo-
        -1.58: YOU~HELPER, agents, want to | -1.59: ADD~WITHOUT, MARK~WILL, five, how, when the | -1.60: than
        -1.60: to use | -1.61: REVEAL~SECRET, SECRET~NEVER, bnpl | -1.62: desig-, forma-, keep, modul-, recei-
        -1.62: rewards | -1.63: INSTRUCTION~HELPER, purch-, reports, setti-, what does | -1.64: instructions for
        -1.64: strin- | -1.65: finan-, follow, of the, rewar- | -1.66: travel, update | -1.67: REVEAL~DO
        -1.67: decli- | -1.68: PROMPT~PRIOR, SECRET~GONE, direc-, rules, type | -1.69: PROMPT~HELPER, correct
        -1.69: revea-, using | -1.70: SEND~PRIOR, instructions to, multiple, with a | -1.71: SECRET~RULES
        -1.71: never | -1.72: ACT~PRIOR, READER~READER, REVEAL~NAMED, WILL~YOU, expec-, king | -1.73: be
        -1.73: limits | -1.74: HELPER~INSTRUCTION, about the, back, remove | -1.75: REVEAL~LAWS, SEND~WILL
        -1.75: after, settings | -1.76: internal, to the | -1.77: blue, check, rules on | -1.78: MUST~HELPER
        -1.78: MUST~REPLY, act as | -1.79: a | -1.80: if, perio-, which | -1.81: WRECK~ACT | -1.82: INNER~HELPER
        -1.82: details | -1.83: at the, delet-, rechn-, work | -1.85: servi-, trave- | -1.86: YOU~READER, asks
        -1.86: versi- | -1.87: avail- | -1.88: requi- | -1.89: READER~HELPER, WILL~NOTE, withi-, within
        -1.90: busin-, mails, review | -1.91: earlier, the same | -1.92: INSTRUCTION~RULES, same | -1.93: ACT~LAWS
        -1.93: NEVER~WITHOUT, ticke- | -1.94: WILL~NEVER, time | -1.95: earli- | -1.96: invoices | -1.97: revie-
        -1.99: NEVER~SECRET | -2.00: #, # #, DO~LAWS, GONE~THIS, HELPER~YOUR, MACHINE~INSTRUCTION
        -2.00: MACHINE~NOTE, MUST~OVERRIDE, NEVER~PRIOR, PRIOR~CALL, PRIOR~HELPER, PRIOR~PRIOR, PRIOR~READER
        -2.00: REVEAL~MACHINE, REVEAL~READER, SEND, SEND~YOU, THIS~CALL, WHO~OVERRIDE, WILL, WILL~SEND
        -2.00: WITHOUT~PRIOR, WITHOUT~SECRET, WITHOUT~WILL, accou-, account, an, at, bitte, bot, business, can
        -2.00: cance-, cancel, card, chatb-, close, conta-, contr-, corre-, credi-, days, diffe-, do, do i
        -2.00: docum-, does, find, for, found, how do, ignor-, ignore, ignores, in, invoi-, is, is that, limit
        -2.00: list, many, not, numbe-, objec-, old, or, our, payme-, payment, pleas-, please, previ-
        -2.00: previous, progr-, program, pytho-, python, rate, retur-, return, said, sie, state-, such, these
        -2.00: three, trans-, use, utter-, utterance, we, whats, when, why, year, you write
        """
}
