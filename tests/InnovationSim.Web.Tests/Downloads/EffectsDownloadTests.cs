using System.Net;
using InnovationSim.Analysis.Comparison;
using InnovationSim.Contracts;
using InnovationSim.Web.Tests.Building;

namespace InnovationSim.Web.Tests.Downloads;

[Collection(WebHostTests.Name)]
public class EffectsDownloadTests(WebHostFixture web)
{
    [Fact]
    public async Task The_file_of_an_experiment_has_every_effect()
    {
        string experiment = await web.ExperimentAsync();
        string[] lines = (await web.Http.GetStringAsync($"files/experiments/{experiment}/effects.csv")).TrimEnd('\n').Split('\n');
        lines[0].ShouldBe(string.Join(',', ComparisonCsv.Columns));
        ExperimentEffects effects = await web.Host.Experiments.EffectsAsync(experiment, new EffectsQuery());
        lines.Length.ShouldBe(effects.Effects.Count + 1);
        lines.Skip(1).Select(line => string.Join(',', line.Split(',')[..2])).ShouldBe(effects.Effects.Select(effect => $"{effect.Arm},{effect.Metric}"));
    }

    [Fact]
    public async Task The_file_of_no_experiment_is_not_found()
    {
        using HttpResponseMessage answer = await web.Http.GetAsync(new Uri("files/experiments/nobody/effects.csv", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
