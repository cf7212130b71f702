using System.CommandLine;
using InnovationSim.Contracts;
using InnovationSim.Silo.Client;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo fork</c>: a run that shares another's history up to a year and differs by policy after.</summary>
internal static class ForkCommand
{
    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        Option<int?> atYear = Inputs.WholeNumber("--at-year", "Last year of the shared history");
        atYear.Required = true;
        Option<int?> years = Inputs.WholeNumber("--years", "Years in all [default: those of the run]");
        Option<string[]> sets = Inputs.Sets();
        Option<string[]> policies = PolicyInputs.Option();
        Option<string?> label = Inputs.Label();
        var after = new Submitted();
        return ClusterCommand.Create(
            "fork", "Branches off from a run: the same history up to a year, other parameters or levers after. The run itself is not touched.", parsed =>
            {
                var request = new ForkRequest
                {
                    AtYear = parsed.GetValue(atYear)!.Value,
                    Years = parsed.GetValue(years),
                    Sets = Inputs.ReadSets(parsed.GetValue(sets)),
                    Policies = PolicyInputs.Read(parsed.GetValue(policies)),
                    Label = parsed.GetValue(label),
                };
                return (service, cancellationToken) => after.ShowAsync(
                    parsed, service, key => service.ForkAsync(parsed.GetRequiredValue(run), request, key, cancellationToken), cancellationToken);
            },
            [run, atYear, years, sets, policies, label, .. after.Options]);
    }
}
