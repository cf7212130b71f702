using System.Net;
using System.Security.Cryptography.X509Certificates;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Security;
using InnovationSim.Silo.Tests.Building;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Clustering;

public sealed class ClusterTlsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Connects = TimeSpan.FromSeconds(5);

    private readonly Certificates _ours = new();
    private readonly Certificates _theirs = new();

    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
    }

    [PostgresFact]
    public async Task Silos_with_certificates_of_the_same_authority_form_a_cluster()
    {
        await using TestSchema schema = await TestSchema.MigratedAsync();
        await using TestSilo one = await TestSilo.StartAsync(TestSilo.In(schema) with { Tls = _ours.Issue("one") });
        await using TestSilo other = await TestSilo.StartAsync(TestSilo.In(schema) with { Tls = _ours.Issue("other") });
        await Until.TrueAsync("two active silos", Patience, async () => await ClusterTests.ActiveAsync(one) == 2);
        string[] places = await Task.WhenAll(Enumerable.Range(0, 64).Select(grain => one.Grains.GetGrain<IAlarmGrain>(grain).SiloAsync()));
        places.Distinct().Count().ShouldBe(2, "calls went over TLS");
    }

    [Fact]
    public async Task A_client_is_served_if_its_certificate_is_trusted()
    {
        await using TestSilo silo = await TestSilo.StartAsync(TestSilo.Alone() with { Tls = _ours.Issue("silo") });
        (await ServesAsync(silo, client => new ClusterTls(_ours.Issue("client")).Apply(client))).ShouldBeTrue();
        (await ServesAsync(silo, client => new ClusterTls(_theirs.Issue("stranger") with { Authority = _ours.AuthorityFile }).Apply(client))).ShouldBeFalse();
        (await ServesAsync(silo, _ => { })).ShouldBeFalse("without TLS");
    }

    [Fact]
    public async Task A_client_refuses_a_silo_that_it_does_not_trust()
    {
        await using TestSilo silo = await TestSilo.StartAsync(TestSilo.Alone() with { Tls = _ours.Issue("silo", mutual: false) });
        (await ServesAsync(silo, client => new ClusterTls(_theirs.Issue("client", mutual: false)).Apply(client))).ShouldBeFalse();
        (await ServesAsync(silo, client => new ClusterTls(_ours.Issue("client", mutual: false)).Apply(client))).ShouldBeTrue();
    }

    [Fact]
    public void A_certificate_that_has_expired_is_not_trusted()
    {
        var tls = new ClusterTls(_ours.Issue("mine"));
        using X509Certificate2 good = X509CertificateLoader.LoadCertificateFromFile(_ours.Issue("good").Certificate);
        using X509Certificate2 old = X509CertificateLoader.LoadCertificateFromFile(_ours.Issue("old", until: TimeSpan.FromSeconds(-1)).Certificate);
        tls.IsTrusted(good, sent: null).ShouldBeTrue();
        tls.IsTrusted(old, sent: null).ShouldBeFalse();
    }

    [Fact]
    public void Files_that_cannot_be_used_are_named_by_their_option()
    {
        TlsSettings good = _ours.Issue("good");
        Refused(good with { Certificate = "nowhere.pem" }).ShouldStartWith("--tls-certificate is 'nowhere.pem', which cannot be used");
        Refused(good with { Key = "nowhere.key" }).ShouldStartWith("--tls-key is 'nowhere.key', which cannot be used");
        Refused(good with { Authority = good.Key }).ShouldStartWith($"--tls-ca is '{good.Key}', which cannot be used");
        Refused(good with { Key = _ours.Issue("another").Key }).ShouldStartWith("--tls-certificate is ");
    }

    private static string Refused(TlsSettings tls) => Should.Throw<BadInputException>(() => new ClusterTls(tls)).Message;

    private static async Task<bool> ServesAsync(TestSilo silo, Action<IClientBuilder> tls)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, silo.Settings.GatewayPort));
            client.Configure<ClusterOptions>(options =>
                (options.ClusterId, options.ServiceId) = (silo.Settings.ClusterId, silo.Settings.ServiceId));
            client.Configure<ConnectionOptions>(options => options.OpenConnectionTimeout = TimeSpan.FromSeconds(2));
            tls(client);
        });
        using IHost host = builder.Build();
        try
        {
            // A client tries gateways until it finds one that serves it, or is told to give up.
            using var patience = new CancellationTokenSource(Connects);
            await host.StartAsync(patience.Token);
            return true;
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException or OperationCanceledException)
        {
            return false;
        }
        finally
        {
            await host.StopAsync();
        }
    }
}
