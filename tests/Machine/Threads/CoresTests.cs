// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Machine.Threads;

/// <summary>Threads of an explored machine are where they are told to be.</summary>
public sealed class CoresTests
{
    private const int MostCores = 8192;

    [Fact]
    public void Bind_MovesTheThread_WhereThereAreTwoCores()
    {
        int first = Cores.Any, second = Cores.Any, after = Cores.Any;
        var thread = new Thread(() =>
        {
            first = Cores.Here;
            Cores.Bind(first);
            for (int core = 0; core < MostCores && second == Cores.Any && first != Cores.Any; core++)
            {
                if (core == first)
                    continue;
                Cores.Bind(core);
                if (Cores.Here == core)
                    second = core;
            }
            Cores.Bind(first);
            after = Cores.Here;
            Cores.Bind(Cores.Any);
        });

        thread.Start();
        thread.Join();
        Assert.Equal(first, after);
        Assert.Equal(OperatingSystem.IsLinux() && Environment.ProcessorCount > 1, second != Cores.Any);
    }
}
