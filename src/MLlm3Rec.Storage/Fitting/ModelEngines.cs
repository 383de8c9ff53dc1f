using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>Opens language models by the names of their connections, inside the limits of the settings.</summary>
public sealed class ModelEngines(ConnectionStore connections, SettingsStore settings, EngineOpener engines, PromptStore prompts)
{
    /// <param name="use">Which connection, and how far to go.</param>
    /// <param name="spent">What has been taken from the budget before.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    /// <exception cref="UnknownConnectionException">There is none of that name.</exception>
    /// <exception cref="KeyMissingException">Its key cannot be had.</exception>
    /// <exception cref="OfflineException">The workbench asks nobody.</exception>
    /// <exception cref="ReadOnlyException">Nothing may be changed.</exception>
    /// <exception cref="NotReadyException">The connection only embeds.</exception>
    public async Task<ModelEngine> OpenAsync(ModelUse use, Usage spent, CancellationToken cancellationToken) =>
        await OpenAsync(use, new BudgetMeter(Left(use.Budget, spent)), (await prompts.LiveAsync(cancellationToken)).Set, cancellationToken);

    /// <summary>The same with a prompt that need not be live, and a budget that may be shared.</summary>
    internal async Task<ModelEngine> OpenAsync(ModelUse use, BudgetMeter budget, PromptSet prompt, CancellationToken cancellationToken)
    {
        var opened = await connections.OpenAsync(use.Connection, cancellationToken);
        if (!opened.Connection.CanChat)
        {
            throw new NotReadyException($"\"{opened.Name}\" only embeds: name a connection with a chat model.");
        }

        // A call costs money and leaves a reply behind.
        await settings.RequireChangesAsync(cancellationToken);
        var limits = await settings.GetAsync(cancellationToken);
        var bounded = opened.Connection with
        {
            Parallel = Least(opened.Connection.Parallel, use.Parallel, limits.Parallel),
            Timeout = Least(opened.Connection.Timeout, use.Timeout, limits.Timeout),
        };
        return engines(opened with { Connection = bounded }, new EngineSession
        {
            Vocabulary = prompt.Vocabulary,
            Texts = prompt.Texts,
            Values = prompt.Knobs.Values(),
            MostMotives = prompt.Knobs.MostMotives,
            Budget = budget.Limits,
            Meter = budget,
            AskAgain = use.RetryFailed,
            KeepRejected = use.KeepRejected,
            Learned = dialect => KeepAsync(opened.Connection, dialect),
        });
    }

    private async Task KeepAsync(Connection connection, ServerDialect dialect)
    {
        try
        {
            await connections.LearnAsync(connection, dialect, CancellationToken.None);
        }
        catch (StorageException)
        {
            // This process knows it all the same; another one learns it again.
        }
    }

    internal static BudgetLimits Left(BudgetLimits budget, Usage spent) => budget with
    {
        Calls = budget.Calls is { } calls ? Math.Max(0, calls - spent.Calls) : null,
        Tokens = budget.Tokens is { } tokens ? Math.Max(0, tokens - spent.TokensIn - spent.TokensOut) : null,
        Money = budget.Money is { } money ? Math.Max(0, money - spent.Price) : null,
    };

    private static T Least<T>(T value, params ReadOnlySpan<T?> others)
        where T : struct, IComparable<T>
    {
        foreach (var other in others)
        {
            value = other is { } smaller && smaller.CompareTo(value) < 0 ? smaller : value;
        }

        return value;
    }
}
