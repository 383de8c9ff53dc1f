using MLlm3Rec.Storage.Exchanges;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>A model's answers in words.</summary>
public static class AnswerWords
{
    /// <summary>"24 Nov 2026 06:25, local (test-model): shown".</summary>
    public static string Line(StoredAnswer answer, int? visible)
    {
        var state = answer.Id == visible ? "shown" : answer.Rejection is null ? "not shown" : "of no use";
        return $"{answer.At:d MMM yyyy HH:mm}, {answer.Engine} ({answer.Model}): {state}";
    }
}
