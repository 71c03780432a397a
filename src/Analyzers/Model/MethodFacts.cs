// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

internal enum LockKind { Spin, Mutex, Sequence }

internal enum SameClass { Forbidden, ChildBeforeParent, AscendingIndex }

internal enum Result { Any, True, False }

internal enum GuardedAccess { All, Writes, OwnerCpuReads }

internal enum MarkedAccess { Always, LockFreeLoads, Stores, None }

internal enum MemoryAccess { Read, Write, ReadWrite }

internal enum MemoryOrder { Relaxed, Acquire, Release, Full }

internal enum EntryContext { Task, SoftInterrupt, HardInterrupt }

/// <summary>One annotation that names a lock by a path.</summary>
internal sealed record PathFact(string Path, Location Where, Result When = Result.Any,
    string? Level = null, string? If = null);

internal sealed record MarkFact(MarkedAccess Access, string? Member);

internal sealed record GuardFact(string Path, GuardedAccess Access, Location Where, bool Target);

internal sealed record ExceptionFact(string Rule, string Reason, Location Where);

internal sealed record MemoryFact(MemoryAccess Access, MemoryOrder Order, bool CanFail);

internal sealed record SleepFact(string? Flags, ulong Mask);

internal sealed record CallbackFact(string Target, string Callback, EntryContext Context,
    string? Flags, ulong Soft, ulong IrqsOff);

internal sealed record OrderedFact(MemoryOrder Loads, MemoryOrder Stores);

internal sealed record WaitFact(string Target, bool NotFromInterrupts, string? If);

internal sealed record ListFact(string Node, bool Adds, bool Rcu);

internal sealed record OrderFact(string First, string Then, Location Where);

internal sealed record ChildFact(string Child, string Parent, Location Where);

/// <summary>What the annotations of a method or a delegate type say.</summary>
internal sealed class MethodFacts
{
    public static readonly MethodFacts None = new();

    public List<PathFact> Acquires { get; } = [];
    public List<PathFact> Releases { get; } = [];
    public List<PathFact> MustHold { get; } = [];
    public List<PathFact> MustNotHold { get; } = [];
    public List<PathFact> AssertsHeld { get; } = [];
    public List<PathFact> Initializes { get; } = [];
    public List<ExceptionFact> Exceptions { get; } = [];
    public List<OrderFact> ReadsInOrder { get; } = [];
    public List<ChildFact> ChildOf { get; } = [];
    public List<OrderFact> SameValue { get; } = [];
    public bool DisablesIrqs { get; set; }
    public bool EnablesIrqs { get; set; }
    public string? SavesIrqs { get; set; }
    public string? RestoresIrqs { get; set; }
    public bool? RequiresIrqsOff { get; set; }
    public bool? AssertsIrqsOff { get; set; }
    public int Preemption { get; set; }
    public int BottomHalves { get; set; }
    public EntryContext? RunsIn { get; set; }
    public SleepFact? Sleep { get; set; }
    public CallbackFact? Registers { get; set; }
    public WaitFact? WaitsFor { get; set; }
    public string? Completes { get; set; }
    public string? Frees { get; set; }
    public bool FreesLater { get; set; }
    public string? OnStack { get; set; }
    public string? BeginsOnStack { get; set; }
    public string? EndsOnStack { get; set; }
    public ListFact? List { get; set; }
    public bool GracePeriod { get; set; }
    public bool ReplacesRcuPointer { get; set; }
    public string? ChangesBits { get; set; }
    public bool ChangesBitsPlainly { get; set; }

    /// <summary>A reference parameter that is true afterwards.</summary>
    public string? SetsTrue { get; set; }
    public string? Arms { get; set; }
    public string? Stops { get; set; }
    public bool StopsTries { get; set; }
    public string? ShutsDown { get; set; }
    public string? BeginsRead { get; set; }
    public string? EndsRead { get; set; }
    public int Rcu { get; set; }
    public bool NeedsRcu { get; set; }
    public bool AnyCpu { get; set; }
    public MemoryFact? Memory { get; set; }
    public MemoryOrder? Barrier { get; set; }
    public bool Primitive { get; set; }
    public (string Reason, Location Where)? Trusted { get; set; }
    public bool StableAddress { get; set; }
    public bool ThisCpu { get; set; }
    public bool ReturnsArgument { get; set; }
    public bool Allocates { get; set; }
    public bool NoReturn { get; set; }
    public (string First, string Second)? Sum { get; set; }

    public bool ChangesIrqs =>
        DisablesIrqs || EnablesIrqs || SavesIrqs is not null || RestoresIrqs is not null;

    public bool HasLockContract =>
        Acquires.Count + Releases.Count + MustHold.Count > 0 || ChangesIrqs;
}

/// <summary>What the annotations of a field or a global say.</summary>
internal sealed class FieldFacts
{
    public static readonly FieldFacts None = new();

    public string? LockClass { get; set; }
    public bool UsedInInterrupts { get; set; }
    public SameClass SameClass { get; set; }
    public List<GuardFact> GuardedBy { get; } = [];
    public List<MarkFact> Marked { get; } = [];
    public bool Published { get; set; }
    public bool ParentLink { get; set; }
    public bool OwnerLink { get; set; }
    public INamedTypeSymbol? Contract { get; set; }
    public EntryContext? RunsIn { get; set; }
    public OrderedFact? Ordered { get; set; }
    public bool Any { get; set; }

    /// <summary>The method that gives a global its first value.</summary>
    public string? Init { get; set; }
}
