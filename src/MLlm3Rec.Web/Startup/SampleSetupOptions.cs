namespace MLlm3Rec.Web.Startup;

/// <summary>What the first start does; section "Sample" of the settings.</summary>
public sealed class SampleSetupOptions
{
    /// <summary>Whether an empty workbench begins with the bundled sample. Default true.</summary>
    public bool Bring { get; set; } = true;
}
