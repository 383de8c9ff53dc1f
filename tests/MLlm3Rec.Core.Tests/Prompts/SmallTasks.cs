using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Prompts;

/// <summary>One task with a required and an optional variable and a reply of two fields.</summary>
internal static class SmallTasks
{
    public static ShippedPrompts Shipped { get; } = new(
    [
        new PromptTask("profile", "Motives of a person", "Why one person chooses.",
            [new("history", "The choices.", IsRequired: true), new("dimensions", "The dimensions.", IsRequired: true), .. PromptKnobs.Variables],
            new PromptText("profile", "Answer {\"motives\": [{\"dimension\": \"key\"}]} and {{dimensions}}", "{{history}}", 0.2, 2000)),
    ]);

    public static PromptSet Set => PromptSet.Of(Shipped);

    public static PromptSet WithTexts(string system, string user) => Set.With(Set.Texts[0] with { System = system, User = user });
}
