using System.ComponentModel;
using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace InnovationSim.Service.Conformance.Building;

/// <summary>What a class of tests needs to be run.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedsAttribute : Attribute
{
    /// <summary>Why its tests cannot be run here; null if they can.</summary>
    public abstract string? Missing { get; }
}

/// <summary>A test of all services. It is skipped for one whose class <see cref="NeedsAttribute">needs</see> what is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("InnovationSim.Service.Conformance.Building." + nameof(ServiceFactDiscoverer), "InnovationSim.Service.Conformance")]
public sealed class ServiceFactAttribute : FactAttribute;

/// <summary>Finds such tests.</summary>
public sealed class ServiceFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new ServiceTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>One of them. An attribute does not know in which derived class its method is run; a test case does.</summary>
public sealed class ServiceTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For xunit, which reads test cases back.")]
    public ServiceTestCase()
    {
    }

    public ServiceTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute) ?? TestMethod.TestClass.Class.ToRuntimeType().GetCustomAttribute<NeedsAttribute>()?.Missing;
}
