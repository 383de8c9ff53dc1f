namespace MLlm3Rec.Projection;

public sealed class NpyFileTests
{
    [Fact]
    public void Write_ThenRead_SameNumbers()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "points.npy");

        new NpyFile(3, [1, 2, 3, 4, 5, -6.5f]).Write(path);

        var read = NpyFile.Read(path);
        Assert.Equal(3, read.Columns);
        Assert.Equal([1, 2, 3, 4, 5, -6.5f], read.Values);
        Assert.Equal(0, (new FileInfo(path).Length - 6 * 4) % 64);
    }

    [Theory]
    [InlineData("not numpy at all", "is not a NumPy file")]
    [InlineData("\u0093NUMPY\u0001\0v\0{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }", "must hold little-endian float32")]
    [InlineData("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", "promises 2 × 2 float32 numbers and holds")]
    public void Read_SomethingElse_SaysWhatIsWrong(string content, string reason)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "points.npy");
        File.WriteAllText(path, content.PadRight(128) + "\n", System.Text.Encoding.Latin1);

        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => NpyFile.Read(path)).Message, StringComparison.Ordinal);
    }
}
