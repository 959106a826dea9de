import Testing

@testable import TerminalUI

@Suite("Markdown as a page's HTML")
struct HTMLMarkdownTests {
    private func html(_ markdown: String, topHeading: Int? = nil) -> String {
        HTMLMarkdown.markdown(markdown, topHeading: topHeading).replacing("\n", with: "")
    }

    @Test(
        "it has the elements that it means",
        arguments: [
            ("One\ntwo", "<p>One<br>two</p>"),
            ("*a* **b** `c < d`", "<p><em>a</em> <strong>b</strong> <code>c &lt; d</code></p>"),
            (
                "- a\n- b\n  - c\n- d",
                "<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li><li><p>d</p></li></ul>"
            ),
            ("3. a\n4. b\n\nc", "<ol><li value=\"3\"><p>a</p></li><li value=\"4\"><p>b</p></li></ol><p>c</p>"),
            ("- a\n\n1. b", "<ul><li><p>a</p></li></ul><ol><li value=\"1\"><p>b</p></li></ol>"),
            ("> a\n>\n> > b\n>\n> c", "<blockquote><p>a</p><blockquote><p>b</p></blockquote><p>c</p></blockquote>"),
            ("> a\n\nb\n\n> c", "<blockquote><p>a</p></blockquote><p>b</p><blockquote><p>c</p></blockquote>"),
            ("- a\n\n      x < y\n- ", "<ul><li><p>a</p><pre><code>x &lt; y</code></pre></li><li></li></ul>"),
            ("```java\nif (a && b) {}\n```", "<pre><code>if (a &amp;&amp; b) {}</code></pre>"),
            (
                "| a | b |\n|--|--|\n| *c* | |",
                "<table><thead><tr><th><strong>a</strong></th><th><strong>b</strong></th></tr></thead>"
                    + "<tbody><tr><td><em>c</em></td><td></td></tr></tbody></table>"
            ),
            ("---", "<hr>"), ("", ""),
        ])
    func elements(markdown: String, expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test("links and images are words with the address behind, and lead nowhere")
    func links() {
        #expect(
            html("[here](http://a.example/?b=1&c) <i>x</i>")
                == "<p>here<span class=\"muted\"> (http://a.example/?b=1&amp;c)</span> &lt;i&gt;x&lt;/i&gt;</p>")
        let image = html("![a cat](javascript:run)")
        #expect(image.contains("a cat") && image.contains("(javascript:run)") && !image.contains("<img"))
    }

    @Test("headings take part in the outline only where they are meant to, and never above the third level")
    func headings() {
        #expect(html("# a") == "<p class=\"heading\">a</p>")
        #expect(html("# a\n## b\n###### c", topHeading: 2) == "<h3>a</h3><h3>b</h3><h6>c</h6>")
        #expect(html("## b", topHeading: 3) == "<h4>b</h4>")
    }

    @Test("what the candidate wrote stands as typed, code between fences apart")
    func answers() {
        let html = HTMLMarkdown.answer("It is **not** <b>.\n# One\n```\n<x> & y\n```\nEnd")
        #expect(html.contains("<p class=\"typed\">It is **not** &lt;b&gt;.\n# One</p>"))
        #expect(html.contains("<pre><code>&lt;x&gt; &amp; y</code></pre>"))
        #expect(html.hasSuffix("<p class=\"typed\">End</p>"))
        #expect(!html.contains("```"))
        let telling = HTMLMarkdown.answer("```c++\nx\n```\n~~~ about <maps>\ny")
        #expect(!telling.contains("c++") && telling.contains("<p class=\"typed\">~~~ about &lt;maps&gt;</p>"))
    }

    @Test("escaped text is inert in elements and in quoted attributes, and steers nothing")
    func escaping() {
        #expect(HTMLText.escaped("<a b=\"c\" d='e'>&amp;") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;")
        #expect(HTMLText.escaped("a\u{202E}b\u{0}c\u{1B}d\r\ne\u{9B}f") == "a\u{FFFD}b␀c␛d\ne\u{FFFD}f")
    }

    @Test("whatever is put together, every element is closed in its turn, and there are only those that it names")
    func balance() throws {
        let pieces = [
            "- a", "  - b", "1. c", "> d", "> - e", "> 1. f", "```", "    code", "# g", "| a | b |\n|--|--|", "---", "",
            "<b>", "*x",
            "**y**", "`z", "[l](m)", "- - - n", ">> o", "\t- p", String(repeating: "word ", count: 300),
        ]
        var generator = SplitMix(seed: 7)
        var count = 0
        for _ in 0..<2_000 {
            let lines = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            var open: [Substring] = []
            for match in HTMLMarkdown.markdown(lines.joined(separator: "\n")).matches(of: #/<(\/?)([a-z0-9]+)[^>]*>/#) {
                let (close, name) = (match.output.1, match.output.2)
                #expect(HTMLMarkdown.elements.contains(String(name)))
                if name == "br" || name == "hr" { continue }
                if close.isEmpty { open.append(name) } else { #expect(open.popLast() == name, "\(lines)") }
                count += 1
            }
            #expect(open.isEmpty, "\(lines)")
        }
        print("HTML of Markdown: \(count) tags in balance.")
    }
}
