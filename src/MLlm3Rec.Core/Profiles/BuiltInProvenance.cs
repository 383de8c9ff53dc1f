using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>How the built-in engine signs what it made.</summary>
public static class BuiltInProvenance
{
    public const string Engine = "built-in";

    public static Provenance Of(Reader reader, string knobs = "") => new(Engine, reader.Method, reader.Vocabulary.Version, knobs);
}
