namespace MLlm3Rec.Prompts.Trials;

/// <summary>How often an uneven split comes about by chance alone.</summary>
internal static class SignTest
{
    /// <summary>
    /// Two-sided sign test: the probability that n = more + fewer fair coins fall at least as unevenly, 2 · Σ_{i ≤ min} C(n, i) / 2ⁿ, at most 1.
    /// E.g. 1 against 7: 2 · (1 + 8) / 256 = 0.0703.
    /// </summary>
    public static double Probability(int more, int fewer)
    {
        var coins = more + fewer;
        var (term, sum) = (-coins * Math.Log(2), 0.0);
        for (var heads = 0; heads <= Math.Min(more, fewer); heads++)
        {
            sum += Math.Exp(term);
            term += Math.Log(coins - heads) - Math.Log(heads + 1);
        }

        return Math.Min(1, 2 * sum);
    }
}
