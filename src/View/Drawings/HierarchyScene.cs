// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>The hierarchy at a moment, and what has led to it.</summary>
/// <param name="Caption">What was done; empty for the first scene.</param>
/// <param name="Now">The hierarchy after it.</param>
/// <param name="Before">The hierarchy before it; null marks nothing.</param>
/// <param name="Time">How a time in ns is written.</param>
public sealed record HierarchyScene(
    string Caption, HierarchySnapshot Now, HierarchySnapshot? Before, Func<ulong, string> Time);
