// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Linux.Translation.Port;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

/// <summary>Writes calls, of functions, of macros that are methods, and through pointers.</summary>
internal sealed class Calls(ExpressionTerms terms, ExpressionTranslator expressions)
{
    private const string CountedByHand =
        "// PORT: the array behind a struct is counted by hand.";

    private readonly Overloads _overloads = new(terms.Conversions);

    /// <summary>A call.</summary>
    public Value Call(Node node)
    {
        if (Flexible(node) is { } flexible)
            return flexible;
        var call = Folding.Call(node, terms.Scope);
        if (call.Kind != "call")
            return ContainerOrNull(call);
        if (call is
            {
                CalleeName: "container_of",
                Kids: [_, var pointer, { Kind: "type" } type, { Kind: "id" } member]
            })
            return ContainerOf(pointer, expressions.Type(type.Text, type.Text), member.Text);
        var callee = call.Kids[0];
        if (callee.Kind != "id" || terms.Locals.Find(callee.Text) is not null)
            return Indirect(callee, call.Kids.AsSpan(1));
        var name = callee.Text;
        var methods = terms.Names.Methods(name).ToList();
        if (methods.Count == 0)
            methods = [.. terms.Names.Methods(name = Renamed.Function(name))];
        if (methods.Count == 0)
        {
            return terms.Names.Variable(name) is not null
                ? Indirect(callee, call.Kids.AsSpan(1))
                : throw Missing(callee.Text, call.Kids.AsSpan(1));
        }
        var (types, arguments) = TypeArguments(methods, call.Kids.AsSpan(1));
        return _overloads.Call(name, methods, types, arguments);
    }

    // A macro of the same patch may be what is called: its uses say of what types it is.
    private Refusal Missing(string name, ReadOnlySpan<Node> kids)
    {
        var types = new List<ITypeSymbol?>();
        foreach (var kid in kids)
            types.Add(kid.Kind is "type" or "init" || kid.Holds("call") || kid.Holds("assign") ||
                kid.Holds("postfix") ? null : expressions.Read(kid).Type);
        terms.Names.Wanted?.Macro(name, types);
        return new($"the port has no {name}()" + (name is "udelay" or "ndelay" or "mdelay"
            ? ": code takes no time in a machine, so it cannot wait by computing" : ""));
    }

    // C gives types to macros; the port's methods take them in angle brackets.
    private (List<(ITypeSymbol Type, string Spelling)> Types, List<Argument> Arguments)
        TypeArguments(List<IMethodSymbol> methods, ReadOnlySpan<Node> kids)
    {
        var types = new List<(ITypeSymbol, string)>();
        var arguments = new List<Argument>();
        foreach (var kid in kids)
        {
            if (kid.Kind == "type" || (kid.Kind == "id" && arguments.Count == 0 &&
                terms.Locals.Find(kid.Text) is null && terms.Names.Variable(kid.Text) is null &&
                terms.Types.Find(kid.Text) is not null))
            {
                var type = expressions.Type(kid.Text, kid.Spelling);
                types.Add((type, terms.Types.Spell(type, kid.Spelling)));
            }
            // kzalloc_obj(*p) makes what p points to.
            else if (arguments.Count == 0 && types.Count == 0 && kid.Kind == "deref" &&
                methods.TrueForAll(m => m.IsGenericMethod && m.Parameters.All(p =>
                    p.Type is not IPointerTypeSymbol && p.RefKind == RefKind.None)))
            {
                var type = expressions.Read(kid).Type!;
                types.Add((type, TypeText.Of(type)));
            }
            else
                arguments.Add(ArgumentOf(kid));
        }
        return (types, arguments);
    }

    private Argument ArgumentOf(Node node) => node.Kind == "init"
        ? new(null, type => expressions.Initialised(node, type))
        : node.Kind == "choose"
            ? new(expressions.Read(node), type => expressions.As(node, type))
            : new(expressions.Read(node), null);

