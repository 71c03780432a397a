// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Lockstep.Compiling;
using Linux.Stories;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Lockstep.Playing;

/// <summary>Where the functions begin that an operation can interrupt.</summary>
internal static class ComparedFunctions
{
    private static readonly string[] s_wheel =
        ["kernel/time/timer.c.cs", "kernel/time/timer_migration.c.cs"];

    private static readonly string[] s_tick =
    [
        "kernel/time/hrtimer.c.cs", "kernel/time/tick-common.c.cs", "kernel/time/tick-sched.c.cs",
        "kernel/time/timer.c.cs",
    ];

    /// <summary>Those of an image, in the order of files and lines.</summary>
    /// <param name="sources">What the image is made of.</param>
    /// <param name="patches">What is changed of it.</param>
    /// <param name="program">
    /// What the C is; C/common/locks.h says which of its files have points.
    /// </param>
    public static IReadOnlyList<FunctionStart> Of(
        SourceSet sources, SourcePatch[] patches, CProgram program)
    {
        SortedDictionary<string, string> files
            = ImageRecipe.Of(sources, patches, ImageKind.Explored).Files();

        return [.. (program == CProgram.Tick ? s_tick : s_wheel)
            .SelectMany(file => Of(KernelSources.PathOf(file), files[file]))];
    }

    private static IEnumerable<FunctionStart> Of(string path, string text)
        => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Select(function => new FunctionStart(
                path,
                function.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                function.Identifier.Text));
}
