using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Questions;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Web.Ask;

/// <summary>What one question can take at most, and what the settings let it spend.</summary>
/// <param name="Most">Every call and look-up made use of.</param>
/// <param name="Money">Where it stops by itself; null for no limit.</param>
public sealed record AskTerms(Estimate Most, decimal? Money);

/// <summary>What became of a question.</summary>
/// <param name="Answer">Null where there is none.</param>
/// <param name="Trouble">Why there is none, in words.</param>
/// <param name="Exchanges">All that was sent and said.</param>
public sealed record AskOutcome(CitedAnswer? Answer, string? Trouble, IReadOnlyList<Exchange> Exchanges)
{
    public Usage Usage => Usage.Of(Exchanges);
}

/// <summary>Lets a connected model answer questions about a dataset, inside the limits of the settings.</summary>
public sealed class AskService(
    ConnectionStore connections, SettingsStore settings, ModelEngines engines, SpendingStore spending, DatasetFinder finder)
{
    /// <summary>A request that fails in passing is sent again: so many times the usual calls are the end of it.</summary>
    private const int Patience = 3;

    /// <summary>Connections that could answer, and why none does; the second is null where one does.</summary>
    public async Task<(IReadOnlyList<string> Names, string? Without)> ModelsAsync(CancellationToken cancellationToken)
    {
        string[] names = [.. (await connections.ListAsync(cancellationToken)).Where(connection => connection.CanChat)
            .Select(connection => connection.Name)];
        return names.Length == 0 ? ([], "No language model is connected, so questions in words are not answered here.")
            : (await settings.GetAsync(cancellationToken)).Offline
                ? ([], "The workbench is set to ask no model, so questions in words are not answered here.")
            : (names, null);
    }

    /// <returns>Null where the connection cannot be asked, with the reason.</returns>
    public async Task<(AskTerms? Terms, string? Refusal)> TermsAsync(string connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var engine = await engines.OpenAsync(new ModelUse { Connection = connection }, Usage.None, cancellationToken);
            return engine.AnswerEstimate is { } most
                ? (new AskTerms(most, (await settings.GetAsync(cancellationToken)).SpendingLimit), null)
                : (null, $"{connection} answers no questions.");
        }
        catch (RefusalException refused)
        {
            return (null, refused.Message);
        }
    }

    public async Task<AskOutcome> AskAsync(
        DatasetSummary dataset, string question, string connection, Action<FactLookup> listener, CancellationToken cancellationToken)
    {
        var (terms, refusal) = await TermsAsync(connection, cancellationToken);
        if (terms is null)
        {
            return new AskOutcome(null, refusal, []);
        }

        var budget = new BudgetLimits { Calls = Patience * terms.Most.Calls, Money = terms.Money };
        return await AnswerAsync(dataset, question, connection, budget, listener, cancellationToken);
    }

    /// <summary>The answer that was given before, if everything it looks up is still as it was: nothing is sent for it. Null where there is
    /// none.</summary>
    public async Task<AskOutcome?> RememberedAsync(DatasetSummary dataset, string question, string connection, CancellationToken cancellationToken)
    {
        var outcome = await AnswerAsync(dataset, question, connection, new BudgetLimits { Calls = 0 }, _ => { }, cancellationToken);
        return outcome.Answer is null ? null : outcome;
    }

    private async Task<AskOutcome> AnswerAsync(
        DatasetSummary dataset,
        string question,
        string connection,
        BudgetLimits budget,
        Action<FactLookup> listener,
        CancellationToken cancellationToken)
    {
        var paid = new List<Exchange>();
        try
        {
            await using var engine =
                await engines.OpenAsync(new ModelUse { Connection = connection, Budget = budget }, Usage.None, cancellationToken);
            var asked = new AskedQuestion { Text = question, Finder = finder.Of(dataset), Listener = listener, Payer = paid.Add };
            if (engine.Answers is not { } answerer)
            {
                return new AskOutcome(null, $"{connection} answers no questions.", []);
            }

            return await answerer(asked, cancellationToken) switch
            {
                Accepted<CitedAnswer> accepted => new AskOutcome(accepted.Value, null, accepted.Exchanges),
                Rejected<CitedAnswer> rejected => new AskOutcome(null, string.Join(' ', rejected.Reasons), rejected.Exchanges),
                NotAsked<CitedAnswer> stopped => new AskOutcome(null, $"It stopped: {stopped.Reason}.", stopped.Exchanges),
                _ => throw new InvalidOperationException("An answer of no kind."),
            };
        }
        catch (RefusalException refused)
        {
            return new AskOutcome(null, refused.Message, paid);
        }
        finally
        {
            // Paid for is paid for, also when whoever asked has gone meanwhile.
            await spending.AddAsync(connection, Usage.Of(paid), CancellationToken.None);
        }
    }
}
