using System.Text.Json.Serialization;

namespace MLlm3Rec.Experiments;

/// <summary>How truth is hidden.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SplitRule>))]
public enum SplitRule
{
    /// <summary>Each user's last choice.</summary>
    [JsonStringEnumMemberName("last")]
    LeaveLastOut,

    /// <summary>Everything after one moment.</summary>
    [JsonStringEnumMemberName("time")]
    GlobalTime,

    /// <summary>Items that nothing learned from.</summary>
    [JsonStringEnumMemberName("cold-items")]
    ColdItems,
}

/// <summary>What becomes of hidden choices that the person had made before. Whatever the rule, what may be proposed is one set for all items, the
/// hidden one included: were it alone allowed among what was chosen before, every method that remembers would find it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RepeatRule>))]
public enum RepeatRule
{
    /// <summary>Only new items are proposed, and only new choices are asked about.</summary>
    [JsonStringEnumMemberName("leave-out")]
    LeaveOut,

    /// <summary>Everything may be proposed, also what was chosen before; every choice is asked about. In the whole catalogue alone.</summary>
    [JsonStringEnumMemberName("anything")]
    Anything,
}

/// <summary>What becomes of choices that share a moment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TieRule>))]
public enum TieRule
{
    /// <summary>The source's order stands.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,

    /// <summary>Users whose hidden choice is tied with the last visible one are not asked about.</summary>
    [JsonStringEnumMemberName("leave-out")]
    LeaveOut,

    /// <summary>Their order is drawn by lot.</summary>
    [JsonStringEnumMemberName("shuffle")]
    Shuffle,
}
