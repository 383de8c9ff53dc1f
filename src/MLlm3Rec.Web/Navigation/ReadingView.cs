using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.Forms;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Who is to read what, and how far: the address of the form in another form.</summary>
public sealed record ReadingView
{
    public const string Everybody = "all";

    public string? Dataset { get; init; }

    public AnswerTask What { get; init; }

    /// <summary>Name of a connection; null for the built-in engine.</summary>
    public string? Engine { get; init; }

    /// <summary>Name of the connection whose vectors take the place of the built-in ones; null for those. Only with the built-in engine and for
    /// items.</summary>
    public string? Vectors { get; init; }

    /// <summary>"all", a number of people drawn at random, or ids with commas ("7," is the person 7).</summary>
    public string People { get; init; } = Everybody;

    public string? Calls { get; init; }

    public string? Tokens { get; init; }

    /// <summary>Dollars; null for the limit of the settings, empty for none.</summary>
    public string? Money { get; init; }

    public bool FailedOnly { get; init; }

    /// <summary>A remembered reply that was of no use stays as it is instead of being asked for again.</summary>
    public bool KeepRejected { get; init; }

    /// <summary>People are read without their last choice.</summary>
    public bool LeaveOutLast { get; init; }

    /// <summary>How many people to draw, or null where they are named or all.</summary>
    public int? Drawn => int.TryParse(People, out var count) ? count : null;

    /// <summary>Ids that stand in the form, or null where people are drawn or all.</summary>
    public IReadOnlyList<string>? Named => People == Everybody || Drawn is not null
        ? null
        : People.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Which model, and how far; with what makes no sense, by field. Null for the built-in engine.</summary>
    public (ModelUse? Use, Dictionary<string, string> Faults) Read(AppSettings settings)
    {
        var numbers = new NumberReader();
        if (Engine is null)
        {
            return (null, numbers.Faults);
        }

        var budget = new BudgetLimits
        {
            Calls = NotNegative(numbers, nameof(Calls), numbers.Whole(nameof(Calls), Calls ?? "")),
            Tokens = NotNegative(numbers, nameof(Tokens), numbers.Whole(nameof(Tokens), Tokens ?? "")),
            Money = Money is null ? settings.SpendingLimit : NotNegative(numbers, nameof(Money), numbers.Exact(nameof(Money), Money)),
        };
        return (
            new ModelUse
            {
                Connection = Engine,
                Budget = budget,
                Parallel = settings.Parallel,
                Timeout = settings.Timeout,
                RetryFailed = FailedOnly,
                KeepRejected = KeepRejected && !FailedOnly,
            },
            numbers.Faults);
    }

    /// <param name="use">As read.</param>
    /// <param name="drawn">Ids of drawn people, where they are drawn.</param>
    public RunRequest ToRequest(ModelUse? use, IReadOnlyList<string>? drawn) => What == AnswerTask.Traits
        ? new EncodeRequest { Dataset = Dataset ?? "", Engine = use, Items = use is null ? null : Named, Embedder = use is null ? Vectors : null }
        : new ExtractRequest { Dataset = Dataset ?? "", Engine = use, Users = Named ?? drawn, LeaveOutLast = use is not null && LeaveOutLast };

    private static T? NotNegative<T>(NumberReader numbers, string field, T? number)
        where T : struct, IComparable<T>
    {
        if (number is { } known && known.CompareTo(default) < 0)
        {
            numbers.Faults[field] = "Not below 0; empty for no limit.";
        }

        return number;
    }
}
