namespace MLlm3Rec.Web.Words;

/// <summary>Scores as text. Their scales differ from method to method, so they are given three telling digits, never a unit.</summary>
public static class ScoreWords
{
    public static string Of(double score) => Math.Abs(score) >= 100 ? score.ToString("#,0") : score.ToString("0.00#");

    /// <summary>What a part adds, always with its sign: "+0.42", "−0.05".</summary>
    public static string WithSign(double contribution) => contribution < 0 ? $"−{-contribution:0.000}" : $"+{contribution:0.000}";
}
