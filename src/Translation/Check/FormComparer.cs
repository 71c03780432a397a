// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Reference.CSharp;
using Linux.Reference.Pins;
using Linux.Translation.Port;

namespace Linux.Translation.Check;

/// <summary>Compares the canonical forms of a translation, of the port and of upstream.</summary>
internal static class FormComparer
{
    /// <summary>The outcome for one function; <paramref name="file"/> holds the translation.</summary>
    public static FunctionResult Compare(
        CheckedFunction function, PortFile file, PortCompilation port)
    {
        if (function.Body!.Problems is [var problem, ..])
            return function.Result(Outcome.Refused, problem.Reason, problem.Line);
        if (function.Error is { } error)
            return function.Result(Outcome.DoesNotCompile, error);
        var line = port.Trees[function.Path].GetText().Lines
            .GetLinePosition(function.Span.Start).Line + 1;
        var item = file.Unit.Items.Where(i => i.Name == function.Ported.Name && i.Line <= line)
            .MaxBy(i => i.Line)!;
        var upstream = function.Pin.Statements.Where(s => !s.Off)
            .Select(s => $"{s.Place}:{s.Canonical}").ToList();
        var translated = Keys(item, function.Pin.Kind);
        var ported = Keys(function.Ported, function.Pin.Kind);
        if (translated.SequenceEqual(ported))
            return function.Result(Outcome.Equal);
        if (Same(translated, upstream))
            return function.Result(Outcome.AsUpstream);
        var at = Enumerable.Range(0, translated.Count).FirstOrDefault(
            i => i >= upstream.Count || translated[i] != upstream[i], translated.Count - 1);
        var own = item.Statements[Math.Max(at, 0)];
        var statements = function.Item.Statements.Where(s => s.Off is null).ToList();
        return function.Result(Outcome.Differs, own.Exact,
            at < statements.Count ? statements[Math.Max(at, 0)].Line : 0);
    }

    // A function's static variables are globals, whose order says nothing.
    private static bool Same(List<string> a, List<string> b) =>
        a.SequenceEqual(b) || (a.Count == b.Count && a.Order().SequenceEqual(b.Order()));

    private static List<string> Keys(Item item, ItemKind kind) => [.. item.Statements.Select(s =>
    {
        var tree = kind == ItemKind.Macro ? CMacros.Tree(s.Tree) : s.Tree;
        var made = Pinner.Make(s with { Tree = tree }, item.Scope, Side.CSharp);
        return $"{made.Place}:{made.Canonical}";
    })];
}
