/// Words too frequent to say what a text is about. English in full, the commonest of its neighbours, folded.
///
/// Words that carry meaning in another of the languages ("man", "pour", "come", "son") stay out.
enum StopWords {
    static func contains(_ folded: String) -> Bool { all.contains(folded) }

    private static let all: Set<String> = {
        var all: Set<String> = []
        for list in [english, german, french, spanish, italian, dutch, nordic, polish] {
            all.formUnion(list.split(separator: " ").map(String.init))
        }
        return all
    }()

    private static let english = """
        a about above after again all also am an and any are aren't as at be because been before being below between \
        both but by can can't cannot could couldn't did didn't do does doesn't doing don't dont down during each few \
        for from further had has have having he he'd he'll her here hers herself him himself his how i i'd i'll i'm \
        im i've ive if in into is isn't it it's its itself just let let's me more most my myself no nor not of off on \
        once only or other our ours ourselves out over own please same shall she should so some such than that that's \
        the their theirs them themselves then there there's these they they're this those through to too under until \
        up us very was wasn't we we're we've were what what's when where which while who whom why will with won't \
        would you you're you've your yours yourself yourselves thats whats isnt doesnt didnt cant wont
        """
    private static let german = """
        aber als am an auch auf aus bei bin bis bitte da dann das dass dem den der des die dies diese diesem diesen \
        dieser dieses doch durch ein eine einem einen einer eines er es fur hat habe haben ich ihr ihre im in ist ja \
        kann konnen mein meine meinem meinen meiner mich mir mit nach nicht noch nur ob oder ohne sein seine sich sie \
        sind so uber um und uns unser unsere vom von vor war waren warum was wenn werden wie wir wird wo wurde zu zum \
        zur
        """
    private static let french = """
        au aux avec ce ces cette dans de des du elle en est et etre eu il ils je l'on la le les leur lui ma mais me \
        meme mes moi mon ne nos notre nous on ou par pas pour qu que qui sa se ses si sont sur ta te tes toi ton tu \
        un une vos votre vous comment pourquoi quand c'est d'un d'une j'ai n'est qu'il
        """
    private static let spanish = """
        al como con cual cuando de del donde el ella ellos en era es esta este esto la las lo los mas mi mis muy nos \
        o para pero por porque puedo que se ser si sin sobre su sus te tu un una uno unos y ya yo
        """
    private static let italian = """
        ai al alla alle anche che chi ci con cosa da dal dalla degli dei del della delle di e ed gli ha ho i il io \
        la le lo loro ma mi nel nella non o per perche piu posso quando quello questa questo se sono su sua suo tra \
        un una uno
        """
    private static let dutch = """
        aan bij dat deze dit een geen heb heeft het hij hoe ik jullie kunnen maar met mijn naar niet onze ons ook op \
        te uit voor waar waarom wat welke wie wij wordt worden zijn zonder
        """
    private static let nordic = """
        av blir eller fra har hva hvem hvor hvordan hvorfor ikke jeg kan med mitt og om pa som til vi vil
        """
    private static let polish = """
        czy dla dlaczego gdzie jak jaki jakie jest kiedy lub mnie moge moja moje mozna na nie od po przez sie
        """
}
