/// How the page looks: on a phone and on a desk, by day and by night, and on paper.
enum HTMLStyle {
    static let sheet = base + "\n" + results + "\n" + transcript + "\n" + narrow + "\n" + paper

    /// Text reads on its ground with a contrast of 4.5 and more (WCAG 2.2, 1.4.3) in both schemes.
    private static let base = """
        :root { color-scheme: light dark; --ink: #1c2128; --soft: #57606a; --ground: #ffffff; --tint: #f4f6f8;
          --line: #d0d7de; --link: #0a58ca; --mine: #0a6b4f; --aid: #8a5a00; --rest: #d8dee4; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6e9ed; --soft: #a2acb8; --ground: #14181d; --tint: #1d232a;
            --line: #3a434d; --link: #82b4ff; --mine: #4cc79e; --aid: #e0b050; --rest: #3a434d; }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 48rem; color: var(--ink); background: var(--ground);
          font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
        h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 1.6em 0 0.5em; }
        h1 { font-size: 1.7rem; margin-top: 0; }
        h2 { font-size: 1.35rem; border-bottom: 1px solid var(--line); padding-bottom: 0.2em; margin-top: 2em; }
        h3 { font-size: 1.1rem; }
        h4, h5, h6, .heading { font-size: 1rem; font-weight: 600; }
        p, ul, ol, blockquote, pre, table, dl { margin: 0.6em 0; }
        ul, ol { padding-left: 1.5em; }
        li > p, td > p { margin: 0.15em 0; }
        a { color: var(--link); }
        .muted, .who, .about, dt, footer, .legend { color: var(--soft); }
        .muted, .about, .legend, footer { font-size: 0.9em; }
        blockquote { border-left: 3px solid var(--line); padding-left: 0.9em; margin-left: 0; }
        code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.9em; }
        pre { background: var(--tint); border: 1px solid var(--line); border-radius: 4px; padding: 0.7em 0.9em;
          overflow-x: auto; overflow-wrap: normal; tab-size: 4; }
        :not(pre) > code { background: var(--tint); border-radius: 3px; padding: 0.1em 0.3em; }
        table { border-collapse: collapse; }
        th, td { border-bottom: 1px solid var(--line); padding: 0.4em 0.8em 0.4em 0; text-align: left; vertical-align: top; }
        hr { border: 0; border-top: 1px solid var(--line); }
        nav ul { display: flex; flex-wrap: wrap; gap: 0.3em 1.4em; list-style: none; padding: 0; }
        .facts { display: flex; flex-wrap: wrap; gap: 0.4em 2em; }
        .facts dt { font-size: 0.85em; }
        .facts dd { margin: 0; }
        footer { margin-top: 3em; border-top: 1px solid var(--line); }
        """

    private static let results = """
        .overall { display: flex; flex-wrap: wrap; align-items: center; gap: 0.2em 0.6em; }
        .overall strong { font-size: 1.35rem; }
        .results { width: 100%; }
        .results th[scope="row"] { font-weight: 400; }
        .results thead th { font-size: 0.85em; color: var(--soft); }
        .results td { white-space: nowrap; }
        .results td > svg { display: block; margin: 0.5em 0 0.2em; }
        .about { display: block; }
        .legend span { white-space: nowrap; margin-right: 0.8em; }
        svg { vertical-align: middle; overflow: visible; }
        .rest { fill: var(--rest); }
        .part, .unaided, .half { fill: var(--mine); }
        .unaided, .aided { stroke: var(--mine); stroke-width: 1.5; }
        .aided, .missed { fill: none; }
        .missed { stroke: var(--soft); stroke-width: 1.5; }
        """

    private static let transcript = """
        .said { margin: 1.1em 0; }
        .who { margin: 0 0 0.2em; font-size: 0.9em; }
        .who strong { color: var(--ink); }
        .candidate { background: var(--tint); border-left: 3px solid var(--mine); border-radius: 0 4px 4px 0;
          padding: 0.7em 1em; }
        .candidate .who strong { color: var(--mine); }
        .hint { border-left: 3px dotted var(--aid); padding-left: 1em; }
        .hint .who strong { color: var(--aid); }
        .said p:last-child { margin-bottom: 0; }
        .typed { white-space: pre-wrap; tab-size: 4; }
        """

    /// On a phone the table's rows become blocks: nobody has to scroll sideways to see a result.
    private static let narrow = """
        @media (max-width: 38rem) {
          body { padding: 1rem 1rem 2rem; }
          h1 { font-size: 1.4rem; }
          .results thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .results tr { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: 0 1em; border-bottom: 1px solid var(--line);
            padding: 0.6em 0; }
          .results th[scope="row"] { grid-column: 1 / -1; }
          .results th, .results td { border: 0; padding: 0.15em 0; }
          .results td::before { content: attr(data-label); display: block; font-size: 0.85em; color: var(--soft); }
        }
        """

    /// Pages break between what was said, not within, wherever it fits on one.
    private static let paper = """
        @media print {
          :root { color-scheme: light; --ink: #000000; --soft: #444444; --ground: #ffffff; --tint: #ffffff; --line: #999999;
            --link: #000000; --mine: #0a6b4f; --aid: #6b4600; --rest: #cccccc; }
          @page { margin: 18mm 16mm; }
          body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.45; }
          nav, .way { display: none; }
          a { text-decoration: none; }
          h1, h2, h3, h4, h5, h6, .who, .heading { break-after: avoid; }
          .said, .results tr, blockquote, pre, li, .overall { break-inside: avoid; }
          p { orphans: 3; widows: 3; }
          pre { white-space: pre-wrap; overflow-wrap: anywhere; }
          svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          #transcript { break-before: page; }
        }
        """
}
