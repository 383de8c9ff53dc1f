using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>Which engine reads, and how far it may go: the same options wherever a run may ask a model.</summary>
internal sealed class EngineOptions
{
    private readonly Option<string?> engine = new("--engine")
    {
        Description = "Name of a connection whose model reads. Default: the built-in engine.",
        HelpName = "CONNECTION",
    };
    private readonly BudgetOptions budget = new();
    private readonly Option<int?> parallel = new("--parallel")
    {
        Description = "Calls at once, if fewer than the connection allows.",
        HelpName = "COUNT",
    };
    private readonly Option<bool> retry = new("--retry-failed")
    {
        Description = "Only those whose latest answer was rejected; they are asked again.",
    };
    private readonly Option<bool> keep = new("--keep-rejected")
    {
        Description = "Leave remembered answers that were rejected; else they are asked for again.",
    };
    private readonly Option<bool> estimate = new("--estimate") { Description = "Only say what it would take; ask nobody." };

    public IEnumerable<Option> All => [engine, .. budget.All, parallel, retry, keep, estimate];

    public bool EstimateOnly(ParseResult parsed) => parsed.GetValue(estimate);

    /// <summary>Null for the built-in engine.</summary>
    public async Task<ModelUse?> ReadAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(engine) is not { } connection)
        {
            return All.Skip(1).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } stray
                ? throw new UsageException($"{stray.Name} goes with --engine CONNECTION: the built-in engine asks nobody.")
                : null;
        }

        if (parsed.GetValue(parallel) < 1)
        {
            throw new UsageException("--parallel is at least 1.");
        }

        var settings = await session.Get<SettingsStore>().GetAsync(cancellationToken);
        return new ModelUse
        {
            Connection = connection,
            Budget = await budget.ReadAsync(parsed, session, cancellationToken),
            Parallel = parsed.GetValue(parallel) ?? settings.Parallel,
            Timeout = settings.Timeout,
            RetryFailed = parsed.GetValue(retry),
            KeepRejected = parsed.GetValue(keep),
        };
    }
}
