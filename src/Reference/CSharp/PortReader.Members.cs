// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Reference.CSharp;

// Methods, properties and structs.
public static partial class PortReader
{
    private static void Method(
        Unit unit, MethodDeclarationSyntax m, IReadOnlySet<string> methods,
        IReadOnlyDictionary<string, string> arrays)
    {
        var scope = new Scope
        {
            Function = m.Identifier.ValueText,
            Result = Canonical(CsExpressions.Spell(m.ReturnType)),
            Methods = methods,
            Arrays = arrays,
        };
        foreach (var parameter in m.ParameterList.Parameters)
        {
            if (parameter.Modifiers.Any(m =>
                m.IsKind(SyntaxKind.RefKeyword) || m.IsKind(SyntaxKind.OutKeyword)))
                scope.References.Add(parameter.Identifier.ValueText);
            if (parameter.Type is not null)
                scope.Types[parameter.Identifier.ValueText] = Canonical(
                    CsExpressions.Spell(parameter.Type));
        }
        var item = New(unit, ItemKind.Function, m.Identifier, m, scope);
        new CsStatements(scope, item.Statements).ReadBody(m.Body, m.ExpressionBody);
    }

    private static string Canonical(string type)
    {
        var name = type.TrimEnd('*');
        return TypeNames.Canonical(name) + type[name.Length..];
    }

    private static void Property(Unit unit, PropertyDeclarationSyntax p,
        IReadOnlySet<string> methods)
    {
        var perCpu = Attribute(p.AttributeLists, "DefinePerCpu") is not null;
        var global = Attribute(p.AttributeLists, "Global") is not null;
        if (perCpu || global)
        {
            var item = New(unit, ItemKind.Global, p.Identifier, p, new() { Methods = methods });
            var init = Attribute(p.AttributeLists, perCpu ? "DefinePerCpu"
                : "Global")?.ArgumentList?
                .Arguments.FirstOrDefault(a => a.NameEquals?.Name.ToString() == "Init")?.Expression;
            item.Statements.Add(new(item.Line, item.EndLine, "", CsExpressions.Text(p),
                new(perCpu ? "percpu" : "static", item.Name, InitialValue(p, init))));
        }
        else if (p.ExpressionBody is { } arrow)
        {
            var item = New(unit, ItemKind.Constant, p.Identifier, p, new() { Methods = methods });
            item.Statements.Add(new(item.Line, item.EndLine, "", CsExpressions.Text(arrow),
                new("constant", item.Name, CsExpressions.Read(arrow.Expression))));
        }
    }

    /// <summary>
    /// The value that the named method stores, if it does nothing but store: <c>*p = v;</c>, or
    /// fields of <c>*p</c> one after the other.
    /// </summary>
    private static Node InitialValue(PropertyDeclarationSyntax p, ExpressionSyntax? init)
    {
        if (init is not InvocationExpressionSyntax { ArgumentList.Arguments: [var of] } ||
            p.Parent is not TypeDeclarationSyntax type ||
            type.Members.OfType<MethodDeclarationSyntax>()
                .FirstOrDefault(m => m.Identifier.ValueText == of.ToString()) is not { } method)
            return Node.None;
        var parameter = method.ParameterList.Parameters[0].Identifier.Text;
        var values = method.Body is { } body
            ? body.Statements.Select(s => (s as ExpressionStatementSyntax)?.Expression)
            : [method.ExpressionBody?.Expression];
        var sets = new List<Node>();
        foreach (var value in values)
        {
            if (value is not AssignmentExpressionSyntax set)
                return Node.None;
            var to = CsExpressions.Read(set.Left);
            if (to is { Kind: "deref", Kids: [{ } whole] } && whole.IsId(parameter))
                return CsExpressions.Read(set.Right);
            if (to is not { Kind: "arrow", Kids: [{ } part] } || !part.IsId(parameter))
                return Node.None;
            sets.Add(new("set", to.Text.TrimStart('@'), CsExpressions.Read(set.Right)));
        }
        return new("init", "", [.. sets]);
    }

    private static void Struct(
        Unit unit, StructDeclarationSyntax s, IReadOnlyDictionary<string, string> arrays)
    {
        var item = New(unit, ItemKind.Struct, s.Identifier, s, new() { Arrays = arrays });
        foreach (var field in s.Members.OfType<FieldDeclarationSyntax>())
        {
            if (field.Modifiers.Any(SyntaxKind.StaticKeyword) ||
                field.Modifiers.Any(SyntaxKind.ConstKeyword))
                continue;
            var type = CsExpressions.Spell(field.Declaration.Type);
            foreach (var one in field.Declaration.Variables)
            {
                var kids = new List<Node> { new("type", type), Node.None };
                if (one.ArgumentList?.Arguments is [var length])
                {
                    kids[0] = new("type", type + "[]");
                    kids.Add(new("array", "", CsExpressions.Read(length.Expression)));
                }
                item.Statements.Add(new(Line(one.Identifier), Line(one.GetLastToken()), "",
                    $"{type} {CsExpressions.Text(one)}",
                    new("field", one.Identifier.ValueText, [.. kids])));
            }
        }
    }

    // Its fields; the rest of it is methods, which are items of their own.
    private static void Tracepoint(Unit unit, ClassDeclarationSyntax c)
    {
        var item = New(unit, ItemKind.Tracepoint, c.Identifier, c);
        foreach (var one in c.Members.OfType<StructDeclarationSyntax>()
            .Where(s => s.Identifier.ValueText == "TP_STRUCT__entry")
            .SelectMany(s => s.Members).OfType<FieldDeclarationSyntax>()
            .SelectMany(f => f.Declaration.Variables))
            item.Statements.Add(new(Line(one.Identifier), Line(one.GetLastToken()), "",
                CsExpressions.Text(one), new("entry", one.Identifier.ValueText)));
    }

    // A static variable of a function is a global named function__variable.
    private static void LocalStatics(Unit unit)
    {
        var functions = unit.Items.Where(i => i.Kind == ItemKind.Function)
            .ToLookup(i => i.Name);
        foreach (var global in unit.Items.Where(i => i.Kind == ItemKind.Global).ToList())
        {
            for (var at = global.Name.IndexOf("__", 1, StringComparison.Ordinal); at > 0;
                 at = global.Name.IndexOf("__", at + 1, StringComparison.Ordinal))
            {
                if (functions[global.Name[..at]].FirstOrDefault() is not { } owner)
                    continue;
                owner.Statements.Insert(0, global.Statements[0] with
                {
                    Tree = new("static", global.Name[(at + 2)..], global.Statements[0].Tree.Kids),
                });
                unit.Items.Remove(global);
                break;
            }
        }
    }
}
