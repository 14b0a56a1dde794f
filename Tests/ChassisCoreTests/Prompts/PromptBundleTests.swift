import ChassisCore
import Testing

struct PromptBundleTests {
    @Test func `the text of a bundle is the same in every process, and another for another bundle`() {
        let guarded = PromptBundle(
            schema: .off, models: ["a", "b"], temperature: .use(0.5),
            guardPolicy: .use(Feature.Guard(parts: [.tools, .input, .documents], hasCanary: false)))

        #expect(guarded.text == #"off; ; a b; 0.5; ; {"block_at":0.5,"canary":false}"#)
        #expect(PromptBundle().text == "; ; ; ; ; ")
        #expect(PromptBundle(guardPolicy: .off).text != PromptBundle().text)
        #expect(PromptBundle(temperature: .off).text != PromptBundle(schema: .off).text)
    }
}
