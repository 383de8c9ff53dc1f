using System.Text;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Profiles;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Traits;

/// <summary>What an item offers, told by a language model from its own text (MOTE in the paper). Reviews stay out: they are other people's choices,
/// some of them hidden.</summary>
internal sealed class LanguageTraitEncoder(Asker asker, Estimator estimator, Vocabulary vocabulary) : ITraitEncoder
{
    private const int LongestDescription = 4000;

    private readonly Prompt prompt = asker.Prompts["traits"];
    private readonly ReplyForm form = ReplySchema.Of<TraitsReply>("traits", VocabularyText.KeysOf(vocabulary));
    private readonly string[] keys = VocabularyText.KeysOf(vocabulary);
    private readonly string dimensions = VocabularyText.Of(vocabulary);

    public Provenance Provenance { get; } =
        new(asker.Connection.Name, asker.Connection.ChatModel ?? "", vocabulary.Version, asker.Prompts["traits"].Version.ToString());

    public Task<Answer<TraitProfile>> EncodeAsync(Dataset dataset, int item, CancellationToken cancellationToken)
    {
        var reader = new TraitsReader(dataset.Items[item], keys);
        return asker.AskAsync<TraitProfile>(
            () => (RequestOf(dataset.Items[item]), (reply, faults) => reader.Read(reply, Provenance, faults)), cancellationToken);
    }

    public Task<Estimate> EstimateAsync(Dataset dataset, IReadOnlyList<int> items, CancellationToken cancellationToken) =>
        estimator.OfAsync<TraitProfile>(
            items,
            item => (RequestOf(dataset.Items[item]), (reply, faults) => new TraitsReader(dataset.Items[item], keys).Read(reply, Provenance, faults)),
            cancellationToken);

    private PromptRequest RequestOf(Item item)
    {
        for (var longest = LongestDescription; ; longest /= 2)
        {
            var text = new StringBuilder();
            HistoryText.AppendItem(text, item, longest);
            var request = PromptRequest.Of(prompt, new Dictionary<string, string>
            {
                ["dimensions"] = dimensions,
                ["item"] = Fence.Around("item", text.ToString().TrimEnd('\n')),
            }, form);
            if (longest < HistoryText.LongestDescription || asker.Fits(request))
            {
                return request;
            }
        }
    }
}
