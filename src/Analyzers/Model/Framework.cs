// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>What the locks and the atomic operations of .NET do, which carry no annotations.</summary>
internal static class Framework
{
    private static readonly Dictionary<string, MethodFacts> s_facts = new(StringComparer.Ordinal)
    {
        ["Monitor.Enter"] = Takes("obj", sleeps: true),
        ["Monitor.TryEnter"] = Takes("obj", Result.True),
        ["Monitor.Exit"] = Gives("obj"),
        ["Lock.Enter"] = Takes("this", sleeps: true),
        ["Lock.EnterScope"] = Takes("this", sleeps: true),
        ["Lock.TryEnter"] = Takes("this", Result.True),
        ["Lock.Exit"] = Gives("this"),
        ["Scope.Dispose"] = Gives("guarded"),
        ["SpinLock.Enter"] = Takes("this"),
        ["SpinLock.TryEnter"] = Takes("this"),
        ["SpinLock.Exit"] = Gives("this"),
        ["ReaderWriterLockSlim.EnterReadLock"] = Takes("this", sleeps: true),
        ["ReaderWriterLockSlim.EnterWriteLock"] = Takes("this", sleeps: true),
        ["ReaderWriterLockSlim.TryEnterReadLock"] = Takes("this", Result.True),
        ["ReaderWriterLockSlim.TryEnterWriteLock"] = Takes("this", Result.True),
        ["ReaderWriterLockSlim.ExitReadLock"] = Gives("this"),
        ["ReaderWriterLockSlim.ExitWriteLock"] = Gives("this"),
        ["Volatile.Read"] = Memory(MemoryAccess.Read, MemoryOrder.Acquire),
        ["Volatile.Write"] = Memory(MemoryAccess.Write, MemoryOrder.Release),
        ["Interlocked.Read"] = Memory(MemoryAccess.Read, MemoryOrder.Full),
        ["Interlocked.Exchange"] = Memory(MemoryAccess.ReadWrite, MemoryOrder.Full),
        ["Interlocked.CompareExchange"] = Memory(MemoryAccess.ReadWrite, MemoryOrder.Full),
        ["Interlocked.Add"] = Memory(MemoryAccess.ReadWrite, MemoryOrder.Full),
        ["Interlocked.And"] = Memory(MemoryAccess.ReadWrite, MemoryOrder.Full),
        ["Interlocked.Or"] = Memory(MemoryAccess.ReadWrite, MemoryOrder.Full),
        ["Interlocked.Increment"] = Memory(MemoryAccess.ReadWrite, MemoryOrder.Full),
        ["Interlocked.Decrement"] = Memory(MemoryAccess.ReadWrite, MemoryOrder.Full),
        ["Interlocked.MemoryBarrier"] = new() { Primitive = true, Barrier = MemoryOrder.Full },
        ["Thread.MemoryBarrier"] = new() { Primitive = true, Barrier = MemoryOrder.Full },
        ["Thread.Sleep"] = new() { Primitive = true, Sleep = new SleepFact(null, 0) },
    };

    /// <summary>The facts of a method of System.Threading, null for any other.</summary>
    public static MethodFacts? Of(IMethodSymbol method)
    {
        if (!IsThreading(method.ContainingType)
            || !s_facts.TryGetValue(method.ContainingType.Name + "." + method.Name, out var facts))
            return null;

        // The forms that say in a variable whether they have taken the lock.
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None && parameter.Name == "lockTaken")
                return Takes(facts.Acquires[0].Path, sets: parameter.Name);
        }

        return facts;
    }

    public static LockKind? LockKindOf(INamedTypeSymbol type) => !IsThreading(type) ? null
        : type.Name switch
        {
            "SpinLock" => LockKind.Spin,
            "Lock" or "ReaderWriterLockSlim" => LockKind.Mutex,
            _ => null,
        };

    /// <summary>True for what System.Threading.Lock gives out for a scope.</summary>
    public static bool IsGuard(ITypeSymbol? type) => type is
    {
        Name: "Scope",
        ContainingType: { Name: "Lock" } outer
    } && IsThreading(outer);

    private static bool IsThreading(INamedTypeSymbol? type)
    {
        while (type?.ContainingType is { } outer)
            type = outer;

        return type?.ContainingNamespace is
        {
            Name: "Threading",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
        };
    }

    private static MethodFacts Takes(string path, Result when = Result.Any, bool sleeps = false,
        string? sets = null)
    {
        var facts = new MethodFacts
        {
            Primitive = true,
            SetsTrue = sets,
            Sleep = sleeps ? new SleepFact(null, 0) : null,
        };
        facts.Acquires.Add(new PathFact(path, Location.None, when));
        return facts;
    }

    private static MethodFacts Gives(string path)
    {
        var facts = new MethodFacts { Primitive = true };
        facts.Releases.Add(new PathFact(path, Location.None));
        return facts;
    }

    private static MethodFacts Memory(MemoryAccess access, MemoryOrder order) =>
        new() { Primitive = true, Memory = new MemoryFact(access, order, false) };
}
