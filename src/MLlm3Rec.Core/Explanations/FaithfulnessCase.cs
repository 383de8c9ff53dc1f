namespace MLlm3Rec.Explanations;

/// <summary>One person's drops of the score of the item that is proposed first.</summary>
/// <param name="Score">As it is, less what a person without any choice gets: what there is to lose.</param>
/// <param name="Explained">Drop without the choices that are explained to count most (comprehensiveness).</param>
/// <param name="Random">Mean drop without as many choices drawn by lot.</param>
/// <param name="KeptExplained">Drop when only those choices are kept (sufficiency: small is good).</param>
/// <param name="KeptRandom">Mean drop when only as many choices drawn by lot are kept.</param>
/// <param name="ExplainedTraits">Drop without the motive that is explained to count most; null where no motive speaks for the item.</param>
/// <param name="RandomTraits">Mean drop without one of the item's motives drawn by lot; null likewise.</param>
public sealed record FaithfulnessCase(
    double Score, double Explained, double Random, double KeptExplained, double KeptRandom, double? ExplainedTraits, double? RandomTraits);
