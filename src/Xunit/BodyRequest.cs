// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Executions;

namespace Linux.Testing;

/// <summary>Which test is to be explored, and how; it goes to where the kernel explores as
/// text.</summary>
/// <param name="Assembly">File of the test's assembly.</param>
/// <param name="Type">Full name of its class.</param>
/// <param name="Method">Name of its method.</param>
/// <param name="Arguments">What the method takes behind the race.</param>
/// <param name="Machine">CPUs and nodes.</param>
/// <param name="HorizonMs">ms of the machine's time.</param>
/// <param name="Files">Ends of the names of files whose operations are choices.</param>
internal sealed record BodyRequest(
    string Assembly, string Type, string Method, JsonElement[] Arguments, BodyMachine Machine,
        int HorizonMs,
    string[] Files)
{
    /// <summary>The search that is wanted, or null.</summary>
    public SearchRequest? Search { get; init; }

    /// <summary>The run that is to be made again, or null.</summary>
    public ReplayRequest? Replay { get; init; }

    /// <summary>What reports and replay files call it.</summary>
    public string Name => $"{Type}.{Method}({string.Join(", ", Arguments)})";
}

/// <summary>A machine of a test.</summary>
/// <param name="Cpus">CPUs.</param>
/// <param name="Nodes">NUMA nodes.</param>
internal sealed record BodyMachine(int Cpus, int Nodes);
