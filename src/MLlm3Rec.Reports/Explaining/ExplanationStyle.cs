namespace MLlm3Rec.Reports.Explaining;

internal static class ExplanationStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--ground:#fff;--ink:#1d1b26;--soft:#57535f;--line:#d8d3c8;--mark:#fbe59a}
        @media(prefers-color-scheme:dark){:root{--ground:#1a1a22;--ink:#ececf2;--soft:#c4c4c8;--line:#4a4a58;--mark:#6b5714}}
        body{max-width:60rem;margin:2rem auto;padding:0 1rem;background:var(--ground);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
        h1{line-height:1.25}.story{font:1.2rem/1.55 Georgia,serif}.soft,caption{color:var(--soft)}svg{max-width:100%;height:auto}
        table{width:100%;border-collapse:collapse}th,td{padding:.3rem .5rem;border-bottom:1px solid var(--line);text-align:start;font-weight:400}
        td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}mark{background:var(--mark);color:inherit}tfoot th,tfoot td{font-weight:600}
        """;
}
