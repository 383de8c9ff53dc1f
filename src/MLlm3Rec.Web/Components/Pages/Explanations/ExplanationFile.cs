using System.Globalization;
using System.Net;
using System.Text;
using MLlm3Rec.Explanations;
using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>An explanation as one HTML page: no script, no other file, readable offline and by a screen reader.</summary>
internal static class ExplanationFile
{
    private const string Style = """
        :root{color-scheme:light dark;--ground:#fff;--ink:#1d1b26;--soft:#57535f;--line:#d8d3c8;--mark:#fbe59a}
        @media(prefers-color-scheme:dark){:root{--ground:#1a1a22;--ink:#ececf2;--soft:#c4c4c8;--line:#4a4a58;--mark:#6b5714}}
        body{max-width:60rem;margin:2rem auto;padding:0 1rem;background:var(--ground);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
        h1{line-height:1.25}.story{font:1.2rem/1.55 Georgia,serif}.soft{color:var(--soft)}svg{max-width:100%;height:auto}
        table{width:100%;border-collapse:collapse}th,td{padding:.3rem .5rem;border-bottom:1px solid var(--line);text-align:start;font-weight:400}
        td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}mark{background:var(--mark);color:inherit}tfoot th,tfoot td{font-weight:600}
        """;

    public static string Of(ExplainBoard board, Vocabulary vocabulary)
    {
        var explanation = board.Explanation;
        var title = $"Why {explanation.Item.DisplayTitle}";
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Escape(title)}</title><style>{Style}</style></head><body><main>""");
        page.Append(CultureInfo.InvariantCulture, $"""<h1>{Escape(title)}</h1><p class="soft">Dataset {Escape(board.DatasetName)}, person {Escape(board.UserId)}, {Escape(MethodWords.Name(explanation.Method))}: {Escape(RankPositionWords.Place(explanation.RankPosition))}, score {ScoreWords.Of(explanation.RankPosition.Score)}.</p>""");
        page.Append(CultureInfo.InvariantCulture, $"""<p class="story">{Escape(board.Story.ToString())}</p><p class="soft">Told by rules from the parts of the score.</p>""");
        if (explanation.IsAdditive)
        {
            page.Append("<h2>The score, part by part</h2>").Append(WaterfallPicture.Of(board, isDark: false));
            Parts(page, explanation);
            Words(page, board, vocabulary);
        }

        Choices(page, board);
        return page.Append("</main></body></html>").ToString();
    }

    private static void Parts(StringBuilder page, Explanation explanation)
    {
        page.Append("""<table><caption class="soft">All parts; they sum to the score.</caption><thead><tr><th scope="col">Reason</th><th scope="col">Part</th><th scope="col" class="n">Adds</th></tr></thead><tbody>""");
        foreach (var group in explanation.Groups)
        {
            foreach (var part in group.Parts)
            {
                page.Append(CultureInfo.InvariantCulture, $"""<tr><td>{Escape(group.Name)}</td><th scope="row">{Escape(part.Name)}</th><td class="n">{ScoreWords.WithSign(part.Contribution)}</td></tr>""");
            }
        }

        page.Append(CultureInfo.InvariantCulture, $"""</tbody><tfoot><tr><th scope="row" colspan="2">Score</th><td class="n">{ScoreWords.Of(explanation.RankPosition.Score)}</td></tr></tfoot></table>""");
    }

    private static void Words(StringBuilder page, ExplainBoard board, Vocabulary vocabulary)
    {
        page.Append("<h2>The words that motives rest on</h2>");
        foreach (var reason in board.Explanation.Traits.Where(reason => reason.Trait is not null))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h3>{Escape(vocabulary.NameOf(reason.Dimension))} {ScoreWords.WithSign(reason.Contribution)}</h3><ul>");
            foreach (var evidence in reason.Evidence)
            {
                var entry = board.EntryAt(evidence.Position);
                var text = evidence.Span.Field == TextField.Review ? entry.Review ?? "" : ItemTexts.Of(entry.Item, evidence.Span.Field);
                page.Append(CultureInfo.InvariantCulture, $"<li>{Marked(text, evidence.Span)} <span class=\"soft\">choice {evidence.Position + 1}, {ChoiceWords.Date(entry.Time)}: {Escape(entry.Item.DisplayTitle)}</span></li>");
            }

            page.Append(CultureInfo.InvariantCulture, $"<li>{Marked(ItemTexts.Of(board.Explanation.Item, reason.Trait!.Span.Field), reason.Trait.Span)} <span class=\"soft\">this item</span></li></ul>"); // Filtered above.
        }
    }

    private static void Choices(StringBuilder page, ExplainBoard board)
    {
        var explanation = board.Explanation;
        page.Append(CultureInfo.InvariantCulture, $"""<h2>Which earlier choices count</h2><table><caption class="soft">{(explanation.WeightKind == WeightKind.Shared ? "Each part of the score, shared out among the choices it rests on." : "What the score loses when this one choice is left out; such influences do not sum to the score.")}</caption><thead><tr><th scope="col">Choice</th><th scope="col">When</th><th scope="col" class="n">Amount</th></tr></thead><tbody>""");
        foreach (var choice in explanation.Choices)
        {
            var entry = board.EntryAt(choice.Position);
            page.Append(CultureInfo.InvariantCulture, $"""<tr><th scope="row">{Escape(entry.Item.DisplayTitle)}</th><td>{ChoiceWords.Date(entry.Time)}</td><td class="n">{ScoreWords.WithSign(choice.Amount)}</td></tr>""");
        }

        page.Append(CultureInfo.InvariantCulture, $"""</tbody></table><p>Confidence {explanation.EvidenceCoverage.Confidence:0.00}, {ProfileWords.Confidence(explanation.EvidenceCoverage.Confidence)}.</p>""");
    }

    private static string Marked(string text, QuotedSpan span) =>
        $"{Escape(text[..span.Start])}<mark>{Escape(span.Quote)}</mark>{Escape(text[(span.Start + span.Quote.Length)..])}";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
