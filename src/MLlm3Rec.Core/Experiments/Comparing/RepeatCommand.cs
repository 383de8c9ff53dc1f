using System.Globalization;
using MLlm3Rec.Evaluation;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>The command that does an evaluation again.</summary>
public static class RepeatCommand
{
    public static string Of(EvaluateRequest request)
    {
        var words = new List<string>
        {
            "evaluate",
            "--dataset",
            Quoted(request.Dataset),
            "--methods",
            Quoted(string.Join(',', request.Methods)),
            "--protocol",
            request.Protocol.Word(),
        };
        Add(request.Protocol == Protocol.Sampled && request.Cases is null, "--negatives", request.Negatives.ToString(CultureInfo.InvariantCulture));
        Add(request.Cases is not null, "--cases", Quoted(request.Cases ?? ""));
        Add(request.Split != SplitRule.LeaveLastOut, "--split", request.Split.Word());
        Add(request.Ties != TieRule.Keep, "--ties", request.Ties.Word());
        Add(request.Repeats != RepeatRule.LeaveOut, "--repeats", request.Repeats.Word());
        Add(!request.HiddenRated.IsAny, "--hide-rated", request.HiddenRated.Word);
        Add(!request.LearnedRated.IsAny, "--learn-rated", request.LearnedRated.Word);
        Add(request.Noise > 0, "--noise", request.Noise.ToString(CultureInfo.InvariantCulture));
        Add(request.History is not null, "--history", $"{request.History}");
        Add(request.Users is not null, "--users", $"{request.Users}");
        Add(true, "--seed", request.Seed.ToString(CultureInfo.InvariantCulture));
        Add(request.Name is { Length: > 0 }, "--name", Quoted(request.Name ?? ""));
        return string.Join(' ', words);

        void Add(bool wanted, string option, string value)
        {
            if (wanted)
            {
                words.AddRange([option, value]);
            }
        }
    }

    private static string Quoted(string text) => text.All(letter => char.IsLetterOrDigit(letter) || "-_,.:/".Contains(letter)) && text.Length > 0
        ? text
        : $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
