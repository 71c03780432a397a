// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;
using Linux.Executions;
using Xunit;
using Xunit.Sdk;

namespace Linux.Testing;

/// <summary>
/// A test whose body is run again and again on a small machine, each time under another schedule.
/// The method takes a
/// <see cref="Race"/>, and behind it what its data attributes give. It says what each CPU does and
/// what must hold, and
/// is called once for each run, so that everything it makes belongs to that run.
/// </summary>
/// <remarks>
/// The class needs a public constructor without parameters, or the method is static. The first test
/// of a process
/// compiles the kernel for exploration, which takes some seconds unless the user's cache has it.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Linux.Testing.ExploredDiscoverer", "Linux.Kernel.Xunit")]
public sealed class ExploredAttribute : FactAttribute
{
    /// <summary>An explored test.</summary>
    /// <param name="file">The file that it stands in; the compiler gives it. Its marked operations
    /// are choices.</param>
    public ExploredAttribute([CallerFilePath] string file = "") => Files = [file];

    /// <summary>CPUs of the machine, 1 to 16.</summary>
    public int Cpus { get; set; } = 2;

    /// <summary>NUMA nodes, 1 to the number of CPUs.</summary>
    public int Nodes { get; set; } = 1;

    /// <summary>Schedules that are tried, unless one fails.</summary>
    public int Runs { get; set; } = 500;

    /// <summary>How schedules are made. The exhaustive ones end before <see cref="Runs"/> where
    /// there are no more.</summary>
    public SearchStrategy Strategy { get; set; } = SearchStrategy.Random;

    /// <summary>Depth of pct, at least 1; preemptions of dfs, at least 0.</summary>
    public int Depth { get; set; } = 2;

    /// <summary>Seed of the first schedule; the next one has the next number.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>ms of the machine's time that choices are made for.</summary>
    public int HorizonMs { get; set; } = 15;

    /// <summary>
    /// Ends of the names of the files whose marked operations (READ_ONCE(), locks, atomics ...) are
    /// choices: the test's
    /// own unless others are given. "/timer.c.cs" and "/timer_migration.c.cs" are the kernel's
    /// timers.
    /// </summary>
    public string[] Files { get; set; }
}
