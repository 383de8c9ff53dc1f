using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Map;

/// <summary>What maps are made from.</summary>
/// <param name="Dataset">Users, items and histories.</param>
/// <param name="Vocabulary">The dimensions.</param>
/// <param name="Readings">What all texts say.</param>
/// <param name="Extractor">What histories say.</param>
public sealed record MapSource(Dataset Dataset, Vocabulary Vocabulary, ItemReadings Readings, BuiltInProfileExtractor Extractor);
