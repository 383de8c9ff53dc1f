using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>How the built-in engine signs what it made.</summary>
public static class BuiltInProvenance
{
    public const string Engine = "built-in";

    /// <summary>Whether texts were read by clauses, so that examples teach whoever reads them again.</summary>
    public static bool IsByClauses(Provenance provenance) =>
        provenance.Engine == Engine && provenance.Model.StartsWith(Reader.ByClauses, StringComparison.Ordinal);

    /// <summary>Whether the engine of an earlier version made it, which read otherwise than today's.</summary>
    public static bool IsByEarlier(Provenance provenance) => provenance.Engine == Engine && !Reader.IsMethodOfToday(provenance.Model);

    public static Provenance Of(Reader reader, string knobs = "") => new(Engine, reader.Method, reader.Vocabulary.Version, knobs);
}
