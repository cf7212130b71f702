using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Experiments;

public sealed class DocsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_stale_document_is_named_with_its_sections_and_then_filled_in()
    {
        _folder.Write("model.md", "Text.\n\n<!-- generated: metrics -->\n<!-- end of generated -->\n");
        Innosim.Run(_folder, "docs", "model.md", "--check").ShouldHaveFailed("model.md is stale in metrics", "'innosim docs model.md' fills it in");
        Innosim.Run(_folder, "docs", "model.md").ShouldBeDone().Error.ShouldContain("filled in metrics");
        File.ReadAllText(_folder.In("model.md")).ShouldContain("| `gdp` | yuan | region |");
        Innosim.Run(_folder, "docs", "model.md", "--check").ShouldBeDone().Error.ShouldContain("is up to date");
    }

    [Fact]
    public void A_document_that_is_not_there_is_refused() => Innosim.Run(_folder, "docs").ShouldBeRefused("There is no file 'docs/ODD.md'");

    [Fact]
    public void A_section_that_nobody_knows_is_refused()
    {
        _folder.Write("model.md", "<!-- generated: matrics -->\n<!-- end of generated -->\n");
        Innosim.Run(_folder, "docs", "model.md").ShouldBeRefused("model.md: Line 1: there is no section 'matrics'");
    }
}
