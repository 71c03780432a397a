// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Rules;

/// <summary>
/// The annotation that would make a function right that takes or gives for its callers.
/// </summary>
internal static class Declaration
{
    /// <summary>The property of a diagnostic that holds the annotation.</summary>
    public const string Property = "declare";

    /// <summary>What a message says about it: nothing when it cannot be declared.</summary>
    public static string Advice(string? declaration) =>
        declaration is null ? "" : $", or declare [{declaration}]";

    /// <summary>
    /// An attribute without its brackets; null when the lock has no path from here.
    /// </summary>
    public static string? Of(FunctionFlow flow, string attribute, Sym name)
    {
        string path = name.ToString();
        return name.Portable && flow.Names.LockOf(path, null, null, flow.Entry) is var (found, _)
            && ReferenceEquals(found, name) ? $"{attribute}(\"{path}\")" : null;
    }
}
