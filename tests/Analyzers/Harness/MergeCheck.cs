// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;
using Linux.Analyzers.Flow;

namespace Linux.Tests.Analyzers.Harness;

/// <summary>
/// Lets every merge of states be checked in whatever a test analyses: it claims nothing new, says
/// what it changes, and changes nothing a second time.
/// </summary>
internal static class MergeCheck
{
    [ModuleInitializer]
    internal static void Begin() => Join.Checked = true;
}
