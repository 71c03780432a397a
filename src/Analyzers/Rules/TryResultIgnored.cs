// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Rules;

/// <summary>A try-lock says by its result whether the lock is held.</summary>
internal static class TryResultIgnored
{
    public const string Id = "KT2007";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "The result of a try-lock is ignored",
        "The result of '{0}' is ignored, so nobody knows whether '{1}' is held. Test "
            + "the result before going on.",
        "A try-lock says by its result whether the lock is held.");

    public static Finding Find(
        string function, string name, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, name]);

    public static void On(Called e)
    {
        if (e.Facts.Acquires.Exists(a => a.When != Result.Any)
            && e.Node.Syntax?.Parent is ExpressionStatementSyntax
            && e.Flow.Names.LockOf(e.Facts.Acquires[0].Path, e.Method, e.Args,
                e.State) is var (name, _))
            e.Flow.Report(Find(e.Method.Name, name.ToString(), e.Node.Where, e.Flow.Method));
    }
}
