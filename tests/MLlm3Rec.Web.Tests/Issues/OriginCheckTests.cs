using Microsoft.AspNetCore.Http;
using MLlm3Rec.Web.Guards;

namespace MLlm3Rec.Web.Issues;

/// <summary>A page of a stranger could open a circuit: no request's origin was looked at.</summary>
public sealed class OriginCheckTests
{
    [Theory]
    [InlineData("GET", "/_blazor", "https://evil.example", false)]
    [InlineData("GET", "/_blazor", "null", false)]
    [InlineData("GET", "/_blazor", "http://localhost:5081", false)]
    [InlineData("GET", "/_blazor", "http://localhost:5080", true)]
    [InlineData("GET", "/_blazor", "https://localhost:5080", true)]
    [InlineData("GET", "/_blazor", null, true)]
    [InlineData("POST", "/_blazor/negotiate", "https://evil.example", false)]
    [InlineData("POST", "/uploads", "https://evil.example", false)]
    [InlineData("DELETE", "/uploads/1", "https://evil.example", false)]
    [InlineData("POST", "/uploads", "https://team.example", true)]
    [InlineData("GET", "/profiles", "https://evil.example", true)]
    public void Passes_OriginOfAnother_OnlyWhereNothingChanges(string method, string path, string? origin, bool passes)
    {
        var request = Request(method, path);
        if (origin is not null)
        {
            request.Headers.Origin = origin;
        }

        Assert.Equal(passes, OriginCheck.Passes(request, ["https://team.example"]));
    }

    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    public void Passes_NoOrigin_GoesByTheNamedSite(string site, bool passes)
    {
        var request = Request("POST", "/uploads");
        request.Headers["Sec-Fetch-Site"] = site;

        Assert.Equal(passes, OriginCheck.Passes(request, []));
    }

    private static HttpRequest Request(string method, string path)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path, request.Scheme, request.Host) = (method, path, "http", new HostString("localhost:5080"));
        return request;
    }
}
