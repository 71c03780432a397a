// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Fidelity;

/// <summary>What became of a statement of upstream, or why one of the port has no match.</summary>
public enum Fate
{
    /// <summary>It stands in order in the port.</summary>
    InOrder,
    /// <summary>It is nowhere in the port, and nothing says why.</summary>
    Missing,
    /// <summary>It stands in the same function, but not in order.</summary>
    Moved,
    /// <summary>It differs, and a PORT line at the place says why.</summary>
    Explained,
    /// <summary>not-ported.json says why it is not there.</summary>
    NotPorted,
    /// <summary>The port has it and upstream has not.</summary>
    Extra,
    /// <summary>The port has it, upstream has not, and a PORT line says why.</summary>
    ExplainedExtra,
}

/// <summary>One statement that does not simply stand in order.</summary>
public sealed record Deviation(Fate Fate, int UpstreamLine, int PortLine, string Reason,
    string PortText);

/// <summary>The counts of an item, a file or all files.</summary>
public sealed record Counts(
    int Statements, int InOrder, int Missing, int Extra, int Moved, int Explained, int NotPorted,
    int ExplainedExtra, int Off)
{
    /// <summary>Nothing.</summary>
    public static Counts Zero { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static Counts operator +(Counts a, Counts b) => new(
        a.Statements + b.Statements, a.InOrder + b.InOrder, a.Missing + b.Missing, a.Extra +
            b.Extra,
        a.Moved + b.Moved, a.Explained + b.Explained, a.NotPorted + b.NotPorted,
        a.ExplainedExtra + b.ExplainedExtra, a.Off + b.Off);

    /// <summary>Statements in order, in percent; 100 if there are none.</summary>
    public double Percent => Statements == 0 ? 100 : 100.0 * InOrder / Statements;

    /// <summary>Statements that are in order or have a stated reason, in percent.</summary>
    public double AccountedPercent =>
        Statements == 0 ? 100 : 100.0 * (InOrder + Explained + NotPorted) / Statements;
}

/// <summary>A function, struct, constant or variable.</summary>
public sealed record ItemFidelity(
    ItemKind Kind, string Name, int UpstreamLine, int PortLine, Counts Counts,
    IReadOnlyList<Deviation> Deviations);

/// <summary>A file and its port; functions that stand elsewhere than upstream's are named.</summary>
public sealed record FileFidelity(
    string File, string PortPath, IReadOnlyList<ItemFidelity> Items, Counts Counts,
    IReadOnlyList<string> OutOfOrder);

/// <summary>All files.</summary>
public sealed record FidelityReport(IReadOnlyList<FileFidelity> Files, Counts Total)
{
    /// <summary>
    /// Whether every statement is in order or has a reason, and every function in its place.
    /// </summary>
    public bool IsComplete =>
        Total.Missing + Total.Moved + Total.Extra == 0 && Files.All(f => f.OutOfOrder.Count == 0);
}
