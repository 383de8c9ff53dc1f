namespace MLlm3Rec.Map;

/// <summary>What sets one group of a map apart: enough for a name.</summary>
/// <param name="Users">How many users lie in it.</param>
/// <param name="Items">How many items.</param>
/// <param name="Dimensions">Names of the dimensions on which it stands out, the clearest first.</param>
/// <param name="Words">Words of titles that are more frequent in it than elsewhere, the most telling first.</param>
/// <param name="Examples">Titles of the items in it that were chosen most often.</param>
public sealed record GroupSketch(int Users, int Items, IReadOnlyList<string> Dimensions, IReadOnlyList<string> Words, IReadOnlyList<string> Examples);
