using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Cli.Verbs;

internal static class CommonOptions
{
    public static Option<string> Dataset() => new("--dataset") { Description = "Name of the dataset.", HelpName = "NAME", Required = true };

    public static Option<string> User() =>
        new("--user") { Description = "The user's id, as in the dataset's files.", HelpName = "ID", Required = true };

    /// <summary>The same where somebody outside the dataset may be meant.</summary>
    public static Option<string?> AnyUser() => new("--user") { Description = "The user's id, as in the dataset's files.", HelpName = "ID" };

    public static Option<int> AtLeast(string name, int least, int value, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var given) && given < least)
            {
                result.AddError($"{name} must be at least {least}.");
            }
        });
        return option;
    }

    /// <summary>Value of <see cref="Motives"/>: by a model's profile, where there is one.</summary>
    public const string ByModel = "told";

    /// <summary>By whose reading of motives to rank.</summary>
    public static Option<string> Motives() => OneOf(
        "--motives", ByModel,
        "told: by the motives that a model told, for those whom it told them from visible choices alone. built-in: by the built-in engine's for "
            + "everybody.",
        ByModel, "built-in");

    /// <summary>How a choice must be rated to count.</summary>
    public static Option<string> Rated(string name, string what) => new(name)
    {
        Description = $"{what} any: however they are rated. mean: at least the person's own mean. A number: at least that. Unrated ones count.",
        HelpName = "any|mean|NUMBER",
        DefaultValueFactory = _ => RatingThreshold.Any.Word,
    };

    public static RatingThreshold Rated(ParseResult parsed, Option<string> option) => RatingThreshold.Find(parsed.GetRequiredValue(option))
        ?? throw new UsageException($"{option.Name} is any, mean or a number, not \"{parsed.GetValue(option)}\".");

    public static Option<string> OneOf(string name, string value, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => value };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
