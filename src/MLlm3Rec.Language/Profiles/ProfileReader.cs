using MLlm3Rec.Datasets;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Profiles;

/// <summary>Checks a reply to the prompt "profile" rule by rule and makes the profile of it; nothing is mended or left out silently.</summary>
/// <param name="dataset">Holds the cited texts.</param>
/// <param name="vocabulary">The dimensions that exist.</param>
/// <param name="shown">The choices that were shown, number 1 first.</param>
/// <param name="offset">Place of number 1 in the whole history.</param>
/// <param name="mostMotives">As told to the model.</param>
internal sealed class ProfileReader(Dataset dataset, Vocabulary vocabulary, ReadOnlyMemory<Interaction> shown, int offset, int mostMotives)
{
    private readonly string[] keys = [.. vocabulary.Dimensions.Select(dimension => dimension.Key)];

    public MotivationProfile? Read(string text, UserId user, Provenance provenance, List<string> faults)
    {
        if (ReplyJson.Parse<ProfileReply>(text, faults) is not { } reply)
        {
            return null;
        }

        Check(reply, faults);
        Motive[] motives = [.. reply.Motives.Select((motive, place) => MotiveOf(motive, $"Motive {place + 1}", faults))];
        Avoidance[] avoids = [.. reply.Avoids.Select((avoid, place) => new Avoidance(
            avoid.Dimension, avoid.Strength, avoid.Statement, EvidenceOf(avoid.Evidence, $"Avoid {place + 1}", faults)))];
        return faults.Count > 0 ? null : new MotivationProfile
        {
            User = user,
            Motives = [.. motives.OrderByDescending(motive => motive.Strength)],
            Avoids = [.. avoids.OrderByDescending(avoid => avoid.Strength)],
            Confidence = reply.Confidence,
            HistoryLength = offset + shown.Length,
            Provenance = provenance,
        };
    }

    private void Check(ProfileReply reply, List<string> faults)
    {
        faults.Dimensions(reply.Motives.Select(motive => motive.Dimension), keys, "motives");
        faults.Dimensions(reply.Avoids.Select(avoid => avoid.Dimension), keys, "avoids");
        faults.Share(reply.Confidence, "confidence");
        if (reply.Motives.Count > mostMotives)
        {
            faults.Add($"There are {reply.Motives.Count} motives; {mostMotives} are the most.");
        }

        foreach (var (place, avoid) in reply.Avoids.Index())
        {
            faults.Share(avoid.Strength, $"Avoid {place + 1}: strength");
            faults.Sentence(avoid.Statement, $"Avoid {place + 1}: statement");
        }

        foreach (var number in reply.Choices.Select(choice => choice.N).Concat(
            reply.Exceptions.Select(exception => exception.N)).Where(IsUnknown).Distinct())
        {
            faults.Add($"There is no choice {number}; {Known}.");
        }

        foreach (var repeated in reply.Choices.GroupBy(choice => choice.N).Where(group => group.Count() > 1))
        {
            faults.Add($"choices: choice {repeated.Key} is read {repeated.Count()} times.");
        }
    }

    private Motive MotiveOf(ProfileReply.Motive motive, string what, List<string> faults)
    {
        faults.Share(motive.Strength, $"{what}: strength");
        faults.Sentence(motive.Statement, $"{what}: statement");
        if (motive.Horizon is not ("lasting" or "recent"))
        {
            faults.Add($"{what}: horizon is \"{motive.Horizon}\", not \"lasting\" or \"recent\".");
        }

        var horizon = motive.Horizon == "recent" ? Horizon.Recent : Horizon.Lasting;
        return new Motive(motive.Dimension, motive.Strength, motive.Statement.Trim(), horizon, EvidenceOf(motive.Evidence, what, faults));
    }

    /// <summary>Quotes share a motive evenly: the model is not asked for weights.</summary>
    private List<Evidence> EvidenceOf(IReadOnlyList<ProfileReply.Quote> quotes, string what, List<string> faults)
    {
        if (quotes.Count == 0)
        {
            faults.Add($"{what} has no evidence.");
        }

        var found = new List<Evidence>();
        foreach (var quote in quotes)
        {
            if (IsUnknown(quote.N))
            {
                faults.Add($"{what} cites choice {quote.N}; {Known}.");
                continue;
            }

            var choice = shown.Span[quote.N - 1];
            var item = dataset.Items[choice.Item];
            if (QuoteFinder.Find(quote.Text, item, dataset.ReviewOf(choice)) is { } span)
            {
                found.Add(new Evidence(offset + quote.N - 1, item.Id, span, 1.0 / quotes.Count));
            }
            else
            {
                faults.Add($"{what} quotes “{FieldText.OneLine(quote.Text, 120)}”, which does not stand in choice {quote.N}.");
            }
        }

        return found;
    }

    private string Known => shown.Length == 0 ? "there are none" : $"they go from 1 to {shown.Length}";

    private bool IsUnknown(int number) => number < 1 || number > shown.Length;
}
