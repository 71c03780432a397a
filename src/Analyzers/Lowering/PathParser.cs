// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Lowering;

/// <summary>
/// Reads the path of an annotation, such as <c>timer->base->lock</c> or
/// <c>per_cpu_ptr(timer_bases[0], cpu)->lock</c>, into a node.
/// </summary>
internal sealed class PathParser(KernelModel model)
{
    private static readonly Regex Keywords = new(
        @"(?<!@)\b(lock|base|event|object|params|in|out|ref|is|as|fixed|new|string|default|return)\b",
        RegexOptions.CultureInvariant);

    private readonly Dictionary<ISymbol, Dictionary<string, Node?>> _known =
        new(SameSymbol.Default);

    /// <summary>Forgets the paths of some declarations.</summary>
    public void Forget(Func<ISymbol, bool> differs) => _known.Forget(differs);

    /// <summary>Where the names of a path are looked up.</summary>
    private readonly record struct Scope(INamedTypeSymbol? Container,
        ImmutableArray<IParameterSymbol> Parameters, ITypeSymbol? Result,
            INamedTypeSymbol? Members, bool Instance = false);

    /// <summary>A path on a method; null when a name is unknown.</summary>
    public Node? OnMethod(string path, IMethodSymbol method) => Parse(path, method,
        new Scope(method.ContainingType, method.Parameters, method.ReturnType, null,
            !method.IsStatic));

    /// <summary>
    /// A path on a field, looked up among its siblings and then among the globals.
    /// </summary>
    public Node? OnField(string path, ISymbol field, INamedTypeSymbol? globals) =>
        Parse(path, field, new Scope(globals ?? field.ContainingType, [], null,
            field.IsStatic ? null : field.ContainingType));

    private Node? Parse(string path, ISymbol owner, Scope scope)
    {
        if (!_known.TryGetValue(owner, out var known))
            _known.Add(model.Versions.Of(owner), known = []);

        if (known.TryGetValue(path, out var parsed))
            return parsed;

        Node? node = null;
        if (path.Length is > 0 and < 200)
        {
            var syntax = SyntaxFactory.ParseExpression(Keywords.Replace(path, "@$1"));
            node = syntax.ContainsDiagnostics ? null : Resolve(syntax, scope);
        }

        known.Add(path, node);
        return node;
    }

