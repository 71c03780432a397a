// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Tracepoints;

/// <summary>Reads a class marked TRACE_SYSTEM. Malformed events are left out.</summary>
internal static class TraceReader
{
    public static TraceSystemModel? Read(
        ClassDeclarationSyntax holder, SemanticModel model, TraceProblems problems)
    {
        if (model.GetDeclaredSymbol(holder) is not INamedTypeSymbol symbol
            || Attribute(symbol, TraceNames.System) is not { } attribute)
        {
            return null;
        }

        var placed = symbol.ContainingType is null
            && (symbol.ContainingNamespace.Name == "Linux" || !KernelNames.IsKernel(model.Compilation));
        if (!placed || !IsStaticPartial(holder)
            || attribute.ConstructorArguments is not [{ Value: string { Length: > 0 } name }])
        {
            problems.Add(
                Rules.TraceShape,
                holder.Identifier.GetLocation(),
                $"The trace system '{symbol.Name}'",
                "be a static partial class in namespace Linux with a name in TRACE_SYSTEM");
            return null;
        }

        var classes = new List<TraceClassModel>();
        var events = new List<TraceEventModel>();
        foreach (var member in holder.Members.OfType<ClassDeclarationSyntax>())
        {
            ReadClass(member, model, problems, classes, events);
        }

        foreach (var member in holder.Members.OfType<DelegateDeclarationSyntax>())
        {
            ReadInstance(member, model, problems, classes, events);
        }

        // In the order of the file, which the two loops above have split.
        var places = holder.Members
            .Select((m, i) => (Name: NameOf(m), Place: i))
            .GroupBy(m => m.Name).ToDictionary(g => g.Key, g => g.First().Place);
        return new TraceSystemModel(
            name,
            symbol.ContainingNamespace.IsGlobalNamespace
                ? string.Empty : symbol.ContainingNamespace.ToDisplayString(),
            symbol.Name,
            new EquatableArray<TraceClassModel>(classes),
            new EquatableArray<TraceEventModel>(events.OrderBy(e => places[e.Name])));
    }

    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == name);

    private static void ReadClass(
        ClassDeclarationSyntax syntax,
        SemanticModel model,
        TraceProblems problems,
        List<TraceClassModel> classes,
        List<TraceEventModel> events)
    {
        if (model.GetDeclaredSymbol(syntax) is not INamedTypeSymbol symbol)
        {
            return;
        }

        var isEvent = Attribute(symbol, TraceNames.Event) is not null;
        if (!isEvent && Attribute(symbol, TraceNames.Class) is null)
        {
            return;
        }

        var before = problems.Count;
        var read = ReadShape(syntax, symbol.Name, model, problems);
        if (read is null || problems.Count != before)
        {
            return;
        }

        classes.Add(read);
        if (isEvent)
        {
            events.Add(new TraceEventModel(read.Name, read.Name, read.Parameters, read.Arguments));
        }
    }

    private static TraceClassModel? ReadShape(
        ClassDeclarationSyntax syntax, string name, SemanticModel model, TraceProblems problems)
    {
        var proto = Member<DelegateDeclarationSyntax>(syntax, TraceNames.Proto);
        var entry = Member<StructDeclarationSyntax>(syntax, TraceNames.Entry);
        var assign = Member<MethodDeclarationSyntax>(syntax, TraceNames.Assign);
        var print = Member<MethodDeclarationSyntax>(syntax, TraceNames.Print);
        if (!IsStaticPartial(syntax) || proto is null || entry is null || assign is null
            || print is null)
        {
            problems.Add(
                Rules.TraceShape,
                syntax.Identifier.GetLocation(),
                $"The event '{name}'",
                "be a static partial class with a delegate TP_PROTO, a struct TP_STRUCT__entry "
                    + "and static methods TP_fast_assign and TP_printk");
            return null;
        }

        var prototype = Types(proto.ParameterList, model);
        var assigned = Types(assign.ParameterList, model);
        if (assigned.Count == 0 || !assigned.Skip(1).SequenceEqual(prototype))
        {
            problems.Add(
                Rules.TraceShape,
                assign.Identifier.GetLocation(),
                $"TP_fast_assign of '{name}'",
                "take 'TP_STRUCT__entry* __entry' and then what TP_PROTO declares");
        }

        var fields = TraceFieldReader.Read(entry, model, problems, out var size);
        var text = PrintReader.Read(print, name, model, problems);
        return new TraceClassModel(
            name,
            Parameters(proto.ParameterList, model),
            Arguments(proto.ParameterList),
            FormatText.Fields(fields),
            text,
            size);
    }

    private static void ReadInstance(
        DelegateDeclarationSyntax syntax,
        SemanticModel model,
        TraceProblems problems,
        List<TraceClassModel> classes,
        List<TraceEventModel> events)
    {
        if (model.GetDeclaredSymbol(syntax) is not INamedTypeSymbol symbol
            || Attribute(symbol, TraceNames.Define) is not { } attribute)
        {
            return;
        }

        var target = attribute.ConstructorArguments is [{ Value: INamedTypeSymbol type }]
            ? type
            : null;
        if (target is null || Attribute(target, TraceNames.Class) is null
            || !SymbolEqualityComparer.Default.Equals(target.ContainingType, symbol.ContainingType))
        {
            problems.Add(
                Rules.TraceShape,
                syntax.Identifier.GetLocation(),
                $"The event '{symbol.Name}'",
                "name a DECLARE_EVENT_CLASS of the same trace system");
            return;
        }

        var prototype = target.GetTypeMembers(TraceNames.Proto).FirstOrDefault()
            ?.DelegateInvokeMethod?.Parameters.Select(p => KernelNames.Text(p.Type));
        if (prototype is null || !Types(syntax.ParameterList, model).SequenceEqual(prototype))
        {
            problems.Add(
                Rules.TraceShape,
                syntax.Identifier.GetLocation(),
                $"The event '{symbol.Name}'",
                $"have the prototype of its class '{target.Name}'");
            return;
        }

        if (classes.Any(c => c.Name == target.Name))
        {
            events.Add(new TraceEventModel(
                symbol.Name,
                target.Name,
                Parameters(syntax.ParameterList, model),
                Arguments(syntax.ParameterList)));
        }
    }

    private static T? Member<T>(ClassDeclarationSyntax syntax, string name)
        where T : MemberDeclarationSyntax =>
        syntax.Members.OfType<T>().FirstOrDefault(m => NameOf(m) == name);

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        _ => string.Empty,
    };

    private static bool IsStaticPartial(ClassDeclarationSyntax syntax) =>
        syntax.Modifiers.Any(SyntaxKind.StaticKeyword)
        && syntax.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static List<string> Types(ParameterListSyntax list, SemanticModel model) =>
        list.Parameters.Select(p => TypeOf(p, model)).ToList();

    private static string Parameters(ParameterListSyntax list, SemanticModel model) =>
        string.Join(
            ", ", list.Parameters.Select(p => $"{TypeOf(p, model)} {p.Identifier.Text}"));

    private static string Arguments(ParameterListSyntax list) =>
        string.Join(", ", list.Parameters.Select(p => p.Identifier.Text));

    private static string TypeOf(ParameterSyntax parameter, SemanticModel model) =>
        parameter.Type is { } syntax && model.GetTypeInfo(syntax).Type is { } type
            && !KernelNames.IsUnknown(type)
                ? KernelNames.Text(type)
                : parameter.Type?.ToString() ?? string.Empty;
}
