// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Linux.Testing;

/// <summary>Makes a test of each row of data of an explored method, or one where it has no
/// data.</summary>
/// <param name="diagnosticMessageSink">Where xunit is told what goes wrong.</param>
public sealed class ExploredDiscoverer(IMessageSink diagnosticMessageSink)
    : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod,
            IAttributeInfo factAttribute)
    {
        MethodInfo method = testMethod.Method.ToRuntimeMethod();
        object?[][] rows = method.GetCustomAttributes<DataAttribute>()
            .SelectMany(data => data.GetData(method)).ToArray();

        // The race stands first in each, so that the names of the others fit.
        return (rows.Length == 0 ? [[]] : rows).Select(row => new ExploredTestCase(
            diagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(),
            discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, [null, .. row]));
    }
}
