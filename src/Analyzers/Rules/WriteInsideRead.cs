// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A read section that contains a write section retries for ever.</summary>
internal static class WriteInsideRead
{
    public const string Id = "KT3008";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "A sequence is written inside its own read section",
        "'{0}' is written inside a read section of its own, which then never sees it unchanged. "
            + "End the read section first.",
        "A read section that contains a write section retries for ever.");

    public static void On(Acquired e)
    {
        if (e.Class is { Kind: LockKind.Sequence } && e.Name is { } name
            && e.State.Sections.Reads.Contains(name))
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method, [name.ToString()])
                .From(e.Trail));
    }
}
