using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Splitting;

/// <summary>What to do where a user's choices share a timestamp, so that which of them is the last nobody knows.</summary>
/// <remarks>
/// Public files with times of a day's precision order choices inside a day by item id; a method that learns that order would be praised for
/// reading the file. Our items are numbered by a hash, so the order tells nothing, but a choice of the same day remains an easy question.
/// </remarks>
public static class SameMoment
{
    /// <summary>Whether the hidden choice may as well have been made before the last visible one.</summary>
    public static bool IsTied(Dataset source, HoldOut split, int user)
    {
        var visible = split.TestHistory(user);
        if (visible.IsEmpty || !visible[^1].HasTime)
        {
            return false;
        }

        foreach (ref readonly var choice in source.History(user))
        {
            if (choice.Item == split.Test[user] && choice.Time == visible[^1].Time)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same dataset with choices of one moment in an order drawn by lot: ties broken fairly.</summary>
    public static Dataset Shuffle(Dataset source, int seed)
    {
        var offsets = new int[source.Users.Count + 1];
        var choices = source.Interactions.ToArray();
        for (var user = 0; user < source.Users.Count; user++)
        {
            offsets[user + 1] = offsets[user] + source.History(user).Length;
            var random = SplitMix64.Derive(seed, user);
            for (var start = offsets[user]; start < offsets[user + 1];)
            {
                var end = start + 1;
                while (end < offsets[user + 1] && choices[start].HasTime && choices[end].Time == choices[start].Time)
                {
                    end++;
                }

                random.Shuffle(choices.AsSpan(start..end));
                start = end;
            }
        }

        return source.WithHistories(offsets, choices);
    }
}
