// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Generators.Tracepoints;

/// <summary>The ids, counts and descriptions of all events.</summary>
internal static class TraceTableEmitter
{
    /// <summary>Types below this are ftrace's own.</summary>
    private const int FirstId = 32;

    public static SourceText Emit(EquatableArray<TraceSystemModel> systems)
    {
        var all = systems.SelectMany(s => s.Events.Select(e => (System: s, Event: e))).ToList();
        var code = new CodeWriter();
        code.Open("internal static class tracepoint_id")
            .Line($"public const ushort first = {FirstId};")
            .Line($"public const int count = {all.Count};");
        for (var i = 0; i < all.Count; i++)
        {
            code.Line($"public const ushort {all[i].Event.Name} = {FirstId + i};");
        }

        code.Close().Line();
        code.Line("/// <summary>How many machines have each event on.</summary>")
            .Open("internal static class tracepoint_count");
        foreach (var (_, traced) in all)
        {
            code.Line($"public static int {traced.Name};");
        }

        code.Line().Open("public static ref int of(int id)").Open("switch (id)");
        foreach (var (_, traced) in all)
        {
            code.Line($"case tracepoint_id.{traced.Name}: return ref {traced.Name};");
        }

        code.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(id));")
            .Close().Close().Close().Line();
        var largest = systems.SelectMany(s => s.Classes).Select(c => c.Size)
            .DefaultIfEmpty(0).Max();
        code.Open("public static unsafe partial class Kernel")
            .Line($"internal const int __trace_entry_size = {largest};")
            .Line()
            .Line("internal static TraceEvent[] __trace_events() =>")
            .Line("[");
        for (var i = 0; i < all.Count; i++)
        {
            var (system, traced) = all[i];
            var shape = system.Classes.First(c => c.Name == traced.Class);
            var text = FormatText.Whole(traced.Name, FirstId + i, shape);
            code.Line($"    new TraceEvent({FirstId + i}, {Quote(system.Name)}, "
                + $"{Quote(traced.Name)}, {shape.Size},")
                .Line($"        {Quote(text)},")
                .Line($"        &{system.Holder}.__print_{shape.Name}),");
        }

        return code.Line("];").Close().ToSource();
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
