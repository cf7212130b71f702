using InnovationSim.Web.Hosting;
using Microsoft.AspNetCore.Http;

namespace InnovationSim.Web.Tests.Hosting;

public class SameOriginTests
{
    [Theory]
    [InlineData("GET", "http://sim.example:8080", null, false)]
    [InlineData("GET", "https://sim.example:8080", null, false)]
    [InlineData("GET", "http://evil.example:8080", null, true)]
    [InlineData("GET", "http://sim.example:9090", null, true)]
    [InlineData("GET", null, "cross-site", false)]
    [InlineData("POST", null, "cross-site", true)]
    [InlineData("POST", null, "same-origin", false)]
    [InlineData("POST", null, null, false)]
    [InlineData("POST", "no address", null, true)]
    public void Requests_of_pages_elsewhere_are_told_by_what_browsers_say(string method, string? origin, string? site, bool foreign)
    {
        HttpRequest request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Host = new HostString("sim.example", 8080);
        if (origin is not null) request.Headers.Origin = origin;
        if (site is not null) request.Headers["Sec-Fetch-Site"] = site;

        SameOrigin.IsForeign(request).ShouldBe(foreign);
    }
}
