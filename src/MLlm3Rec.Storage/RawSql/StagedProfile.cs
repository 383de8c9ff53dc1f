using System.Runtime.InteropServices;
using System.Text.Json;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>A profile in its stored form. Made in parallel, before the one writer gets it.</summary>
internal sealed record StagedProfile(int UserIndex, MotivationProfile Profile, byte[] Strengths, string Words, byte[] Document)
{
    /// <summary>The model's answer that it comes from; null for the built-in engine's.</summary>
    public int? AnswerId { get; init; }

    public static StagedProfile Of(int userIndex, MotivationProfile profile, Vocabulary vocabulary)
    {
        var strengths = new float[vocabulary.Count];
        foreach (var motive in profile.Motives)
        {
            if (vocabulary.IndexOf(motive.Dimension) is >= 0 and var dimension)
            {
                strengths[dimension] = (float)motive.Strength;
            }
        }

        var words = string.Join('\n', profile.Motives.Select(motive => $"{NameOf(motive.Dimension, vocabulary)}\n{motive.Statement}"));
        return new StagedProfile(
            userIndex,
            profile,
            MemoryMarshal.AsBytes<float>(strengths).ToArray(),
            words.ToLowerInvariant(),
            JsonSerializer.SerializeToUtf8Bytes(profile, StoredJson.Default.MotivationProfile));
    }

    private static string NameOf(string key, Vocabulary vocabulary) =>
        vocabulary.IndexOf(key) is >= 0 and var index ? vocabulary.Dimensions[index].Name : key;
}
