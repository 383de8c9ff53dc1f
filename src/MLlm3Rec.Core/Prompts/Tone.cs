namespace MLlm3Rec.Prompts;

/// <summary>How a model speaks. The built-in engine has one way of speaking.</summary>
public enum Tone
{
    Plain,
    Warm,
    Brief,
    Formal,
}
