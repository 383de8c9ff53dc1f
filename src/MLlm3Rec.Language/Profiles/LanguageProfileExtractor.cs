using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Profiles;

/// <summary>Why a user chooses, told by a language model from the latest choices (MOPE in the paper).</summary>
internal sealed class LanguageProfileExtractor(Asker asker, Estimator? estimator, Vocabulary vocabulary, ExtractionLimits limits) : IProfileExtractor
{
    private readonly Prompt prompt = asker.Prompts["profile"];
    private readonly ReplyForm form = ReplySchema.Of<ProfileReply>("profile", VocabularyText.KeysOf(vocabulary));
    private readonly string dimensions = VocabularyText.Of(vocabulary);
    private readonly SignalScales scales = new();

    public Provenance Provenance { get; } =
        new(asker.Connection.Name, asker.Connection.ChatModel ?? "", vocabulary.Version, asker.Prompts["profile"].Version.ToString());

    public Task<Answer<MotivationProfile>> ExtractAsync(
        Dataset dataset, UserId user, ReadOnlyMemory<Interaction> history, CancellationToken cancellationToken) =>
        ExtractAsync(dataset, user, history, new AskOptions(), cancellationToken);

    /// <param name="dataset">Holds the texts.</param>
    /// <param name="user">Whose profile it will be.</param>
    /// <param name="history">The choices, oldest first.</param>
    /// <param name="asking">Which sample, and who listens.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public Task<Answer<MotivationProfile>> ExtractAsync(
        Dataset dataset, UserId user, ReadOnlyMemory<Interaction> history, AskOptions asking, CancellationToken cancellationToken) =>
        asker.AskAsync(
            () =>
            {
                var (request, shown) = RequestOf(dataset, history);
                return (
                    request with { Sample = asking.Sample, Listener = asking.Listener },
                    (ReplyReader<MotivationProfile>)((reply, faults) => ReaderOf(dataset, history, shown).Read(reply, user, Provenance, faults)));
            },
            cancellationToken);

    public Task<Estimate> EstimateAsync(Dataset dataset, IReadOnlyList<int> users, bool leaveOutLast, CancellationToken cancellationToken) =>
        (estimator ?? throw new NotSupportedException("Opened for one question.")).OfAsync<MotivationProfile>(
            users,
            user =>
            {
                var whole = dataset.HistoryMemory(user);
                var history = leaveOutLast && whole.Length > 1 ? whole[..^1] : whole;
                var (request, shown) = RequestOf(dataset, history);
                return (request, (reply, faults) => ReaderOf(dataset, history, shown).Read(reply, dataset.Users[user], Provenance, faults));
            },
            cancellationToken);

    private ProfileReader ReaderOf(Dataset dataset, ReadOnlyMemory<Interaction> history, ReadOnlyMemory<Interaction> shown) =>
        new(dataset, vocabulary, shown, history.Length - shown.Length, limits.Motives);

    /// <summary>The latest choices that the context holds beside the longest reply.</summary>
    private (PromptRequest Request, ReadOnlyMemory<Interaction> Shown) RequestOf(Dataset dataset, ReadOnlyMemory<Interaction> history)
    {
        var shown = history.Length > limits.Choices ? history[^limits.Choices..] : history;
        while (true)
        {
            var request = PromptRequest.Of(prompt, new Dictionary<string, string>
            {
                ["dimensions"] = dimensions,
                ["most_motives"] = $"{limits.Motives}",
                ["history"] = HistoryText.Of(dataset, scales.Of(dataset), shown.Span, withReviews: true),
            }, form);
            if (shown.Length <= 1 || asker.Fits(request))
            {
                return (request, shown);
            }

            shown = shown[Math.Max(1, shown.Length / 4)..];
        }
    }
}

/// <summary>How much a model is shown and asked for.</summary>
public sealed record ExtractionLimits
{
    /// <summary>The latest choices shown per person. Default 10: the paper speaks of short histories.</summary>
    [Range(1, 200)]
    public int Choices { get; init; } = 10;

    /// <summary>At most so many motives per person.</summary>
    [Range(1, 12)]
    public int Motives { get; init; } = 5;
}
