using MLlm3Rec.Datasets;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Language.Traits;

/// <summary>Checks a reply to the prompt "traits" rule by rule and makes the trait profile of it; nothing is mended or left out silently.</summary>
internal sealed class TraitsReader(Item item, IReadOnlyList<string> dimensions)
{
    public TraitProfile? Read(string text, Provenance provenance, List<string> faults)
    {
        if (ReplyJson.Parse<TraitsReply>(text, faults) is not { } reply)
        {
            return null;
        }

        faults.Dimensions(reply.Traits.Select(trait => trait.Dimension), dimensions, "traits");
        foreach (var (place, remark) in reply.Minor.Index())
        {
            SpanOf(remark.Quote, $"Minor remark {place + 1}", faults);
        }

        Trait[] traits = [.. reply.Traits.Select((trait, place) => TraitOf(trait, $"Trait {place + 1}", faults))];
        return faults.Count > 0 ? null : new TraitProfile(item.Id, [.. traits.OrderByDescending(trait => trait.Salience)], provenance);
    }

    private Trait TraitOf(TraitsReply.Trait trait, string what, List<string> faults)
    {
        faults.Share(trait.Salience, $"{what}: salience");
        faults.Sentence(trait.Statement, $"{what}: statement");
        return new Trait(trait.Dimension, trait.Salience, trait.Statement.Trim(), SpanOf(trait.Quote, what, faults));
    }

    private QuotedSpan SpanOf(string quote, string what, List<string> faults)
    {
        if (QuoteFinder.Find(quote, item, review: null) is { } span)
        {
            return span;
        }

        faults.Add($"{what} quotes “{FieldText.OneLine(quote, 120)}”, which does not stand in the item's text.");
        return new QuotedSpan(TextField.Title, 0, "");
    }
}

/// <summary>A reply to the prompt "traits", as it stands in JSON.</summary>
internal sealed record TraitsReply(IReadOnlyList<TraitsReply.Trait> Traits, IReadOnlyList<TraitsReply.Remark> Minor)
{
    internal sealed record Trait([property: Dimension] string Dimension, double Salience, string Statement, string Quote);

    internal sealed record Remark(string Statement, string Quote);
}
