// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A timer that was shut down has no callback any more.</summary>
internal static class ArmedAfterShutdown
{
    public const string Id = "KT8103";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Lifetime",
        "A timer is armed after it was shut down",
        "'{0}' was shut down, so arming it does nothing. Arm it before, or set it up again.",
        "A timer that was shut down has no callback any more.");

    public static void Report(FunctionFlow flow, Sym timer, Trail shut, Node node) =>
        flow.Report(new Finding(Rule, node.Where, flow.Method, [timer.ToString()]).Along(shut));
}
