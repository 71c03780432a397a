// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>
/// How the statements of a body nest, which their flat list leaves out: a statement with those that
/// belong to it, or, without a statement, what stands in braces of its own. Arms that the
/// configuration turns off are not in it.
/// </summary>
public sealed class CSyntax
{
    /// <summary>The statement, or null for a block.</summary>
    public Statement? Statement { get; init; }

    /// <summary>The statements of a block, of a loop, of a switch, or of an if's first arm.</summary>
    public List<CSyntax> Body { get; } = [];

    /// <summary>The statements of an if's second arm; empty if it has none.</summary>
    public List<CSyntax> Else { get; } = [];
}
