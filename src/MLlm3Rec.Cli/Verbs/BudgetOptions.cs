using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>Where a run that asks a model stops by itself.</summary>
internal sealed class BudgetOptions
{
    private readonly Option<long?> calls = new("--budget-calls") { Description = "Stop after so many calls.", HelpName = "COUNT" };
    private readonly Option<long?> tokens = new("--budget-tokens") { Description = "Stop after so many tokens, in and out.", HelpName = "COUNT" };
    private readonly Option<decimal?> money = new("--budget-money")
    {
        Description = "Stop before more than so many dollars are spent. Default: the spending limit of the settings.",
        HelpName = "DOLLARS",
    };

    public IEnumerable<Option> All => [calls, tokens, money];

    public async Task<BudgetLimits> ReadAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(calls) < 0 || parsed.GetValue(tokens) < 0 || parsed.GetValue(money) < 0)
        {
            throw new UsageException("Budgets are not negative.");
        }

        var settings = await session.Get<SettingsStore>().GetAsync(cancellationToken);
        return new BudgetLimits
        {
            Calls = parsed.GetValue(calls),
            Tokens = parsed.GetValue(tokens),
            Money = parsed.GetValue(money) ?? settings.SpendingLimit,
        };
    }
}
