import Testing

@testable import Devices

@Suite struct MessageTemplateTests {
    @Test func `values are scaled, channels are moved`() {
        let template = MessageTemplate([
            .text("SOUR:VOLT "), .value(.percent, scale: 0.05, offset: 0), .text(",(@"), .value(.channels, scale: 1, offset: 100), .text(")"),
        ])
        #expect(template.filled(TemplateValues(channels: [1, 2, 3, 5], numbers: [.percent: 50])) == "SOUR:VOLT 2.5,(@101:103,105)")
        #expect(template.filled(TemplateValues(channels: [1])) == nil)
    }

    @Test(arguments: [(2.8500000000000005, "2.85"), (0.3333333333333333, "0.333333333"), (600, "600"), (0.30000000000000004, "0.3"), (3.3333333333333335e-10, "3.33333333E-10"), (490_000_000_000_001, "490000000000001")] as [(Double, String)])
    func `what is set is said without what the processor rounds`(value: Double, wanted: String) {
        #expect(MessageTemplate([.value(.percent, scale: 1, offset: 0)]).filled(TemplateValues(numbers: [.percent: value])) == wanted)
    }

    @Test func `a name cannot end the text it stands in`() {
        let template = MessageTemplate([.text("CONN '"), .value(.name, scale: 1, offset: 0), .text("'")])
        #expect(template.filled(TemplateValues(words: [.name: "A';*RST\n"])) == "CONN 'A__*RST_'")
    }
}
