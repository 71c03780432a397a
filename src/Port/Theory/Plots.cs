// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Theory;

/// <summary>The plots of docs/results, drawn from the tables that stand there.</summary>
internal static class Plots
{
    private const string Results = "docs/results";

    private static readonly (string Name, string Page, string Head, TableBars Bars)[] s_all =
    [
        ("wake-ups", "pull-model.md", "| load | CPUs |",
            new("Wake-ups of idle CPUs by timers in 10 s", [0, 1], [3, 4])),
        ("idle-residency", "experiments.md", "| cluster | state |",
            new("Time in each idle state, per cluster of a phone", [0, 1], [2, 3])),
        ("pull-push", "experiments.md", "| it wakes | timers |",
            new("Timeouts that end on the CPU's own clock, or on another's", [0, 1], [3, 4])),
        ("cost-per-event", "events.md", "| CPUs |",
            new("CPU time of a simulated event, ns, by CPUs of the machine", [0], [1, 2])),
    ];

    /// <summary>Draws all of them into a folder, a file each.</summary>
    /// <exception cref="InvalidDataException">A page or its table is not there.</exception>
    public static void Draw(string folder)
    {
        var drawn = s_all.Select(plot => (plot.Name, Svg: plot.Bars.Draw(Read(plot.Page), plot.Head))).ToList();

        Directory.CreateDirectory(folder);
        foreach ((string name, string svg) in drawn)
            File.WriteAllText(Path.Combine(folder, name + ".svg"), svg);
    }

    private static string Read(string page)
    {
        string path = Path.Combine(Results, page);

        return File.Exists(path) ? File.ReadAllText(path)
            : throw new InvalidDataException($"there is no {path} here. Run it at the top of the checkout.");
    }
}
