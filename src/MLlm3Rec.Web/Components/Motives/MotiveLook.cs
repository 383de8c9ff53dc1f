using MudBlazor;

namespace MLlm3Rec.Web.Components.Motives;

/// <summary>How a motive dimension looks everywhere: one of twelve hues, and an icon, since hues alone do not tell twelve things apart.</summary>
internal sealed record MotiveLook(int Hue, string Icon)
{
    private const int Hues = 12;

    private static readonly Dictionary<string, MotiveLook> Known = new(StringComparer.Ordinal)
    {
        ["functionality"] = new(0, Icons.Material.Outlined.Build),
        ["aesthetics"] = new(1, Icons.Material.Outlined.Palette),
        ["quality"] = new(2, Icons.Material.Outlined.WorkspacePremium),
        ["value"] = new(3, Icons.Material.Outlined.Savings),
        ["convenience"] = new(4, Icons.Material.Outlined.Bolt),
        ["health-safety"] = new(5, Icons.Material.Outlined.HealthAndSafety),
        ["sensory-pleasure"] = new(6, Icons.Material.Outlined.Spa),
        ["identity-status"] = new(7, Icons.Material.Outlined.Diamond),
        ["social-gifting"] = new(8, Icons.Material.Outlined.CardGiftcard),
        ["hobby-mastery"] = new(9, Icons.Material.Outlined.Extension),
        ["novelty"] = new(10, Icons.Material.Outlined.Explore),
        ["sustainability"] = new(11, Icons.Material.Outlined.EnergySavingsLeaf),
    };

    public string Class => $"motive-{Hue}";

    /// <summary>A dimension of an edited vocabulary gets a hue from its key, so that it keeps it.</summary>
    public static MotiveLook Of(string dimension) =>
        Known.TryGetValue(dimension, out var look) ? look : new MotiveLook(StableHue(dimension), Icons.Material.Outlined.Label);

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
