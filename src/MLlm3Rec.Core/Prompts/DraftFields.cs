using System.Globalization;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts;

/// <summary>What one types into, by place: the same places as in <see cref="PromptFault.Place"/>.</summary>
public static class DraftFields
{
    /// <summary>Characters of one text. More than any model reads of a prompt.</summary>
    public const int MaxLength = 200_000;

    public static string System(string task) => $"{task}/system";

    public static string User(string task) => $"{task}/user";

    /// <summary>The text at a place; null where there is no such place.</summary>
    public static string? Get(PromptSet prompt, string place) => place.Split('/') switch
    {
        [var task, "system"] => prompt.Find(task)?.System,
        [var task, "user"] => prompt.Find(task)?.User,
        [var task, "temperature"] => prompt.Find(task)?.Temperature.ToString("0.###", CultureInfo.InvariantCulture),
        [var task, "tokens"] => prompt.Find(task)?.MaxTokens.ToString(CultureInfo.InvariantCulture),
        ["dimension", var key, var field] =>
            prompt.Dimensions.FirstOrDefault(dimension => dimension.Key == key) is { } dimension ? Get(dimension, field) : null,
        ["knob", var name] => KnobNames.All.FirstOrDefault(knob => knob.Name == name)?.Value(prompt.Knobs),
        _ => null,
    };

    /// <summary>The prompt with another text at a place; unchanged where there is no such place, or where a number was meant and none was
    /// typed.</summary>
    public static PromptSet Set(PromptSet prompt, string place, string typed)
    {
        var parts = place.Split('/');
        if (parts is ["knob", var name])
        {
            return KnobNames.All.FirstOrDefault(knob => knob.Name == name)?.Set(prompt.Knobs, typed) is { } knobs
                ? prompt with { Knobs = knobs }
                : prompt;
        }

        if (parts is ["dimension", var key, var field] && prompt.Dimensions.FirstOrDefault(known => known.Key == key) is { } dimension)
        {
            return prompt with { Dimensions = DimensionEdits.Replace(prompt.Dimensions, Set(dimension, field, typed)) };
        }

        return parts is [var task, var part] && prompt.Find(task) is { } text
            ? prompt.With(part switch
            {
                "system" => text with { System = typed },
                "user" => text with { User = typed },
                "temperature" when Real(typed) is { } number => text with { Temperature = number },
                "tokens" when Whole(typed) is { } number => text with { MaxTokens = number },
                _ => text,
            })
            : prompt;
    }

    /// <summary>That something else than a number was typed where one is wanted, so that setting leaves the place as it is; null where all is
    /// well.</summary>
    public static PromptFault? Unreadable(PromptSet prompt, string place, string typed)
    {
        var reads = place.Split('/') switch
        {
            ["knob", var name] => KnobNames.All.FirstOrDefault(knob => knob.Name == name)?.Set(prompt.Knobs, typed) is not null,
            [_, "temperature"] => Real(typed) is not null,
            [_, "tokens"] => Whole(typed) is not null,
            _ => true,
        };
        if (reads)
        {
            return null;
        }

        var what = string.IsNullOrWhiteSpace(typed)
            ? "Nothing stands where a number is wanted"
            : $"“{typed}” cannot stand where a number is wanted";
        return new PromptFault(place, 0, typed.Length, $"{what}; it stays {Get(prompt, place)} until you type one.");
    }

    private static double? Real(string typed) =>
        double.TryParse(typed.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Whole(string typed) =>
        int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Get(MotiveDimension dimension, string field) => field switch
    {
        "name" => dimension.Name,
        "definition" => dimension.Definition,
        "cues" => string.Join(", ", dimension.Cues),
        "for" => string.Join('\n', dimension.ExamplesOrNone.For),
        "against" => string.Join('\n', dimension.ExamplesOrNone.Against),
        "neither" => string.Join('\n', dimension.ExamplesOrNone.Neither),
        _ => null,
    };

    private static MotiveDimension Set(MotiveDimension dimension, string field, string typed) => field switch
    {
        "name" => dimension with { Name = typed },
        "definition" => dimension with { Definition = typed },
        "cues" => dimension with { Cues = DimensionEdits.Cues(typed) },
        "for" => dimension with { Examples = dimension.ExamplesOrNone with { For = DimensionEdits.Sentences(typed) } },
        "against" => dimension with { Examples = dimension.ExamplesOrNone with { Against = DimensionEdits.Sentences(typed) } },
        "neither" => dimension with { Examples = dimension.ExamplesOrNone with { Neither = DimensionEdits.Sentences(typed) } },
        _ => dimension,
    };
}
