using MLlm3Rec.Web.Theme;

namespace MLlm3Rec.Web.Components.Motives;

/// <summary>How a motive dimension looks everywhere: one of twelve hues, and an icon, since hues alone do not tell twelve things apart.</summary>
internal sealed record MotiveLook(int Hue, string Icon)
{
    private const int Hues = 12;

    private static readonly Dictionary<string, MotiveLook> Known = new(StringComparer.Ordinal)
    {
        ["functionality"] = new(0, AppIcons.Build),
        ["aesthetics"] = new(1, AppIcons.Palette),
        ["quality"] = new(2, AppIcons.WorkspacePremium),
        ["value"] = new(3, AppIcons.Savings),
        ["convenience"] = new(4, AppIcons.Bolt),
        ["health-safety"] = new(5, AppIcons.HealthAndSafety),
        ["sensory-pleasure"] = new(6, AppIcons.Spa),
        ["identity-status"] = new(7, AppIcons.Diamond),
        ["social-gifting"] = new(8, AppIcons.CardGiftcard),
        ["hobby-mastery"] = new(9, AppIcons.Extension),
        ["novelty"] = new(10, AppIcons.Explore),
        ["sustainability"] = new(11, AppIcons.EnergySavingsLeaf),
    };

    public string Class => $"motive-{Hue}";

    /// <summary>A dimension of an edited vocabulary gets a hue from its key, so that it keeps it.</summary>
    public static MotiveLook Of(string dimension) =>
        Known.TryGetValue(dimension, out var look) ? look : new MotiveLook(StableHue(dimension), AppIcons.Label);

    // FNV-1a: string.GetHashCode differs from start to start.
    private static int StableHue(string key)
    {
        var hash = 2166136261u;
        foreach (var letter in key)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return (int)(hash % Hues);
    }
}
