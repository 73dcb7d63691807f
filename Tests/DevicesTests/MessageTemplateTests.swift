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

    @Test func `a name cannot end the text it stands in`() {
        let template = MessageTemplate([.text("CONN '"), .value(.name, scale: 1, offset: 0), .text("'")])
        #expect(template.filled(TemplateValues(words: [.name: "A';*RST\n"])) == "CONN 'A__*RST_'")
    }
}
