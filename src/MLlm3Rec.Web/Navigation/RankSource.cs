using System.Globalization;
using MLlm3Rec.Experiments;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Where another rank of the same item comes from: a ranker, a kept model of an earlier run, or a version of the prompt.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Name">Of the ranker; for the others their number as text.</param>
public sealed record RankSource(RankSourceKind Kind, string Name)
{
    private const char Separator = '-';

    /// <summary>The number of a model, a prompt or a test.</summary>
    public int Number => int.Parse(Name, CultureInfo.InvariantCulture);

    /// <summary>"ease", "model-5", "prompt-3", "test-7"; null for anything else.</summary>
    public static RankSource? Parse(string? text)
    {
        if (MethodCatalogue.Names.Contains(text ?? ""))
        {
            return new RankSource(RankSourceKind.Ranker, text!); // Checked.
        }

        return text?.Split(Separator) is [var kind, var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? kind switch
            {
                "model" => new RankSource(RankSourceKind.Model, Text(parsed)),
                "prompt" => new RankSource(RankSourceKind.Prompt, Text(parsed)),
                "test" => new RankSource(RankSourceKind.Test, Text(parsed)),
                _ => null,
            }
            : null;
    }

    public static RankSource Of(RankSourceKind kind, int number) => new(kind, Text(number));

    /// <summary>As in the address.</summary>
    public override string ToString() => Kind == RankSourceKind.Ranker ? Name : $"{Kind.ToString().ToLowerInvariant()}{Separator}{Name}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

public enum RankSourceKind
{
    /// <summary>Another method, as it is fitted now.</summary>
    Ranker,

    /// <summary>A model that an earlier run fitted and that was kept.</summary>
    Model,

    /// <summary>The built-in engine reading with another published prompt.</summary>
    Prompt,

    /// <summary>The same with the draft that a test tried.</summary>
    Test,
}
