namespace MLlm3Rec.Datasets.Sources;

/// <summary>A source that cannot become a dataset. The message is for the person who chose it: what is wrong and what to do.</summary>
public sealed class SourceRefusedException(string message, Exception? cause = null) : Exception(message, cause);
