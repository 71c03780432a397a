// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Analyzers.Model;

/// <summary>A class of locks: what lockdep calls a lock class, known by its name.</summary>
internal sealed class LockClass(string name, LockKind kind)
{
    public string Name { get; } = name;
    public LockKind Kind { get; } = kind;

    /// <summary>True when it is declared that interrupt handlers take locks of it.</summary>
    public bool DeclaredInInterrupts { get; set; }
    public bool UsedInInterrupts { get; set; }
    public bool UsedInSoftInterrupts { get; set; }
    public SameClass SameClass { get; set; }

    /// <summary>True when an operation can say the nesting level of a lock.</summary>
    public bool HasLevels { get; set; }

    /// <summary>True for a lock that sleeps on a fully preemptible kernel.</summary>
    public bool SleepsOnRt { get; set; }

    /// <summary>Forgets what the code does and keeps what is declared.</summary>
    public void Forget() => (UsedInInterrupts, UsedInSoftInterrupts) =
        (DeclaredInInterrupts, false);

    public override string ToString() => Name;
}
