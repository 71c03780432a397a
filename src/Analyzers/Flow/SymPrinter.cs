// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Flow;

/// <summary>Spells a name the way the source would.</summary>
internal static class SymPrinter
{
    public static string Print(Sym? sym) => sym switch
    {
        null => "?",
        { Kind: SymKind.Const } => sym.Tag switch
        {
            null => "null",
            true => "true",
            _ => System.Convert.ToString(sym.Tag,
                System.Globalization.CultureInfo.InvariantCulture) ?? "null",
        },
        { Kind: SymKind.Param } => (sym.Tag as ISymbol)?.Name ?? "p" + sym.Number,
        { Kind: SymKind.This } => "this",
        { Kind: SymKind.Return } => "return",
        { Kind: SymKind.Static or SymKind.Local or SymKind.Outer or SymKind.Method } =>
            (sym.Tag as ISymbol)?.Name ?? "?",
        { Kind: SymKind.Field } => Member(sym),
        { Kind: SymKind.Element } => Print(sym.A) + "[" + Number(sym.B) + "]",
        { Kind: SymKind.Each } => "..",
        { Kind: SymKind.Load } => sym.A is { } place ? Print(place) : "?",
        { Kind: SymKind.Call } => Call(sym),
        { Kind: SymKind.Old } => Print(sym.A),
        { Kind: SymKind.Fresh } when sym.B is { } place => Print(place),
        { Kind: SymKind.Fresh } when sym.Tag is Node { Syntax: { } syntax } => Short(syntax),
        { Kind: SymKind.Phi } => sym.A is { } variable ? Print(variable) : "?",
        { Kind: SymKind.Binary } => Print(sym.A) + " " + sym.Tag + " " + Print(sym.B),
        { Kind: SymKind.Not } => "!" + Print(sym.A),
        { Kind: SymKind.Guard } => Print(sym.A),
        _ => "?",
    };

    // The null of a number is 0.
    private static string Number(Sym? sym) => sym is { IsNull: true } ? "0" : Print(sym);

    private static string Member(Sym sym)
    {
        var inner = sym.A;
        bool inPlace = inner?.Kind is SymKind.Static or SymKind.Local or SymKind.Outer or SymKind.Capture
            or SymKind.Field or SymKind.Element;
        return Print(inner) + (inPlace ? "." : "->") + ((sym.Tag as ISymbol)?.Name ?? "?");
    }

    private static string Call(Sym sym)
    {
        string name = sym.Tag as string ?? "?";
        int dot = name.LastIndexOf('.');
        string args = "";
        for (var list = sym.A; list is not null; list = list.B)
        {
            args += (args.Length == 0 ? "" : ", ") + Number(list.A);
        }

        return (dot < 0 ? name : name.Substring(dot + 1)) + "(" + args + ")";
    }

    private static string Short(SyntaxNode syntax)
    {
        string text = syntax.ToString();
        return text.Length <= 40 && text.IndexOf('\n') < 0 ? text : text.Substring(0, 20) + "...";
    }
}
