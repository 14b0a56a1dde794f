import ChassisCore
import Testing

struct StemmerTests {
    @Test(arguments: [
        ("invoices", "invoic"), ("invoicing", "invoic"), ("consistency", "consist"), ("knightly", "knight"),
        ("skies", "sky"),
        ("dying", "die"), ("news", "news"), ("hopping", "hop"), ("hoping", "hope"), ("generously", "generous"),
        ("relational", "relat"), ("ponies", "poni"), ("ties", "tie"), ("cries", "cri"), ("gas", "gas"),
        ("this", "this"),
        ("kiwis", "kiwi"), ("agreed", "agre"), ("payments", "payment"), ("payable", "payabl"), ("paying", "pay"),
        ("cancellation", "cancel"), ("cancelled", "cancel"), ("organization", "organ"), ("succeeding", "succeed"),
        ("youth", "youth"), ("boy", "boy"), ("by", "by"), ("controll", "control"), ("rate", "rate"), ("roll", "roll"),
    ])
    func `a word is reduced as the published algorithm says`(word: String, stem: String) {
        #expect(TextAnalysis.stem(word) == stem)
    }

    @Test(arguments: ["über", "発票", "x86", "", "a", "it's", String(repeating: "ing", count: 100)])
    func `what is no English word is left alone`(word: String) {
        #expect(TextAnalysis.stem(word) == word)
    }
}
