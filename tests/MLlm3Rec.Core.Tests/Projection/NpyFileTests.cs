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
    [InlineData("<f4", "False", "0000803F000000400000404000008040000000C00000A0C0")]
    [InlineData(">f4", "False", "3F800000400000004040000040800000C0000000C0A00000")]
    [InlineData("<f4", "True", "0000803F0000804000000040000000C0000040400000A0C0")]
    [InlineData(">f2", "False", "3C00400042004400C000C500")]
    [InlineData("|i1", "False", "01020304FEFB")]
    [InlineData(">i2", "True", "000100040002FFFE0003FFFB")]
    [InlineData("<i4", "False", "01000000020000000300000004000000FEFFFFFFFBFFFFFF")]
    public void Read_OtherNumbersAndOrders_SameMatrix(string type, string isFortran, string bytes)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "points.npy");
        var header = $"{{'descr': '{type}', 'fortran_order': {isFortran}, 'shape': (2, 3), }}".PadRight(117) + "\n";
        byte[] file =
        [
            0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.Latin1.GetBytes(header),
            .. Convert.FromHexString(bytes),
        ];
        File.WriteAllBytes(path, file);

        var read = NpyFile.Read(path);

        Assert.Equal(3, read.Columns);
        Assert.Equal([1, 2, 3, 4, -2, -5], read.Values);
    }

    [Theory]
    [InlineData("not numpy at all", "is not a NumPy file")]
    [InlineData("\u0093NUMPY\u0001\0v\0{'descr': '|O', 'fortran_order': False, 'shape': (2, 2), }", "must hold plain numbers")]
    [InlineData("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2, 2), }", "must have one row per point")]
    [InlineData("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 99999999999), }", "promises 99999999999 ×")]
    [InlineData("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", "promises 2 × 2 numbers of 4 bytes and holds")]
    public void Read_SomethingElse_SaysWhatIsWrong(string content, string reason)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "points.npy");
        File.WriteAllText(path, content.PadRight(128) + "\n", System.Text.Encoding.Latin1);

        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => NpyFile.Read(path)).Message, StringComparison.Ordinal);
    }
}
