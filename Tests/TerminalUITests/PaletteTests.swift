import Foundation
import Testing

@testable import TerminalUI

@Suite("Colours")
struct PaletteTests {
    /// Black's and white's contrast to a colour of xterm's cube, by WCAG 2.2.
    private func contrast(of color: Int16) -> (onBlack: Double, onWhite: Double) {
        let levels = [0.0, 95, 135, 175, 215, 255]
        let index = Int(color) - 16
        let channels = [index / 36, index / 6 % 6, index % 6].map { level in
            let value = levels[level] / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        let luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        return ((luminance + 0.05) / 0.05, 1.05 / (luminance + 0.05))
    }

    @Test("of 256, each reads on the background it is for, and those for any background on black and on white")
    func contrast() {
        var count = 0
        for palette in Palette.allCases {
            for color in Style.allCases.compactMap({ palette.color(of: $0, colors: 256) }) {
                let contrast = contrast(of: color)
                if palette != .light { #expect(contrast.onBlack >= (palette == .any ? 4 : 5.5), "\(palette) \(color)") }
                if palette != .dark { #expect(contrast.onWhite >= (palette == .any ? 4 : 5.5), "\(palette) \(color)") }
                count += 1
            }
        }
        #expect(count >= 15)
    }

    @Test("of eight, those for any background are none of the pale ones or the dark blue")
    func eight() {
        let colors = Set(Style.allCases.compactMap { Palette.any.color(of: $0, colors: 8) })
        // Red and magenta.
        #expect(colors == [1, 5])
    }

    @Test(
        "tell the interviewer from the candidate, and failures from both, unless there are none", arguments: [8, 256])
    func apart(colors: Int) {
        for palette in Palette.allCases where palette != .mono {
            let told = [Style.interviewer, .candidate, .failure].map { palette.color(of: $0, colors: colors) }
            #expect(Set(told).count == 3)
        }
        #expect(Style.allCases.allSatisfy { Palette.mono.color(of: $0, colors: colors) == nil })
    }

    @Test(
        "follow the background that COLORFGBG or the type of terminal tells, else suit any",
        arguments: [
            ("15;0", "xterm", Palette.dark), ("0;15", "xterm", .light), ("0;7", "xterm", .light),
            ("0;default;15", "rxvt", .light), ("7;8", "xterm", .dark), ("0;default", "xterm", .any),
            ("nonsense", "linux", .dark), ("15;99", "xterm", .any),
        ])
    func background(colorFGBG: String, type: String, palette: Palette) {
        #expect(Palette.suiting(colorFGBG: colorFGBG, type: type) == palette)
    }

    @Test("suit any background where nothing is told, and the console's black")
    func nothingTold() {
        #expect(Palette.suiting(colorFGBG: nil, type: "xterm-256color") == .any)
        #expect(Palette.suiting(colorFGBG: "", type: nil) == .any)
        #expect(Palette.suiting(colorFGBG: nil, type: "linux") == .dark)
    }
}
