// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Dataflow;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A function that is only known by its address may be any function of its type whose address is taken.</summary>
internal static class CallbackUnderLock
{
    public const string Id = "KT3004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "A callback runs under a lock that it may take",
        "The function pointer is called with '{0}' ({1}) held, and '{2}' may take a "
            + "lock of this class. Release the lock around the call, or give the pointer a "
            + "[Contract].",
        "A function that is only known by its address may be any function of its type whose address is taken.");

    public static Finding Find(
        Held held, LockClass cls, string function, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [held.Name.ToString(), cls.Name, function]);
}
