using System.Text.Json.Serialization;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Map;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Experiments;

/// <summary>What a run is asked to do. Everything needed to do it again is in here; it is stored and shown with the run.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ImportRequest), "import")]
[JsonDerivedType(typeof(EncodeRequest), "encode")]
[JsonDerivedType(typeof(ExtractRequest), "extract")]
[JsonDerivedType(typeof(TrainRequest), "train")]
[JsonDerivedType(typeof(FitRequest), "fit")]
[JsonDerivedType(typeof(RankRequest), "rank")]
[JsonDerivedType(typeof(EvaluateRequest), "evaluate")]
[JsonDerivedType(typeof(ProjectRequest), "project")]
[JsonDerivedType(typeof(FaithfulnessRequest), "faithfulness")]
[JsonDerivedType(typeof(TestRequest), "test")]
public abstract record RunRequest
{
    /// <summary>Name of the dataset the run reads or makes.</summary>
    public required string Dataset { get; init; }

    /// <summary>What it does. An override does not inherit JsonIgnore and would meet the discriminator.</summary>
    [JsonIgnore]
    public abstract RunKind Kind { get; }
}

/// <summary>Read files into a new dataset.</summary>
public sealed record ImportRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Import;

    /// <summary>Files or folders.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Key of a source format, or null to detect it by content.</summary>
    public string? Format { get; init; }

    /// <summary>Column mapping for tables ("user" → column name …), or null to guess it.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>Keep only users and items with at least this many interactions, repeated until stable; 0 keeps all.</summary>
    public int KCore { get; init; }

    /// <summary>Made by our own generator; shown wherever the dataset is shown.</summary>
    public bool Synthetic { get; init; }

    /// <summary>The paths are an upload of ours and are removed when the run has ended for good.</summary>
    public bool RemovePathsAfterwards { get; init; }
}

/// <summary>Traits and trait vectors of all items (MOTE).</summary>
public sealed record EncodeRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Encode;

    /// <summary>Which model reads the texts; null for the built-in engine. A model's traits join those that the built-in engine has made
    /// before.</summary>
    public ModelUse? Engine { get; init; }

    /// <summary>Ids of the items that the model reads, or null for all. The built-in engine always reads all.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>What the built-in engine reads clauses with: a connection that embeds, "encoder" for the sentence encoder that comes with the
    /// program, or "cues" for none. Null for that encoder where it is there, else cues.</summary>
    public string? Embedder { get; init; }
}

/// <summary>Motivation profiles of users (MOPE).</summary>
public sealed record ExtractRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Extract;

    /// <summary>Ids of the users, or null for all.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>Which model reads the histories; null for the built-in engine.</summary>
    public ModelUse? Engine { get; init; }

    /// <summary>For a model: read all but each person's last choice, so that a ranking that hides it may go by what was told.</summary>
    public bool LeaveOutLast { get; init; }

    /// <summary>For the built-in engine: profiles that a model made stay what readers see. A model's own run always replaces whom it was asked
    /// about.</summary>
    public bool KeepModelMade { get; init; }
}

/// <summary>MAR's weights and the statistics that recommenders need, fitted on train, weights on validation.</summary>
public sealed record TrainRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Train;

    public int Seed { get; init; } = 42;
}

/// <summary>One method fitted to the train part and kept, so that pages and evaluations need not fit it again.</summary>
public sealed record FitRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Fit;

    /// <summary>A name of the catalogue; MAR's weights are learned by <see cref="TrainRequest"/>.</summary>
    public required string Method { get; init; }

    /// <summary>What differs from the options as shipped: "embedding-size" → "32".</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Compare the method's grid of settings on validation first, and keep the best.</summary>
    public bool Tune { get; init; }

    public int Seed { get; init; } = 42;
}

/// <summary>The best items of every user, stored.</summary>
public sealed record RankRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Rank;

    public string Method { get; init; } = "mar";

    public int Top { get; init; } = 10;

    /// <summary>
    /// Whether people whose motives a model told are ranked by those. Stored under its first name, so that earlier runs repeat as they were.
    /// </summary>
    [JsonPropertyName("goesByTold")]
    public bool UsesModelProfile { get; init; } = true;
}

/// <summary>Methods measured on hidden choices.</summary>
public sealed record EvaluateRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Evaluate;

    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>What the hidden item is ranked among.</summary>
    public Protocol Protocol { get; init; } = Protocol.Full;

    public int Negatives { get; init; } = 99;

    /// <summary>A frozen case file (user, valid, test, negatives), or null to draw candidates with the seed.</summary>
    public string? Cases { get; init; }

    /// <summary>Visible choices before the hidden one, latest kept; null for all.</summary>
    public int? History { get; init; }

    /// <summary>How many users, drawn with the seed; null for all.</summary>
    public int? Users { get; init; }

    /// <summary>Where each method that asks a model stops by itself; the report then says how many users it covers.</summary>
    public Exchanges.BudgetLimits Budget { get; init; } = Exchanges.BudgetLimits.Unlimited;

    public int Seed { get; init; } = 42;

    public SplitRule Split { get; init; } = SplitRule.LeaveLastOut;

    public TieRule Ties { get; init; } = TieRule.Keep;

    public RepeatRule Repeats { get; init; } = RepeatRule.LeaveOut;

    /// <summary>How a hidden choice must be rated to be asked about.</summary>
    public RatingThreshold HiddenRated { get; init; } = RatingThreshold.Any;

    /// <summary>How a choice must be rated for methods to learn from it and to see it.</summary>
    public RatingThreshold LearnedRated { get; init; } = RatingThreshold.Any;

    /// <summary>Choices drawn by lot per real one that are added to what methods learn from and see, in [0, 1].</summary>
    public double Noise { get; init; }

    /// <summary>What people call it; null for a name made of its settings.</summary>
    public string? Name { get; init; }
}

/// <summary>A map of users and items.</summary>
public sealed record ProjectRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Project;

    public MapOptions Options { get; init; } = new();
}

/// <summary>A draft of the prompt tried on real people, beside the live one.</summary>
public sealed record TestRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Test;

    /// <summary>Number of the test, which holds what is compared and on whom.</summary>
    public required int Test { get; init; }

    /// <summary>Which model is asked; null for the built-in engine. Retrying asks only about those who failed.</summary>
    public ModelUse? Engine { get; init; }
}
