using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Questions;

/// <summary>The page that shows a fact.</summary>
/// <param name="Title">What it is called where it is cited.</param>
/// <param name="Address">Within the program.</param>
public sealed record FactSource(string Title, string Address);

/// <param name="Text">One line, with texts of the dataset in it.</param>
/// <param name="Source">Where a person can see it.</param>
public sealed record FoundFact(string Text, FactSource Source);

/// <summary>What a question about a dataset brought.</summary>
/// <param name="Rows">Most telling first.</param>
/// <param name="Summary">How many there are in all, or why there is nothing.</param>
public sealed record FoundFacts(IReadOnlyList<FoundFact> Rows, string Summary);

/// <summary>Looks things up in one dataset and changes nothing.</summary>
/// <exception cref="Refusals.RefusalException">It cannot be answered, for a reason in words.</exception>
public delegate Task<FoundFacts> FactFinder(DatasetQuestion question, CancellationToken cancellationToken);

/// <summary>One call of a function by a model.</summary>
/// <param name="Function">Its name, also where there is none of that name.</param>
/// <param name="Arguments">As JSON.</param>
/// <param name="Rows">How many facts it brought.</param>
/// <param name="Refusal">Why it brought none, in words; null where it was answered.</param>
public sealed record FactLookup(string Function, string Arguments, int Rows, string? Refusal);

/// <summary>What a person asks in words.</summary>
public sealed record AskedQuestion
{
    /// <summary>So long at most.</summary>
    public const int LongestText = 500;

    public required string Text { get; init; }

    /// <summary>Bound to the dataset asked about.</summary>
    public required FactFinder Finder { get; init; }

    /// <summary>Hears of every look-up once it is made, from any thread.</summary>
    public Action<FactLookup>? Listener { get; init; }

    /// <summary>Hears of every exchange with a model once it is over, also of one whose question is cancelled later: it is paid for.</summary>
    public Action<Exchange>? Payer { get; init; }
}
