namespace MLlm3Rec.Testing;

/// <summary>The folder of a test that has ended.</summary>
public static class LeftFolder
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private const int Tries = 40;

    /// <summary>Removes it with all it holds. A page that was just closed may still be reading its database, whose files then come and go for a
    /// moment.</summary>
    public static async Task RemoveAsync(DirectoryInfo folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < Tries)
            {
                await Task.Delay(Pause);
            }
        }
    }
}
