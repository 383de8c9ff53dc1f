using MLlm3Rec.Datasets;

namespace MLlm3Rec.Language.Connections;

/// <summary>A person of ours whom a test of a connection reads: always the same, so that two tests can be held against each other.</summary>
internal static class TrialPerson
{
    private const long Day = 86_400;

    public static Dataset Dataset { get; } = new(
        "connection-test",
        [new UserId("test-person")],
        [
            new Item
            {
                Id = new ItemId("t1"),
                Title = "Steel Water Bottle, 1 Litre",
                Categories = ["Outdoor"],
                Description = "One wall of steel that nothing dents. Comes with a lifetime guarantee.",
            },
            new Item
            {
                Id = new ItemId("t2"),
                Title = "Canvas Shoulder Bag",
                Categories = ["Bags"],
                Description = "Waxed canvas with double seams, repaired free of charge for ten years.",
            },
            new Item
            {
                Id = new ItemId("t3"),
                Title = "Cast Iron Pan",
                Categories = ["Kitchen"],
                Description = "Gets better with every year of use; needs no coating.",
            },
        ],
        [0, 3],
        [new Interaction(0, Day, 5, 0), new Interaction(1, 2 * Day, 5, -1), new Interaction(2, 3 * Day, 4, -1)],
        ["Bought it because it will outlive me."],
        SignalKind.Rating);
}
