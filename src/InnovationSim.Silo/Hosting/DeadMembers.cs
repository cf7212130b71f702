using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace InnovationSim.Silo.Hosting;

/// <summary>
/// Lets a silo join a cluster whose silos have all died at once. A silo that joins waits until every member answers, and members are declared dead by
/// others that live: with none left it would wait in vain. So one that has given no sign of life for as long as any silo may be without, and whose port
/// takes no connection, is declared dead by whoever joins.
/// </summary>
internal sealed partial class DeadMembers(
    IMembershipTable table, IClusterMembershipService membership, ILocalSiloDetails me, IOptions<ClusterMembershipOptions> options, ILogger<DeadMembers> log)
    : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer)
    {
        var joined = new CancellationTokenSource();
        Task looking = Task.CompletedTask;
        observer.Subscribe(
            nameof(DeadMembers),
            ServiceLifecycleStage.ValidateInitialConnectivity - 1,
            _ =>
            {
                looking = Task.Run(() => LookAsync(joined.Token), CancellationToken.None);
                return Task.CompletedTask;
            },
            async _ =>
            {
                await joined.CancelAsync().ConfigureAwait(false);
                await looking.ConfigureAwait(false);
                joined.Dispose();
            });
        observer.Subscribe(nameof(DeadMembers), ServiceLifecycleStage.Active, _ => joined.CancelAsync(), _ => Task.CompletedTask);
    }

    private async Task LookAsync(CancellationToken joined)
    {
        while (!joined.IsCancellationRequested)
        {
            try
            {
                await LookOnceAsync(joined).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Joining itself tells what is wrong with the table.
                LogCannotLook(failure.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(LookEvery, joined).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookOnceAsync(CancellationToken joined)
    {
        MembershipTableData members = await table.ReadAll().WaitAsync(joined).ConfigureAwait(false);
        TimeSpan longest = options.Value.IAmAliveTablePublishTimeout * options.Value.NumMissedTableIAmAliveLimit;
        foreach ((MembershipEntry member, _) in members.Members)
        {
            if (member.SiloAddress.Equals(me.SiloAddress) || member.Status is SiloStatus.Dead or SiloStatus.None) continue;
            DateTime sign = member.IAmAliveTime > member.StartTime ? member.IAmAliveTime : member.StartTime;
            if (DateTime.UtcNow - sign < longest || await AnswersAsync(member.SiloAddress, joined).ConfigureAwait(false)) continue;
            LogDeclaredDead(member.SiloAddress.ToString(), (DateTime.UtcNow - sign).TotalSeconds);
            await membership.TryKill(member.SiloAddress).ConfigureAwait(false);
        }
    }

    private static async Task<bool> AnswersAsync(SiloAddress silo, CancellationToken joined)
    {
        using var socket = new Socket(silo.Endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(joined);
        patience.CancelAfter(AnswersWithin);
        try
        {
            await socket.ConnectAsync(silo.Endpoint, patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            joined.ThrowIfCancellationRequested();
            return false;
        }
    }

    [LoggerMessage(8, LogLevel.Warning, "Silo {Silo} has given no sign of life for {Seconds:F0} s and does not answer: it is declared dead")]
    private partial void LogDeclaredDead(string silo, double seconds);

    [LoggerMessage(9, LogLevel.Warning, "The members of the cluster cannot be looked at: {Reason}")]
    private partial void LogCannotLook(string reason);
}
