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
