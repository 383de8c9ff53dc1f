using MLlm3Rec.Cli.Output;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Reports.Words;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>All that the verb "explain" answers.</summary>
internal sealed record ExplainedAnswer(Explanation Explanation, Story Story, RemovalSet? Removal)
{
    private const int ChoicesShown = 5;

    public WhyNot? WhyNot { get; init; }

    public Outcome? WhatIf { get; init; }

    public object Document() => new
    {
        dataset = Explanation.Dataset.Name,
        user = Explanation.Dataset.Users[Explanation.Question.User],
        item = Explanation.Item.Id,
        title = Explanation.Item.DisplayTitle,
        method = Explanation.Method,
        motives = Explanation.Profile.Provenance,
        standing = Explanation.RankPosition,
        story = Story.ToString(),
        parts = Explanation.Parts,
        traits = Explanation.Traits,
        choices = new { meaning = Explanation.WeightKind, weights = Explanation.Choices },
        footing = Explanation.EvidenceCoverage,
        avoided = Explanation.Avoided,
        removal = Removal is null
            ? null
            : new
            {
                choices = Removal.Positions.Select(position => position + 1),
                smallest = Removal.IsSmallest,
                provenAbove = Removal.ProvenAbove,
                after = Removal.After,
            },
        whyNot = WhyNot is null
            ? null
            : new
            {
                item = WhyNot.Second.Item.Id,
                standing = WhyNot.Second.RankPosition,
                gaps = WhyNot.Gaps,
                words = string.Join(' ', WhyNot.Tell()),
            },
        whatIf = WhatIf,
        motiveShare = KindShare.OfMotives(Explanation.Parts),
    };

    public void Write(Terminal terminal)
    {
        terminal.Line($"{Explanation.Item.DisplayTitle}: {Place(Explanation.RankPosition)}, score {Explanation.RankPosition.Score:F3}");
        if (KindShareWords.Of(Explanation.Shares, scores: 1) is { } share)
        {
            terminal.Line($"{share} {KindShareWords.Rule}");
        }

        terminal.Line(Story.ToString());
        if (Explanation.Profile.Provenance is { Engine: not BuiltInProvenance.Engine } teller)
        {
            terminal.Line($"Ranked by the motives that {teller.Engine} told ({teller.Model}, {teller.Prompt}).");
        }

        if (Explanation.IsAdditive)
        {
            terminal.Table(
                ["Reason", "Part", "#Adds"],
                Explanation.Groups.SelectMany(group =>
                    group.Parts.Select(part => new[] { group.Name, part.Name, $"{part.Contribution:+0.000;-0.000}" })));
        }

        terminal.Table(
            ["#Choice", "Title", Explanation.WeightKind == WeightKind.Shared ? "#Adds" : "#Score falls without it"],
            Explanation.Choices.Take(ChoicesShown)
                .Select(choice => new[] { $"{choice.Position + 1}", Explanation.TitleAt(choice.Position), $"{choice.Amount:+0.000;-0.000}" }));
        foreach (var reason in Explanation.Traits.Where(reason => reason.Contribution > 0))
        {
            var quotes = reason.Evidence.Select(evidence => $"“{evidence.Span.Quote}” in choice {evidence.Position + 1}");
            terminal.Line($"{reason.Name}: {string.Join("; ", quotes)} meets “{reason.Trait?.Span.Quote}”");
        }

        WriteChange(terminal);
    }

    private void WriteChange(Terminal terminal)
    {
        if (Removal is { Exists: true })
        {
            terminal.Line(
                $"{(Removal.IsSmallest ? "Smallest set of choices" : "A small set of choices")} without which it leaves the first "
                    + $"{RankPosition.Top}: {string.Join(", ", Removal.Positions.Select(position => position + 1))} (then {Place(Removal.After)}).");
        }
        else if (Removal is not null)
        {
            terminal.Line($"No set of choices was found without which it leaves the first {RankPosition.Top}.");
        }

        if (WhyNot is not null)
        {
            terminal.Line($"Beside it {WhyNot.Second.Item.DisplayTitle}: {Place(WhyNot.Second.RankPosition)}. {string.Join(' ', WhyNot.Tell())}");
        }

        if (WhatIf is not null)
        {
            terminal.Line(
                $"What if (nothing is saved): {Place(WhatIf.Before)} → {Place(WhatIf.After)}, score {WhatIf.Before.Score:F3} → "
                    + $"{WhatIf.After.Score:F3}");
        }
    }

    private static string Place(RankPosition standing) => standing.Rank is { } rank ? $"rank {rank:N0} of {standing.Ranked:N0}" : "not ranked";
}
