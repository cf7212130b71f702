namespace InnovationSim.Silo.Shutdown;

/// <summary>Something that gives what it holds to other silos before this one stops.</summary>
public interface ISiloHandover
{
    /// <summary>Hands over. Called once, after the silo has said that it is not ready for more, and while it still is a full member of the cluster.</summary>
    /// <param name="cancellationToken">Cancelled when there is no more time; then whatever is left is lost as when a silo is killed.</param>
    Task HandOverAsync(CancellationToken cancellationToken);
}
