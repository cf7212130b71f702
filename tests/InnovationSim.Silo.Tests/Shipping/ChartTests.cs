using System.Text.Json;
using System.Text.RegularExpressions;
using InnovationSim.Silo.Health;
using InnovationSim.Silo.Options;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace InnovationSim.Silo.Tests.Shipping;

public partial class ChartTests
{
    private const string StatefulSet = ShippedFile.Chart + "/templates/statefulset.yaml";

    private static readonly YamlNode Values = ShippedFile.Yaml(ShippedFile.Chart + "/values.yaml");

    public static TheoryData<string> Templates { get; } = [.. ShippedFile.Templates()];

    public static TheoryData<string> Manifests { get; } = [.. ShippedFile.Templates().Where(path => path.EndsWith(".yaml", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Braces_and_blocks_are_closed(string path)
    {
        string text = ShippedFile.Text(path);
        Regex.Count(text, "{{").ShouldBe(Regex.Count(text, "}}"));
        string[] words = [.. Action().Matches(text).Select(match => match.Groups["word"].Value)];
        words.Count(word => word is "if" or "with" or "range" or "define").ShouldBe(words.Count(word => word == "end"));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_value_that_a_template_uses_is_in_the_values(string path)
    {
        foreach (Match match in Value().Matches(ShippedFile.Text(path)))
        {
            YamlNode node = Values;
            foreach (string key in match.Groups["path"].Value.Split('.'))
            {
                node.Has(key).ShouldBeTrue($"{match.Value} in {path}");
                node = node.At(key);
            }
        }
    }

    [Fact]
    public void Every_value_is_used_by_a_template()
    {
        string all = string.Concat(ShippedFile.Templates().Select(ShippedFile.Text));
        Leaves(Values, "").Where(path => !Value().Matches(all).Any(match => IsOrHolds(match.Groups["path"].Value, path))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_helper_that_is_used_is_defined()
    {
        string all = string.Concat(ShippedFile.Templates().Select(ShippedFile.Text));
        Regex.Matches(all, "include \"(?<name>[^\"]+)\"").Select(match => match.Groups["name"].Value).Distinct()
            .ShouldBe(Regex.Matches(all, "define \"(?<name>[^\"]+)\"").Select(match => match.Groups["name"].Value), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void What_is_left_without_the_actions_is_YAML(string path)
    {
        foreach (YamlNode document in Skeleton(path))
        {
            document.Has("kind").ShouldBeTrue();
            document.At("metadata").Has("name").ShouldBeTrue();
        }
    }

    [Fact]
    public void The_values_satisfy_their_schema()
    {
        using JsonDocument schema = JsonDocument.Parse(ShippedFile.Text(ShippedFile.Chart + "/values.schema.json"));
        SmallSchema.Problems(schema.RootElement, Values, "values").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("replicaCount: 0", "values.replicaCount")]
    [InlineData("replicaCount: two", "values.replicaCount")]
    [InlineData("logFormat: xml", "values.logFormat")]
    [InlineData("clusterId: a b", "values.clusterId")]
    [InlineData("replicas: 2", "values.replicas")]
    public void Values_that_make_no_sense_do_not_satisfy_it(string line, string where)
    {
        using JsonDocument schema = JsonDocument.Parse(ShippedFile.Text(ShippedFile.Chart + "/values.schema.json"));
        SmallSchema.Problems(schema.RootElement, ShippedFile.Parse(line).Single(), "values")
            .ShouldContain(problem => problem.StartsWith(where + ":", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_variable_for_our_program_is_an_option_of_it_and_every_option_can_be_set()
    {
        string[] set = [.. Regex.Matches(ShippedFile.Text(StatefulSet), "name: (?<name>INNOVATIONSIM_[A-Z_]+)").Select(match => match.Groups["name"].Value)];
        set.ShouldBe(SiloOptions.All.Select(setting => setting.Variable), ignoreOrder: true);
    }

    [Fact]
    public void Probes_ask_for_paths_that_there_are() =>
        Regex.Matches(ShippedFile.Text(StatefulSet), "path: (?<path>/health\\S*)").Select(match => match.Groups["path"].Value)
            .ShouldBe([HealthSetup.Startup, HealthSetup.Live, HealthSetup.Ready]);

    [Fact]
    public void Ports_are_those_of_the_program()
    {
        var usual = new SiloSettings();
        Values.At("ports").Entries().ToDictionary(port => port.Key, port => int.Parse(port.Value.AsText()))
            .ShouldBe(new Dictionary<string, int> { ["http"] = usual.Http.Port, ["silo"] = usual.SiloPort, ["gateway"] = usual.GatewayPort });
    }

    [Fact]
    public void A_pod_is_given_longer_to_stop_than_its_silo_takes() =>
        ShippedFile.Text(StatefulSet).ShouldContain("terminationGracePeriodSeconds: {{ add .Values.shutdownTimeoutSeconds .Values.terminationExtraSeconds }}");

    [Fact]
    public void Pods_have_no_more_rights_than_they_need()
    {
        YamlNode pod = Skeleton(StatefulSet).Single().At("spec", "template", "spec");
        pod.At("securityContext", "runAsNonRoot").AsText().ShouldBe("true");
        pod.At("automountServiceAccountToken").AsText().ShouldBe("false");
        YamlNode container = pod.At("containers").Items().Single().At("securityContext");
        container.At("readOnlyRootFilesystem").AsText().ShouldBe("true");
        container.At("allowPrivilegeEscalation").AsText().ShouldBe("false");
    }

    /// <summary>A template without its actions: lines that are nothing else go, others get a word in their place.</summary>
    private static IReadOnlyList<YamlNode> Skeleton(string path)
    {
        IEnumerable<string> lines = ShippedFile.Text(path).Split('\n').Where(line => !OnlyActions().IsMatch(line));
        return ShippedFile.Parse(Regex.Replace(string.Join('\n', lines), "{{.*?}}", "word"));
    }

    private static IEnumerable<string> Leaves(YamlNode node, string path) => node is YamlMappingNode { Children.Count: > 0 }
        ? node.Entries().SelectMany(entry => Leaves(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}"))
        : [path];

    private static bool IsOrHolds(string used, string path) => path == used || path.StartsWith(used + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"{{-?\s*(?<word>\w+)")]
    private static partial Regex Action();

    [GeneratedRegex(@"\.Values\.(?<path>\w+(\.\w+)*)")]
    private static partial Regex Value();

    [GeneratedRegex(@"^\s*{{.*}}\s*$")]
    private static partial Regex OnlyActions();
}
