using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using InnovationSim.Silo.Options;

namespace InnovationSim.Silo.Tests.Building;

/// <summary>An authority that signs certificates for a test, as files.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly X509Certificate2 _authority;

    public Certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        AuthorityFile = _folder.In("ca.pem");
        File.WriteAllText(AuthorityFile, _authority.ExportCertificatePem());
    }

    public string AuthorityFile { get; }

    /// <summary>A certificate with its key, valid from yesterday until some time from now.</summary>
    public TlsSettings Issue(string name, bool mutual = true, TimeSpan? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1"), new("1.3.6.1.5.5.7.3.2")], critical: false));
        using X509Certificate2 signed = request.Create(
            _authority, new DateTimeOffset(_authority.NotBefore), DateTimeOffset.UtcNow + (until ?? TimeSpan.FromHours(12)), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(_folder.In(name + ".pem"), signed.ExportCertificatePem());
        File.WriteAllText(_folder.In(name + ".key"), key.ExportPkcs8PrivateKeyPem());
        return new TlsSettings(_folder.In(name + ".pem"), _folder.In(name + ".key"), AuthorityFile, mutual);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }
}
