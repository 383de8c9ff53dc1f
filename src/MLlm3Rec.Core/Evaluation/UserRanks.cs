using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation;

/// <summary>What one method answered, user by user.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Users">The users that had a question, ascending.</param>
/// <param name="Full">Per such user the hidden item's rank in the full catalogue.</param>
/// <param name="Sampled">The same among the frozen candidates; empty where there were none.</param>
/// <param name="Seconds">Time spent, ranking included.</param>
public sealed record UserRanks(string Method, int[] Users, TargetRank[] Full, TargetRank[] Sampled, double Seconds)
{
    /// <summary>Per such user the upper end of the list, over the candidates that were asked for; empty where none was kept.</summary>
    public IReadOnlyList<TopList> Lists { get; init; } = [];

    public TargetRank[] Of(Protocol protocol) => protocol == Protocol.Full ? Full : Sampled;

    /// <summary>Joins the answers of disjoint blocks of users, in the blocks' order.</summary>
    public static UserRanks Join(IReadOnlyList<UserRanks> blocks) => new(
        blocks[0].Method,
        [.. blocks.SelectMany(block => block.Users)],
        [.. blocks.SelectMany(block => block.Full)],
        [.. blocks.SelectMany(block => block.Sampled)],
        blocks.Sum(block => block.Seconds))
    {
        Lists = [.. blocks.SelectMany(block => block.Lists)],
    };
}
