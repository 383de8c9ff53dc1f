using System.Text.Json;
using Microsoft.SemanticKernel;

namespace MLlm3Rec.Language.Questions;

/// <summary>What a model wrote as arguments, held against what the function takes. Nothing is guessed: a fault goes back in words.</summary>
internal static class FunctionArguments
{
    private const int LongestText = 200;

    /// <returns>The arguments, or what is wrong with them.</returns>
    public static (KernelArguments? Arguments, string? Fault) Of(string json, KernelFunction function)
    {
        var parameters = function.Metadata.Parameters;
        var arguments = new KernelArguments();
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, "The arguments are no JSON object.");
            }

            foreach (var given in document.RootElement.EnumerateObject())
            {
                if (parameters.FirstOrDefault(parameter => parameter.Name == given.Name) is not { } parameter)
                {
                    return (null, $"{function.Name} takes no such argument. It takes {TakenBy(function)}.");
                }

                if (given.Value.ValueKind == JsonValueKind.Null)
                {
                    continue;
                }

                if (Read(given.Value, parameter.ParameterType) is not { } value)
                {
                    return (null, $"The argument {parameter.Name} is {Wanted(parameter.ParameterType)}.");
                }

                arguments[parameter.Name] = value;
            }
        }
        catch (JsonException)
        {
            return (null, "The arguments are no JSON object.");
        }

        return parameters.FirstOrDefault(parameter => parameter.IsRequired && !arguments.ContainsName(parameter.Name)) is { } missing
            ? (null, $"The argument {missing.Name} is missing.")
            : (arguments, null);
    }

    private static object? Read(JsonElement value, Type? type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.String, var text) when text == typeof(string) => value.GetString() is { Length: > 0 and <= LongestText } words ? words : null,
        (JsonValueKind.Number, var whole) when whole == typeof(int) => value.TryGetDouble(out var count) ? (int)Math.Clamp(count, 0, 1000) : null,
        (JsonValueKind.Number, var number) when number == typeof(double) => value.TryGetDouble(out var size) ? size : null,
        _ => null,
    };

    private static string Wanted(Type? type) => type == typeof(string) ? $"a text of 1 to {LongestText} characters" : "a number";

    private static string TakenBy(KernelFunction function) => function.Metadata.Parameters.Count == 0
        ? "none"
        : string.Join(", ", function.Metadata.Parameters.Select(parameter => parameter.Name));
}
