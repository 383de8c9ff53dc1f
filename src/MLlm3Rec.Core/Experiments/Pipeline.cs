namespace MLlm3Rec.Experiments;

/// <summary>What is made of an imported dataset, in the order in which it is made.</summary>
public enum PipelineStage
{
    /// <summary>Traits and vectors of the items.</summary>
    Traits,

    /// <summary>Motives of the users.</summary>
    Motives,

    /// <summary>Weights of the ranking.</summary>
    Ranking,
}

/// <summary>The order of the pipeline: what must be there before what, and which run makes it.</summary>
public static class Pipeline
{
    public static IReadOnlyList<PipelineStage> Stages { get; } = Enum.GetValues<PipelineStage>();

    /// <summary>What must be there before a stage: motives and weights are both learned from traits, and neither from the other.</summary>
    public static IReadOnlyList<PipelineStage> Needs(PipelineStage stage) => stage == PipelineStage.Traits ? [] : [PipelineStage.Traits];

    /// <summary>What must be there before a run may start; a method that can be fitted on the spot needs no weights.</summary>
    public static IReadOnlyList<PipelineStage> Needs(RunRequest request) => request switch
    {
        ImportRequest or EncodeRequest { Engine: null } => [],
        FitRequest fit when !MethodCatalogue.NeedsEngine(fit.Method) => [],
        RankRequest rank when MethodCatalogue.NeedsEngine(rank.Method) => [PipelineStage.Traits, PipelineStage.Ranking],
        FaithfulnessRequest => [PipelineStage.Traits, PipelineStage.Ranking],
        EvaluateRequest evaluate when !evaluate.Methods.Any(MethodCatalogue.NeedsEngine) => [],
        _ => [PipelineStage.Traits],
    };

    /// <summary>The run that makes a stage with the built-in engine; what models told stays.</summary>
    public static RunRequest Request(PipelineStage stage, string dataset) => stage switch
    {
        PipelineStage.Traits => new EncodeRequest { Dataset = dataset },
        PipelineStage.Motives => new ExtractRequest { Dataset = dataset, KeepModelMade = true },
        PipelineStage.Ranking => new TrainRequest { Dataset = dataset },
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, message: null),
    };

    /// <summary>The runs that make what is missing or stale, in order. What needs something that is made anew is made anew too.</summary>
    /// <param name="dataset">Its name.</param>
    /// <param name="isOpen">Whether a stage is missing or stale.</param>
    public static IReadOnlyList<RunRequest> Steps(string dataset, Func<PipelineStage, bool> isOpen)
    {
        var made = new List<PipelineStage>();
        made.AddRange(Stages.Where(stage => isOpen(stage) || Needs(stage).Any(made.Contains)));
        return [.. made.Select(stage => Request(stage, dataset))];
    }
}
