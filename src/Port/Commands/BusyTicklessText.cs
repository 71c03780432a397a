// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Commands;

/// <summary>How long CPUs have run tasks with the tick stopped, as nohz_full CPUs do.</summary>
internal static class BusyTicklessText
{
    /// <summary>Prints a line if any has.</summary>
    public static void Print(TextWriter output, Machine machine)
    {
        string[] cpus = [.. machine.ReportCpus().Where(c => c.BusyTicklessNs >= 1_000_000)
            .Select(c => $"cpu{c.Cpu} {c.BusyTicklessNs / 1_000_000} ms")];

        if (cpus.Length != 0)
            output.WriteLine($"busy with the tick stopped: {string.Join(", ", cpus)}");
    }
}
