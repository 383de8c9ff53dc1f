using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace MLlm3Rec.Connections;

public sealed class ApiKeyTests
{
    private const string Secret = "sk-very-secret-4711";

    private static readonly OpenedConnection Opened = new(
        new Connection { Name = "x", Kind = ServerKind.Compatible, BaseAddress = new Uri("http://localhost/v1"), ChatModel = "m" },
        new ApiKey(Secret));

    [Fact]
    public void OpenedConnection_AsText_HidesTheKey() => Assert.DoesNotContain(Secret, Opened.ToString());

    [Fact]
    public void OpenedConnection_AsJson_HidesTheKey() => Assert.DoesNotContain(Secret, JsonSerializer.Serialize(Opened));

    [Fact]
    public void ApiKey_InADebugger_IsHidden()
    {
        var display = typeof(ApiKey).GetCustomAttribute<DebuggerDisplayAttribute>();

        Assert.Equal("(hidden)", display?.Value);
        Each.Holds(
            typeof(ApiKey).GetFields(BindingFlags.Instance | BindingFlags.NonPublic),
            field => Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State));
        Assert.Empty(typeof(ApiKey).GetProperties());
    }

    [Fact]
    public void Reveal_KeyWithALineEnd_IsTrimmed() => Assert.Equal(Secret, new ApiKey($" {Secret}\n").Reveal());
}
