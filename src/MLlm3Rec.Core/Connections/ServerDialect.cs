namespace MLlm3Rec.Connections;

/// <summary>What one server turned out to understand of the protocol, learned from its refusals or by a test. Kept with the connection, so that the
/// next process does not learn it again at the cost of refused calls.</summary>
public sealed record ServerDialect
{
    /// <summary>The strictest form of reply that it takes; never <see cref="StructuredOutput.Auto"/>.</summary>
    public StructuredOutput Structure { get; init; } = StructuredOutput.Schema;

    /// <summary>Whether it takes a temperature.</summary>
    public bool TakesTemperature { get; init; } = true;

    /// <summary>Whether it calls the longest reply max_tokens, as all did once; else max_completion_tokens.</summary>
    public bool SaysMaxTokens { get; init; }

    /// <summary>Whether it has refused the other name, so that there is nothing left to try.</summary>
    public bool NameIsSettled { get; init; }

    /// <summary>The longest reply that may be asked for, by its own words; null where it named none.</summary>
    public int? MostTokensOut { get; init; }

    /// <summary>Prompt and reply together, by its own words or by what it refused; null where it never complained.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>What to begin with where nothing is known: the strictest form, or the one that a person has set.</summary>
    public static ServerDialect Of(Connection connection) => new()
    {
        Structure = connection.Structure == StructuredOutput.Auto ? StructuredOutput.Schema : connection.Structure,

        // The makers of the protocol renamed the limit; most others know only the old name.
        SaysMaxTokens = connection.Kind is not (ServerKind.OpenAI or ServerKind.AzureOpenAI),
    };
}
