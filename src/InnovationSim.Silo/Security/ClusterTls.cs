using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using InnovationSim.Silo.Options;
using Orleans.Connections.Security;

namespace InnovationSim.Silo.Security;

/// <summary>TLS between silos and at gateways.</summary>
/// <remarks>
/// Members are known by who signed their certificate, not by a name: they come and go with their addresses. So the authority must be one of the cluster's own.
/// </remarks>
internal sealed class ClusterTls
{
    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2Collection _intermediate = [];
    private readonly X509Certificate2Collection? _authority;
    private readonly bool _mutual;

    /// <summary>Reads the files.</summary>
    /// <exception cref="BadInputException">One cannot be read, or the key is not that of the certificate.</exception>
    internal ClusterTls(TlsSettings settings)
    {
        _mutual = settings.Mutual;
        _certificate = Read("--tls-certificate", settings.Certificate, path =>
        {
            _intermediate.ImportFromPemFile(path);
            return X509Certificate2.CreateFromPem(File.ReadAllText(path), Read("--tls-key", settings.Key, File.ReadAllText));
        });
        // Windows cannot use a key that is only in memory.
        if (OperatingSystem.IsWindows()) _certificate = X509CertificateLoader.LoadPkcs12(_certificate.Export(X509ContentType.Pkcs12), password: null);
        if (settings.Authority is null) return;
        _authority = Read("--tls-ca", settings.Authority, path =>
        {
            var authority = new X509Certificate2Collection();
            authority.ImportFromPemFile(path);
            return authority.Count > 0 ? authority : throw new CryptographicException("there is no certificate in it");
        });
    }

    /// <summary>Sets up a silo's connections.</summary>
    internal void Apply(ISiloBuilder silo) => silo.UseTls(Configure);

    /// <summary>Sets up the connections of a client.</summary>
    internal void Apply(IClientBuilder client) => client.UseTls(Configure);

    /// <summary>Whether a certificate was signed by one that is trusted, and is valid now.</summary>
    internal bool IsTrusted(X509Certificate2 certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (_authority is not null)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(_authority);
        }

        if (sent is not null) chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        chain.ChainPolicy.ExtraStore.AddRange(_intermediate);
        return chain.Build(certificate);
    }

    private void Configure(TlsOptions options)
    {
        options.LocalCertificate = _certificate;
        // One mode serves both ends: who is connected to always shows a certificate, so "allow" still has it checked.
        options.RemoteCertificateMode = _mutual ? RemoteCertificateMode.RequireCertificate : RemoteCertificateMode.AllowCertificate;
        options.ClientCertificateMode = options.RemoteCertificateMode;
        options.RemoteCertificateValidation = (certificate, chain, _) => IsTrusted(certificate, chain);
    }

    private static T Read<T>(string option, string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new BadInputException($"{option} is '{path}', which cannot be used: {problem.Message.TrimEnd('.')}.");
        }
    }
}
