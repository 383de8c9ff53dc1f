using MLlm3Rec.Splitting;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>What slices go by: per asked user, what was known before the hidden choice, and what the hidden choice is.</summary>
/// <param name="Users">Indices in the dataset.</param>
/// <param name="Hidden">The hidden item of each.</param>
/// <param name="Lengths">Choices before the hidden one.</param>
/// <param name="Popularity">How often train holds the hidden item.</param>
/// <param name="Tied">Whether the hidden choice shares a moment with the last visible one.</param>
public sealed record UserFacts(int[] Users, int[] Hidden, int[] Lengths, int[] Popularity, bool[] Tied)
{
    /// <summary>The dimensions that the dataset is read in; null where no engine has read it.</summary>
    public Vocabulary? Vocabulary { get; init; }

    /// <summary>What slices by motives and traits go by; null until somebody wants one.</summary>
    public MotiveFacts? Motives { get; init; }

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

    /// <summary>The same with motives and traits, in the dimensions of the engine that read them.</summary>
    public UserFacts Read(BuiltInEngine engine, HoldOut split)
    {
        var (traits, extractor) = (engine.Traits, engine.Extractor);
        var strengths = new float[Users.Length * traits.Dimensions];
        Parallel.For(0, Users.Length, place =>
            extractor.Strengths(split.TestHistory(Users[place]), strengths.AsSpan(place * traits.Dimensions, traits.Dimensions)));
        return this with { Vocabulary = engine.Vocabulary, Motives = new MotiveFacts(engine.Vocabulary, strengths, traits) };
    }
}

/// <summary>Motives of the asked users and traits of all items, with the dimensions that their columns stand for.</summary>
/// <param name="Vocabulary">Names the columns.</param>
/// <param name="Strengths">[users × dimensions] strength of each motive before the hidden choice.</param>
/// <param name="Traits">What all items offer.</param>
public sealed record MotiveFacts(Vocabulary Vocabulary, float[] Strengths, TraitIndex Traits)
{
    /// <param name="place">Of the user.</param>
    /// <param name="column">Of the dimension.</param>
    public float StrengthOf(int place, int column) => Strengths[place * Traits.Dimensions + column];
}
