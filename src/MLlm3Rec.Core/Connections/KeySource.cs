namespace MLlm3Rec.Connections;

/// <summary>Where the key of a connection comes from. Never the key itself.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Variable">For <see cref="KeyKind.Environment"/>: the variable's name; else null.</param>
public sealed record KeySource(KeyKind Kind, string? Variable = null)
{
    public static KeySource None { get; } = new(KeyKind.None);

    public static KeySource Stored { get; } = new(KeyKind.Stored);

    public static KeySource OfVariable(string name) => new(KeyKind.Environment, name);
}

public enum KeyKind
{
    /// <summary>The server asks for none.</summary>
    None,

    /// <summary>Kept by the workbench, encrypted.</summary>
    Stored,

    /// <summary>Read from an environment variable whenever it is needed.</summary>
    Environment,
}
