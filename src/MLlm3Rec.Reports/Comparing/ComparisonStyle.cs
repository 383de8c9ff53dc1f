namespace MLlm3Rec.Reports.Comparing;

internal static class ComparisonStyle
{
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #4d5660; --line: #c9ced4; --paper: #ffffff; --mark: #e6f0ea; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #b3bac2; --line: #434a52; --paper: #15181c; --mark: #1f3a2c; } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 80rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin-top: 2.5rem; font-size: 1.25rem; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums; }
        caption { padding-bottom: .5rem; color: var(--soft); text-align: start; }
        th, td { padding: .375rem .5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
        th[scope="row"] { min-width: 8rem; }
        td.number, th.number { text-align: end; } .interval { white-space: nowrap; } td.best { background: var(--mark); font-weight: 600; }
        small { display: block; color: var(--soft); font-weight: 400; }
        pre { padding: 1rem; border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
        .verdict { padding-left: 1rem; border-left: 5px solid var(--line); font-size: 1.125rem; }
        .lead { display: block; width: 100%; min-width: 44rem; max-width: 60rem; }
        .synthetic { padding: .125rem .625rem; border: 1px solid var(--soft); border-radius: 1rem; font-weight: 600; }
        td, dd { overflow-wrap: anywhere; }
        @page { size: A4 landscape; margin: 12mm; }
        @media print {
          :root { --ink: #000000; --soft: #333333; --line: #999999; --paper: #ffffff; --mark: #e6f0ea; }
          body { font-size: 10pt; } main { max-width: none; padding: 0; } .scroll { overflow: visible; } table { width: 100%; font-size: 8.5pt; }
          th, td { padding: .2rem .35rem; } th[scope="row"] { min-width: 0; } h2 { break-after: avoid; } tr, svg, pre { break-inside: avoid; }
          td.best { print-color-adjust: exact; }
        }
        """;
}
