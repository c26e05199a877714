/// The style sheets of the HTML report.
enum HTMLStyle {
    static let page = """

        :root { color-scheme: light dark; --paper: #fff; --back: #f4f5f7; --ink: #1d2129; --quiet: #59616e; --line: #d9dde3;
          --error: #b3261e; --warning: #8a5a00; --note: #1f5fa8; --pass: #1c6b3c; --mark: #ffe9a8; --code: #eef0f3; }
        @media (prefers-color-scheme: dark) { :root { --paper: #1b1f26; --back: #12151a; --ink: #e6e9ee; --quiet: #a3acb9;
          --line: #343b46; --error: #ff8a80; --warning: #f0b849; --note: #82b8f5; --pass: #74d19a; --mark: #5c4a12; --code: #262c35; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 72rem; padding: 0 1rem 3rem; background: var(--back); color: var(--ink);
          font: 1rem/1.55 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
        .skip { position: absolute; left: -999rem; padding: .5rem 1rem; background: var(--ink); color: var(--paper); }
        .skip:focus { left: 1rem; top: 1rem; z-index: 9; }
        :focus-visible { outline: 3px solid var(--note); outline-offset: 2px; }
        header.page { padding: 1.25rem 0 .25rem; }
        h1 { font-size: 1.1rem; margin: 0; letter-spacing: .02em; }
        header.page p { margin: .15rem 0 0; color: var(--quiet); }
        h2 { font-size: 1.15rem; margin: 0 0 .5rem; }
        h3 { font-size: 1rem; margin: 0 0 .75rem; }
        h4 { font-size: .95rem; margin: 1.5rem 0 .5rem; }
        article { margin-top: 1.5rem; }
        .card { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.25rem; margin: 1rem 0; }
        .top { border-left: .4rem solid var(--pass); }
        .top.warn { border-left-color: var(--warning); }
        .top.fail { border-left-color: var(--error); }
        .score { margin: 0; }
        .score strong { font-size: 2.2rem; line-height: 1.1; margin-right: .4rem; }
        meter { width: min(24rem, 100%); height: 1.1rem; display: block; }
        .verdict { font-weight: 600; }
        .verdict.pass { color: var(--pass); }
        .verdict.warn { color: var(--warning); }
        .verdict.fail { color: var(--error); }
        .quiet { color: var(--quiet); font-size: .9rem; }
        .counts { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: .75rem 0 0; padding: 0; }
        .error:is(li, h4) { color: var(--error); }
        .warning:is(li, h4) { color: var(--warning); }
        .note:is(li, h4) { color: var(--note); }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .95rem; }
        th, td { text-align: start; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        thead th { color: var(--quiet); font-weight: 500; white-space: nowrap; }
        td .verdict { white-space: nowrap; }
        nav td:first-child { min-width: 9rem; }
        td.number, th.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
        code, pre { font: .9em/1.5 ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
        a { color: var(--note); }
        details > summary { cursor: pointer; }
        .card > details { margin: .6rem 0; }
        .sheet { display: grid; grid-template-columns: minmax(0, 1fr) 11rem; gap: 1.25rem; }
        dl { margin: 0 0 .75rem; display: grid; gap: .15rem; }
        dl div { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: .5rem; }
        dt { color: var(--quiet); }
        dd { margin: 0; }
        iframe { width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: .3rem; background: #fff; resize: vertical;
          color-scheme: light; }
        .sketch { margin: 0; font-size: .85rem; color: var(--quiet); }
        .sketch svg { width: 100%; max-height: 32rem; display: block; margin-bottom: .5rem; }
        .sketch .paper { fill: var(--back); stroke: var(--line); stroke-width: 3; }
        .sketch .text { fill: var(--quiet); }
        .sketch .picture { fill: var(--note); fill-opacity: .35; stroke: var(--note); stroke-width: 4; }
        .sketch .unsized { stroke-dasharray: 14 10; }
        .badge { display: inline-block; min-width: 1.6rem; padding: 0 .35rem; border-radius: .8rem; background: var(--quiet);
          color: var(--paper); font-size: .8rem; font-weight: 600; line-height: 1.6rem; text-align: center; text-decoration: none; }
        .finding { background: var(--paper); border: 1px solid var(--line); border-left: .3rem solid var(--note); border-radius: .4rem;
          margin: .5rem 0; padding: .6rem 1rem; scroll-margin-top: 1rem; }
        .finding.error { border-left-color: var(--error); }
        .finding.warning { border-left-color: var(--warning); }
        .finding summary .what { font-weight: 600; }
        .finding summary code { color: var(--quiet); }
        .finding .points { color: var(--quiet); white-space: nowrap; }
        .finding.error .badge { background: var(--error); }
        .finding.warning .badge { background: var(--warning); }
        .finding.note .badge { background: var(--note); }
        .finding p { margin: .5rem 0; max-width: 62rem; }
        .finding p b { margin-right: .35rem; }
        .finding figure { margin: .6rem 0; }
        .finding pre { margin: .2rem 0 0; padding: .5rem .75rem; background: var(--code); border-radius: .3rem; overflow-x: auto;
          white-space: pre-wrap; }
        mark { background: var(--mark); color: inherit; border-radius: .15rem; padding: 0 .1em; }
        footer { margin-top: 2rem; color: var(--quiet); font-size: .85rem; }
        @media (max-width: 46rem) {
          body { padding: 0 .6rem 2rem; }
          .card { padding: .8rem .9rem; }
          .sheet { grid-template-columns: minmax(0, 1fr); }
          .sketch { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .75rem; align-items: start; }
          .sketch svg { max-height: 12rem; }
          dl div { grid-template-columns: 3.8rem minmax(0, 1fr); }
          iframe { height: 26rem; }
        }
        @media print { iframe { height: 60rem; } .skip { display: none; } }

        """

    /// Inside the frame: mail is read on white, and what is marked is framed whatever its own colours.
    static let frame = """
        html { color-scheme: light; background: #fff; color: #000; font: 16px/1.4 sans-serif; overflow-wrap: anywhere; }
        a { color: #0b57d0; text-decoration: underline; }
        .spamlint-plain { white-space: pre-wrap; font: 15px/1.5 monospace; margin: 0; }
        .spamlint-picture { display: inline-block; max-width: 100%; overflow: hidden; box-sizing: border-box; vertical-align: bottom;
          border: 1px dashed #767676; background: #f1f1f1; color: #444; font-size: 13px; }
        [data-spamlint]:not(body) { outline: 2px solid #c5221f !important; outline-offset: 1px; }
        mark[data-spamlint] { background: #fff3c4; color: #000; }
        :is(mark, a, p, div, td, th, span, font, b, i, li)[data-spamlint]::before { content: attr(data-spamlint); margin-right: 3px;
          padding: 0 4px; background: #c5221f; color: #fff; font: 700 11px/14px sans-serif; display: inline-block; }
        """
}
