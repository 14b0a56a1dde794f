extension QuestionForm {
    /// Puts the question the way in which most others ask it.
    ///
    /// - Complexity: O(frames · words²) for questions of up to forty words; longer ones are left as they are.
    static func framed(_ words: [QuestionWord]) -> [QuestionWord] {
        var words = words
        for _ in 0..<6 {
            guard let first = words.first, words.count <= 40 else { return words }
            let candidates = (framesByWord[first.text] ?? []) + otherFrames
            guard let next = candidates.lazy.compactMap({ $0.applied(to: words) }).first, next != words else { break }
            words = next
        }
        return words
    }

    private static let frames = lines.split(separator: "\n").filter { !$0.isEmpty }.map(QuestionFrame.init)

    private static let otherFrames = frames.filter { $0.firstWords == nil }

    private static let framesByWord: [String: [QuestionFrame]] = {
        var frames: [String: [QuestionFrame]] = [:]
        for frame in Self.frames {
            for word in frame.firstWords ?? [] { frames[word, default: []].append(frame) }
        }
        return frames
    }()

    /// What something costs that is itself a sum has another name for its cost.
    private static let charges = ["fare", "fee", "deposit", "fine", "wage"].map { charge in
        """
        cost X \(charge) > what is X \(charge)
        cost X \(charge) for|to A > what is X \(charge) for A
        cost \(charge) for|to A > what is \(charge) for A
        """
    }.joined(separator: "\n")

    /// In the words that are left once articles are dropped and synonyms are one word. Both sides ask for the same
    /// whatever stands in the places: no frame may turn one thing into another for a rare reading of it.
    private static let lines = """
        can you howto A > howto A
        can you A > A
        i want|need to A how > howto A
        i want to A > howto A
        would you mind G A > G A
        i need you to A > A
        i is trying|looking to A > howto A
        howto go about G > howto G
        howto go about A > howto A
        i would like to A > howto A
        X will not A why > why will not X A
        X can not A why > why can not X A
        X is not A why > why is not X A
        X not A why > why X not A
        i can not A why > why can not i A
        is it possible for X to A > can X A
        where is X located|situated|based > where is X
        what is weather like in A > what is weather in A
        how is weather in A > what is weather in A
        what is opening time of|for A > when A open
        what is closing time of|for A > when A close
        what is recipe for A > howto make A
        is X compatible with Y > X work with Y
        X keep|keeps G why > why X keep G
        is X allowed|able to A > can X A
        is G allowed > can i G
        is G allowed A > can i G A
        why is i unable to A > why can not i A
        why is i not able to A > why can not i A
        why i not able to A > why can not i A
        why did X get A > why was X A
        A is what > what is A
        where X is > where is X
        what X is > what is X
        who X is > who is X
        how much X is > cost X
        is it going to A > will it A
        is X going to A > will X A
        what X should i A at > what X should i A
        when is X going to A > when will X A
        is X supported > you support X
        what X is supported > what X you support
        what is your X policy > what is X policy
        what is password for|of X > what is X password
        what is reason X is A > why is X A
        what is making X A > why is X A
        what makes X A > why is X A
        howto find A > where i find A
        where i find A > where is A
        is X valid A > can i use X A
        is X safe to A > is it safe to A X
        can i safely A > is it safe to A
        how X differ from Y > what is difference between X and Y
        what X stand for > what X mean
        what is X short for > what X mean
        how big|large is A > what is size of A
        what size is A > what is size of A
        how fast is A > what is speed of A
        how many people can X hold|seat|accommodate|fit > what is capacity of X
        what is X capacity > what is capacity of X
        what country|team|club won A > who won A
        who won N A > who won A in N
        how is X pronounced > howto pronounce X
        how you pronounce X > howto pronounce X
        how is X spelled|spelt > howto spell X
        how you spell X > howto spell X

        you offer|provide A > you have A
        you stock A > you sell A
        is X available to buy|purchase|order > you sell X
        can i buy X here > you sell X
        can i buy X from you > you sell X
        you have discount for X > you have X discount
        X get discount > you have X discount
        X get any discount > you have X discount
        can X get discount > you have X discount
        is shipping to X available > you ship to X
        is delivery to X available > you deliver to X
        you have shipping to X > you ship to X
        you have delivery to X > you deliver to X
        is X in stock > you have X at stock
        is X available > you have X
        is X available in|at Y > you have X at Y
        is X available on Y > you have X on Y
        you have X in Y > you have X at Y
        X have Y > you have Y at X
        is X free at|in Y > you have free X at Y
        is X allowed in|on|at|inside|into|onto Y > allow X at Y
        X allow Y > allow Y at X
        can i bring my X to|into|in|inside|at|on|onto Y > allow X at Y
        can i take my X on|onto|into|inside Y > allow X at Y
        can i take X on|onto|into|inside Y > allow X at Y
        can i bring X to|into|in|inside|at|on|onto Y > allow X at Y
        can my X come|travel with me on|in|into|to Y > allow X at Y
        can X come|travel with me on|in|into|to Y > allow X at Y
        is X dog friendly > allow dog at X
        is X pet friendly > allow pet at X

        can i pay with|by|using|via|in A > you accept A
        can i use X to pay > you accept X
        you take P > you accept P
        is X accepted > you accept X
        what payment methods can i use > what payment methods you accept

        how much X pay > cost X
        how much X pay for Y > cost Y for X
        how much i pay for A > cost A
        how much you charge for A > cost A
        how much it cost for A > cost A
        \(charges)
        what is X fare to A > what is X fare for A
        what is fare to A > what is fare for A
        how much it cost to A > cost to A
        what you charge for A > cost A
        what you charge to A > cost to A
        what it cost to A > cost to A
        how much i pay to A > cost to A
        cost it to A > cost to A
        cost to send|post|mail|ship parcel A > cost to send parcel A
        cost to send|post|mail|ship letter A > cost to send letter A
        cost G A > cost to G A
        you have charge|cost for A > you have fee for A
        you charge for G A > you have fee to G A
        you charge for A > you have fee for A
        you have fee for G A > you have fee to G A
        it cost anything|extra|money to A > you have fee to A
        will i is charged for G A > you have fee to G A
        can i get refund for|on A > is A refundable
        how much it cost if non A > cost non A
        cost of A > cost A
        what is X cost > cost X

        who is|was author|writer of A > who wrote A
        who is|was inventor of A > who invented A
        who is|was founder of A > who founded A
        who is|was discoverer of A > who discovered A
        who was director of A > who directed A
        who is|was painter of A > who painted A
        who is|was composer of A > who composed A
        who is|was creator of A > who created A
        who is|was designer of A > who designed A
        who was A written by > who wrote A
        who was A invented by > who invented A
        who was A founded by > who founded A
        who was A discovered by > who discovered A
        who was A directed by > who directed A
        who was A painted by > who painted A
        X was written by who|whom > who wrote X
        X was invented by who|whom > who invented X
        X was founded by who|whom > who founded X
        X was discovered by who|whom > who discovered X
        X was directed by who|whom > who directed X
        X was painted by who|whom > who painted X
        who is owner of A > who owns A
        who was winner of A > who won A
        what city is capital of A > what is capital of A

        what is checkin time > when is checkin
        when can i checkin > when is checkin
        what is checkout time > when is checkout
        what is your opening hour > when is you open
        what is opening hour > when is you open
        what is opening hour of A > when is A open
        what is delivery|shipping time > how long delivery take
        what is delivery|shipping time for|to A > how long delivery take to A
        how long is journey|trip from A > how long journey take from A
        how long is journey|trip to A > how long journey take to A
        how long it take to get|travel|go from A > how long journey take from A
        what is journey|travel time from A > how long journey take from A
        what is journey|travel time between A and B > how long journey take from A to B
        how long is journey|trip between A and B > how long journey take from A to B

        what is number of X in|at A > how many X is in A
        how many X Y have > how many X is in Y
        what is X count of|in A > how many X is in A
        how many X you have in|at A > how many X is in A
        how many X is there in|at A > how many X is in A
        what is population of A > how many people live in A
        how tall|high is A > what is height of A
        how heavy is A > what is weight of A
        how deep is A > what is depth of A
        how wide is A > what is width of A
        how old is A > what is age of A
        how far is it from A > what is distance from A
        how far is A from B > what is distance from A to B
        what is distance between A and B > what is distance from A to B
        how much A weigh > what is weight of A
        what is meaning|definition of A > what A mean
        what is meant by A > what A mean
        define A > what A mean
        how A and B differ > what is difference between A and B
        how is A different from|to B > what is difference between A and B
        what is cause|causes of A > what causes A
        what is date of birth of A > when was A born
        what is birthday of A > when was A born
        what is birthplace of A > where was A born
        what language is spoken in A > what language they speak in A
        what currency they|you use in A > what is currency of A
        what currency X use > what is currency of X
        what currency is used in A > what is currency of A
        translate A to X > howto say A in X
        howto translate A to X > howto say A in X
        how you say A in X > howto say A in X
        how many A is N B > convert N B to A
        what is N X in A > convert N X to A
        calculate|compute A > what is A
        work out A > what is A

        what is required to A > what i need to A
        what is deadline for A > when is deadline for A
        when is X deadline > when is deadline for X
        what is X deadline > when is deadline for X
        how many day|hour|minute|month X take > how long X take
        you charge fee for A > you have fee for A
        what is X processing|turnaround|waiting time > how long X take
        what is processing|turnaround|waiting time for|of A > how long A take
        what is duration|length of A > how long is A
        what is running time of A > how long is A
        what is purpose of A > what is A for
        what is A used for > what is A for
        what is best time to A > when is best time to A
        what happens when A > what happens if A
        what is notice period > how much notice i need to give
        what is requirements|requirement for|to A > what i need for A
        what i need to A > what i need for A
        is i eligible for A > i qualify for A
        is i entitled to A > i qualify for A
        who is eligible for A > who qualify for A
        who is entitled to A > who qualify for A
        who i contact for|regarding|concerning A > who i contact about A
        who i speak|talk to about A > who i contact about A
        what address should i send A to > where i send A
        what address i send A to > where i send A
        where i send A to > where i send A
        what is phone number for A > what is phone number of A
        how long it take for X to A > how long X take to A
        when i need to|should|must pay A by > when is A due
        what is signs of A > what is symptoms of A
        howto know|tell if i have A > what is symptoms of A
        howto know|tell if my X have A > what is symptoms of A in X
        what side effects can|will X have|cause > what is side effects of X
        what side effects X have|cause > what is side effects of X
        what is X side effects > what is side effects of X
        what is ingredients in|of A > what is in A
        is X included in|with Y > Y include X
        X come with Y > X include Y
        is G required|needed|necessary|mandatory|obligatory|compulsory > i need to G
        is X needed|necessary|mandatory|obligatory|compulsory > i need X
        is X needed|necessary|mandatory|obligatory|compulsory for|to A > i need X for A
        is it necessary|compulsory|mandatory to A > i need to A
        can i move X to another|different date|day > can i change date of X
        is X required > i need X
        is X required for|to A > i need X for A
        what X is required for|to A > what X i need for A
        what X should Y have > what X Y need
        what X i need to A > what X i need for A
        how old you|i need to is to|for A > what is minimum age for A
        what is minimum|legal age to|for A > what is minimum age for A
        what is minimum|legal G age A > what is minimum age for G A
        what is minimum|legal G age > what is minimum age for G
        X get Y included > is Y included for X
        how old you|i need to is > what is minimum age
        is X covered by|under|in|with Y > Y cover X
        what is covered by|under|in|with A > what A cover
        what is included in|with A > what A include
        will|can i get X back > is X refundable
        can X is refunded > is X refundable
        is my X refundable > is X refundable

        i forgot my password > howto reset my password
        i forgot my X password > howto reset my X password
        i forgot my password what i > howto reset my password
        i forgot my password what should i > howto reset my password
        i forgot my X password what i > howto reset my X password
        i forgot my X password what should i > howto reset my X password
        i forgot my password howto reset|recover it > howto reset my password
        i forgot my X password howto reset|recover it > howto reset my X password
        i forgot my password howto get back in > howto reset my password
        i forgot my X password howto get back in > howto reset my X password
        track my order from X > track X order
        track order from X > track X order
        track my order > track order
        track my order A > track order A
        where is my order|parcel > track order
        where is my order|parcel A > track order A
        what is status of my order > track order
        what is status of my order A > track order A
        what is status of order A > track order A
        track my X order|parcel > track X order

        howto tell if A > howto know if A
        howto find out if A > howto know if A
        howto check my A > howto see my A
        where i see|check my A > howto see my A
        set alarm for|at A > wake me at A
        wakeup me at A > wake me at A
        wake me up at A > wake me at A
        start N X timer > set timer for N X
        set N X timer > set timer for N X
        howto link|pair A > howto connect A
        howto connect X with Y > howto connect X to Y
        howto get back A > howto recover A
        howto get A back > howto recover A
        howto restore removed A > howto recover removed A
        howto make|arrange|schedule appointment A > howto book appointment A
        howto make|arrange|schedule appointment > howto book appointment
        howto make|arrange|schedule X appointment > howto book X appointment
        howto make reservation|booking A > howto book A
        howto finish|stop|terminate X subscription > howto cancel X subscription
        howto finish|stop|terminate X membership > howto cancel X membership
        howto finish|stop|terminate X contract > howto cancel X contract
        cancel my subscription to A > cancel my A subscription
        howto cancel my subscription to A > howto cancel my A subscription
        howto turn|change A on > howto enable A
        howto turn|change A off > howto disable A
        howto change to X mode > howto enable X mode
        howto get|install latest version of A > howto update A
        howto make A bigger > howto increase A size
        howto increase size of A > howto increase A size
        howto make A smaller > howto decrease A size
        howto decrease|reduce size of A > howto decrease A size
        howto make A faster > howto speed up A
        howto update my address > howto change my address
        howto update my X address > howto change my X address
        howto update my email > howto change my email
        howto update my X email > howto change my X email
        howto update my password > howto change my password
        howto update my X password > howto change my X password
        howto update my name > howto change my name
        howto update my X name > howto change my X name
        howto update my card > howto change my card
        howto update my X card > howto change my X card
        howto stop getting|receiving email|emails > howto unsubscribe from email
        howto stop getting|receiving X email|emails > howto unsubscribe from X email
        howto stop getting|receiving newsletter > howto unsubscribe from newsletter
        howto stop getting|receiving X newsletter > howto unsubscribe from X newsletter
        howto freeze|block my card > howto lock my card
        howto freeze|block my X card > howto lock my X card
        howto unfreeze|unblock my card > howto unlock my card
        howto unfreeze|unblock my X card > howto unlock my X card
        howto move A from B > howto transfer A from B
        move A from B > transfer A from B
        howto get to A > howto reach A
        howto reach support > howto contact support
        book me A > book A
        book A for me > book A
        howto kick A out of B > howto remove A from B
        """
}
