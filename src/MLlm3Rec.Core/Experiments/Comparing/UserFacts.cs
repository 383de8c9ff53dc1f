using MLlm3Rec.Profiles;
using MLlm3Rec.Splitting;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>What slices go by: per asked user, what was known before the hidden choice, and what the hidden choice is.</summary>
/// <param name="Users">Indices in the dataset.</param>
/// <param name="Hidden">The hidden item of each.</param>
/// <param name="Lengths">Choices before the hidden one.</param>
/// <param name="Popularity">How often train holds the hidden item.</param>
/// <param name="Tied">Whether the hidden choice shares a moment with the last visible one.</param>
public sealed record UserFacts(int[] Users, int[] Hidden, int[] Lengths, int[] Popularity, bool[] Tied)
{
    /// <summary>[users × dimensions] strength of each motive before the hidden choice; null where no engine has read the dataset.</summary>
    public float[]? Strengths { get; init; }

    /// <summary>What all items offer; null where no engine has read the dataset.</summary>
    public TraitIndex? Traits { get; init; }

    public static UserFacts Of(HiddenChoices hidden, int[] users)
    {
        var split = hidden.Split;
        var counts = new int[hidden.Source.Items.Count];
        foreach (var choice in split.Train.Interactions)
        {
            counts[choice.Item]++;
        }

        return new UserFacts(
            users,
            Array.ConvertAll(users, user => split.Test[user]),
            Array.ConvertAll(users, user => split.TestHistory(user).Length),
            Array.ConvertAll(users, user => counts[split.Test[user]]),
            Array.ConvertAll(users, user => SameMoment.IsTied(hidden.Source, split, user)));
    }

    /// <summary>What was gathered without motives and traits, of some of the users.</summary>
    /// <param name="users">Indices in the dataset, ascending; all of them among <see cref="Users"/>.</param>
    public UserFacts Of(int[] users)
    {
        var places = Array.ConvertAll(users, user => Array.BinarySearch(Users, user));
        return new UserFacts(users, Pick(Hidden), Pick(Lengths), Pick(Popularity), Pick(Tied));

        T[] Pick<T>(T[] values) => Array.ConvertAll(places, place => values[place]);
    }

    /// <summary>The same with motives and traits.</summary>
    public UserFacts Read(BuiltInProfileExtractor extractor, TraitIndex traits, HoldOut split)
    {
        var strengths = new float[Users.Length * traits.Dimensions];
        Parallel.For(0, Users.Length, place =>
            extractor.Strengths(split.TestHistory(Users[place]), strengths.AsSpan(place * traits.Dimensions, traits.Dimensions)));
        return this with { Strengths = strengths, Traits = traits };
    }
}