    /// <summary>
    /// The method that an iterator is in the port, and what its variables begin with. It takes
    /// them by reference.
    /// </summary>
    public (Value Call, List<string> Starts) Iterator(Node call)
    {
        var name = call.CalleeName ?? "";
        var arguments = call.Kids[1..].ToList();
        var methods = terms.Names.Methods(name).ToList();
        var owner = "";
        if (name.StartsWith("for_each_entry", StringComparison.Ordinal) && arguments.Count > 2 &&
            expressions.Read(arguments[0]).Type is IPointerTypeSymbol { PointedAtType: var type })
        {
            // The member follows the head, and a condition may follow the member.
            var way = name["for_each_entry".Length..];
            var at = way.Contains("_safe", StringComparison.Ordinal) ? 3 : 2;
            var method = $"each_{arguments[at].Text}{way}";
            methods = [.. type.GetMembers(method).OfType<IMethodSymbol>()];
            if (methods.Count == 0)
                terms.Names.Wanted?.Container(type, arguments[at].Text);
            arguments.RemoveAt(at);
            owner = TypeText.Of(type) + ".";
        }
        var model = methods.FirstOrDefault(m => m.Parameters.Length >= arguments.Count) ??
            throw new Refusal($"the port has no iterator for {name}");
        var starts = new List<string>();
        var values = new List<Argument>();
        foreach (var (parameter, argument) in model.Parameters.Zip(arguments))
        {
            var variable = parameter.RefKind == RefKind.Ref && argument.Kind != "address";
            var value = expressions.Read(argument);
            values.Add(new(variable ? terms.Places.AddressOf(value) : value, null));
            if (variable)
                starts.Add($"{value.Code} = " +
                    (Conversions.IsPointer(value.Type!) ? "null" : "-1"));
        }
        var found = _overloads.Call(name, methods, [], values);
        return (found with { Code = owner + found.Code }, starts);
    }

    private Value Indirect(Node callee, ReadOnlySpan<Node> kids)
    {
        var function = expressions.Read(callee);
        if (function.Type is not IFunctionPointerTypeSymbol { Signature: var signature })
            throw new Refusal($"`{function.Code}` is no function in the port");
        if (signature.Parameters.Length != kids.Length)
            throw new Refusal($"`{function.Code}` takes {signature.Parameters.Length} arguments");
        var arguments = new List<string>();
        foreach (var (parameter, kid) in signature.Parameters.Zip(kids.ToArray()))
        {
            var fit = _overloads.Fit(ArgumentOf(kid), parameter.Type, parameter.RefKind);
            arguments.Add(fit?.Code ?? throw new Refusal(
                $"an argument of `{function.Code}` is no {TypeText.Of(parameter.Type)}"));
        }
        return new($"{function.At(Level.Primary)}({string.Join(", ", arguments)})", Level.Primary,
            signature.ReturnType);
    }

    private Value ContainerOf(Node pointer, ITypeSymbol type, string member)
    {
        var method = type.GetMembers($"of_{member}").OfType<IMethodSymbol>().FirstOrDefault();
        if (method is null)
        {
            terms.Names.Wanted?.Container(type, member);
            throw new Refusal(
                $"{TypeText.Of(type)} of the port is not marked [ContainerOf(\"{member}\")]");
        }
        var parameter = method.Parameters[0].Type;
        var value = expressions.Read(pointer);
        // A list's member is a pointer that C# cannot mistake.
        var argument = terms.Conversions.To(value, parameter);
        return new($"{TypeText.Of(type)}.{method.Name}({argument.Code})", Level.Primary,
            method.ReturnType);
    }

    // p ? container_of(p, ...) : NULL, which names p twice.
    private Value ContainerOrNull(Node choose)
    {
        if (choose is { Kind: "choose", Kids: [{ Kids: [var pointer, _] }, ..] } &&
            (pointer.Holds("call") || pointer.Holds("assign") || pointer.Holds("postfix")))
            throw new Refusal("a container_of() that checks for NULL would evaluate twice");
        return expressions.Read(choose);
    }

    // kzalloc_flex(*p, m, n), struct_size(p, m, n); null for any other call.
    private Value? Flexible(Node call)
    {
        var kids = call.Kids;
        if (call.CalleeName is not ("kzalloc_flex" or "kmalloc_flex" or "struct_size") ||
            kids is not [_, var of, { Kind: "id" } member, var count, ..] ||
            terms.Names.Methods(call.CalleeName).Any())
            return null;
        var owner = of.Kind == "type" ? expressions.Type(of.Text, of.Spelling)
            : expressions.Read(of).Type;
        if (call.CalleeName == "struct_size" && owner is IPointerTypeSymbol p)
            owner = p.PointedAtType;
        if (owner is null || owner.GetMembers(member.Text).FirstOrDefault() is not
            IPropertySymbol { Type: IPointerTypeSymbol { PointedAtType: var element } })
            throw new Refusal($"{member.Text} is no array behind its struct in the port");
        var type = TypeText.Of(owner);
        var number = terms.Types.Of(SpecialType.System_UInt64);
        var size = $"(ulong)sizeof({type}) + " +
            $"{terms.Conversions.To(expressions.Read(count), number).At(Level.Multiply)} * " +
            $"(ulong)sizeof({TypeText.Of(element)})";
        terms.Remarks.Add(CountedByHand);
        if (call.CalleeName == "struct_size")
            return new(size, Level.Add, number);
        var flags = kids.Length > 4 ? expressions.Read(kids[4]).Code : "GFP_KERNEL";
        var name = call.CalleeName[..^"_flex".Length];
        return new($"({type}*){name}({size}, {flags})", Level.Unary, terms.Types.PointerTo(owner));
    }
}
