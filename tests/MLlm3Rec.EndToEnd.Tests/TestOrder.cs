using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;
using Xunit.v3;

namespace MLlm3Rec.EndToEnd;

/// <summary>
/// The same order wherever the repository lies: the runner's own one hangs on the folder's name, so that a test that leans on another
/// fails on one machine alone. MLLM3REC_TEST_ORDER set to a number shuffles, which finds such tests.
/// </summary>
public sealed class TestOrder : ITestCaseOrderer, ITestCollectionOrderer
{
    private static readonly string? Seed = Environment.GetEnvironmentVariable("MLLM3REC_TEST_ORDER");

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase => [.. testCases.OrderBy(test => Key(test.TestCaseDisplayName), StringComparer.Ordinal)];

    /// <summary>Classes that share a server run one after the other and take longest: they begin.</summary>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionClassName is null)
            .ThenBy(collection => Key(collection.TestCollectionDisplayName), StringComparer.Ordinal)];

    private static string Key(string name) =>
        string.IsNullOrEmpty(Seed) ? name : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Seed + name)));
}
