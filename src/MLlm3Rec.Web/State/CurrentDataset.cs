namespace MLlm3Rec.Web.State;

/// <summary>
/// Which dataset this tab looks at: the one in the address, else the one looked at last, else the first there is.
/// </summary>
public sealed class CurrentDataset
{
    /// <summary>Name of the cookie that remembers the dataset between visits.</summary>
    public const string Cookie = "dataset";

    private readonly Subscribers subscribers = new();
    private string? remembered;

    /// <summary>Null while there is no dataset at all.</summary>
    public string? Name => All.Count == 0 ? remembered : All.FirstOrDefault(dataset => dataset == remembered) ?? All[0];

    /// <summary>Names of all datasets, as the store lists them.</summary>
    public IReadOnlyList<string> All { get; private set; } = [];

    public IDisposable OnChanged(Func<Task> callback) => subscribers.Add(callback);

    public void Remember(string? name) => remembered = name;

    public Task ChooseAsync(string name)
    {
        if (name == remembered)
        {
            return Task.CompletedTask;
        }

        remembered = name;
        return subscribers.NotifyAsync();
    }
}
