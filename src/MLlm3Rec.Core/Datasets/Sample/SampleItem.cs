namespace MLlm3Rec.Datasets.Sample;

/// <summary>One item of the invented shop, with what was planted in it.</summary>
/// <param name="Text">What the shop shows.</param>
/// <param name="Product">Number of its product.</param>
/// <param name="Traits">Per dimension what it offers, in [0, 1].</param>
/// <param name="Appeal">How often it is looked at, whatever it offers.</param>
internal sealed record SampleItem(Item Text, int Product, double[] Traits, double Appeal);