    private Node? Resolve(ExpressionSyntax syntax, Scope scope)
    {
        switch (syntax)
        {
            case ParenthesizedExpressionSyntax inner:
                return Resolve(inner.Expression, scope);
            case ThisExpressionSyntax when scope.Instance:
                return new Node(NodeKind.This, null, scope.Container);
            case IdentifierNameSyntax name:
                return Name(name.Identifier.ValueText, scope);
            case RangeExpressionSyntax { LeftOperand: null, RightOperand: null }:
                return new Node(NodeKind.Each, null, null);
            case LiteralExpressionSyntax literal:
                return new Node(NodeKind.Const, null, null) { Value = literal.Token.Value };
            case MemberAccessExpressionSyntax access:
                return Resolve(access.Expression, scope) is { } container
                    ? Member(container, access.Name.Identifier.ValueText)
                    : null;
            case ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } element:
                return Element(element, scope);
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } call:
                return Call(name.Identifier.ValueText, call, scope);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression } address:
                return Resolve(address.Operand, scope) is { Type: { } type } place
                    ? new Node(NodeKind.AddressOf, null,
                        model.Compilation.CreatePointerTypeSymbol(type))
                    { A = place }
                    : null;
            default:
                return null;
        }
    }

    private Node? Name(string name, Scope scope)
    {
        if (name == "return" && scope.Result is { } result)
        {
            return new Node(NodeKind.ReturnSlot, null, result);
        }

        foreach (var parameter in scope.Parameters)
        {
            if (parameter.Name == name)
            {
                var place = new Node(NodeKind.Param, null, parameter.Type)
                {
                    Symbol = parameter,
                    Index = parameter.Ordinal,
                };
                return parameter.RefKind == RefKind.None
                    ? place
                    : new Node(NodeKind.Deref, null, parameter.Type) { A = Read(place) };
            }
        }

        if (scope.Members is { } members && Find(members, name) is { IsStatic: false } sibling)
        {
            return Field(new Node(NodeKind.This, null, members), sibling);
        }

        for (var type = scope.Container; type is not null; type = type.ContainingType)
        {
            switch (Find(type, name))
            {
                case IFieldSymbol { HasConstantValue: true } constant:
                    return new Node(NodeKind.Const, null, constant.Type)
                    {
                        Value = constant.ConstantValue,
                    };
                case { IsStatic: false } member when scope.Instance
                    && SameSymbol.Default.Equals(type, scope.Container):
                    return Field(new Node(NodeKind.This, null, type), member);
                case { IsStatic: true } global:
                    return new Node(NodeKind.Static, null, TypeOf(global)) { Symbol = global };
                default:
                    break;
            }
        }

        return null;
    }

    private Node? Member(Node container, string name)
    {
        var type = container.Type;
        if (type is IPointerTypeSymbol pointer)
        {
            type = pointer.PointedAtType;
            container = new Node(NodeKind.Deref, null, type) { A = Read(container) };
        }

        return type is INamedTypeSymbol named && Find(named, name) is { IsStatic: false } member
            ? Field(container, member)
            : null;
    }

    private Node? Element(ElementAccessExpressionSyntax element, Scope scope)
    {
        var array = Resolve(element.Expression, scope);
        var index = Resolve(element.ArgumentList.Arguments[0].Expression, scope);
        if (array?.Type is null || index is null)
        {
            return null;
        }

        var type = array.Type switch
        {
            IPointerTypeSymbol pointer => pointer.PointedAtType,
            INamedTypeSymbol named => model.Versions.MembersOf(named).OfType<IFieldSymbol>()
                .FirstOrDefault(f => !f.IsStatic)?.Type,
            _ => null,
        };
        if (array.Type is IPointerTypeSymbol)
        {
            array = new Node(NodeKind.Deref, null, type) { A = Read(array) };
        }

        return new Node(NodeKind.Element, null, type) { A = array, B = Read(index) };
    }

    private Node? Call(string name, InvocationExpressionSyntax call, Scope scope)
    {
        var args = call.ArgumentList.Arguments.Select(a => Resolve(a.Expression, scope)).ToArray();
        for (var type = scope.Container; type is not null; type = type.ContainingType)
        {
            foreach (var method in model.Versions.Of(type).GetMembers(name)
                .OfType<IMethodSymbol>())
            {
                if (method.Parameters.Length != args.Length || args.Any(a => a is null)
                    || !model.Of(method).StableAddress)
                {
                    continue;
                }

                var target = args.FirstOrDefault(a => a!.Type is not null)?.Type;
                return new Node(NodeKind.Call, null, target is null
                    ? null
                    : model.Compilation.CreatePointerTypeSymbol(target))
                {
                    Symbol = method,
                    Args = args.Select((a, i) => i == 0 && a!.IsPlace
                        ? new Node(NodeKind.AddressOf, null, null) { A = a }
                        : Read(a!)).ToArray(),
                };
            }
        }

        return null;
    }

    private static Node Read(Node node) =>
        node.IsPlace ? new Node(NodeKind.Load, null, node.Type) { A = node } : node;

    private static Node Field(Node container, ISymbol member) =>
        new(NodeKind.Field, null, TypeOf(member)) { A = container, Symbol = member };

    private ISymbol? Find(INamedTypeSymbol type, string name) =>
        model.Versions.Of(type).GetMembers(name)
            .FirstOrDefault(m => m is IFieldSymbol or IPropertySymbol);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
