// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Reflection;

namespace Linux.Tests.Tidy;

public class KernelBuildTests
{
    [Fact]
    public void Kernel_IsOptimisedInEveryConfiguration()
    {
        DebuggableAttribute? debuggable =
            typeof(Linux.Hardware.Machine).Assembly.GetCustomAttribute<DebuggableAttribute>();

        Assert.False(debuggable?.IsJITOptimizerDisabled ?? false);
    }

    [Fact]
    public void Kernel_ReferencesNothingButThePlatformAndTheAnnotations()
        => Assert.All(
            typeof(Linux.Hardware.Machine).Assembly.GetReferencedAssemblies(),
            name => Assert.True(
                name.Name!.StartsWith("System.") || name.Name == "Linux.Kernel.Annotations", name.Name));
}
