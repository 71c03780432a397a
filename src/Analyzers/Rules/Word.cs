// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Analyzers.Rules;

/// <summary>An operation that a message advises; its name depends on whose code it is.</summary>
internal enum Word { Load, Store, Change, Wait, StoreRelease, Barrier, Atomics }

/// <summary>The kernel's names of operations, and those of .NET for other code.</summary>
internal static class Words
{
    /// <summary>A diagnostic of code without the kernel has this property.</summary>
    public const string Property = "dotnet";

    public static string Say(Word word, bool dotnet) => word switch
    {
        Word.Load => dotnet ? "Volatile.Read" : "READ_ONCE",
        Word.Store => dotnet ? "Volatile.Write" : "WRITE_ONCE",
        Word.Change => dotnet ? "Volatile.Write with Volatile.Read" : "WRITE_ONCE with READ_ONCE",
        Word.Wait => dotnet ? "Volatile.Read"
            : "READ_ONCE, or smp_load_acquire where what follows depends on it",
        Word.StoreRelease => dotnet ? "Volatile.Write" : "smp_store_release",
        Word.Barrier => dotnet ? "Interlocked.MemoryBarrier()" : "smp_mb__after_atomic()",
        _ => dotnet ? "the Interlocked methods" : "the atomic_*() operations",
    };

    /// <summary>As it can be written where no namespace is used.</summary>
    public static string Qualified(Word word, bool dotnet) =>
        (dotnet ? "System.Threading." : "") + Say(word, dotnet);
}
