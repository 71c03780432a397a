// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Port;
using Linux.Reference.Canonical;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

// Calls, of functions, of macros that are methods, and through pointers.
internal sealed partial class ExpressionTranslator
{
    private Value Call(Node node)
    {
        if (Flexible(node) is { } flexible)
            return flexible;
        var call = Folding.Call(node, _scope);
        if (call.Kind != "call")
            return ContainerOrNull(call);
        if (call is
            {
                CalleeName: "container_of",
                Kids: [_, var pointer, { Kind: "type" } type, { Kind: "id" } member]
            })
            return ContainerOf(pointer, Type(type.Text, type.Text), member.Text);
        var callee = call.Kids[0];
        if (callee.Kind != "id" || _locals.Find(callee.Text) is not null)
            return Indirect(callee, call.Kids.AsSpan(1));
        var name = callee.Text;
        var methods = _names.Methods(name).ToList();
        if (methods.Count == 0)
            methods = [.. _names.Methods(name = Renamed.Function(name))];
        if (methods.Count == 0)
        {
            return _names.Variable(name) is not null
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
                kid.Holds("postfix") ? null : Read(kid).Type);
        _names.Wanted?.Macro(name, types);
        return new($"the port has no {name}()");
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
                _locals.Find(kid.Text) is null && _names.Variable(kid.Text) is null &&
                _types.Find(kid.Text) is not null))
            {
                var type = Type(kid.Text, kid.Spelling);
                types.Add((type, _types.Spell(type, kid.Spelling)));
            }
            // kzalloc_obj(*p) makes what p points to.
            else if (arguments.Count == 0 && types.Count == 0 && kid.Kind == "deref" &&
                methods.TrueForAll(m => m.IsGenericMethod && m.Parameters.All(p =>
                    p.Type is not IPointerTypeSymbol && p.RefKind == RefKind.None)))
            {
                var type = Read(kid).Type!;
                types.Add((type, TypeText.Of(type)));
            }
            else
                arguments.Add(Argument(kid));
        }
        return (types, arguments);
    }

    private Argument Argument(Node node) => node.Kind == "init"
        ? new(null, type => Initialised(node, type))
        : node.Kind == "choose"
            ? new(Read(node), type => As(node, type))
            : new(Read(node), null);

    /// <summary>
    /// The method that an iterator is in the port, and what its variables begin with. It takes
    /// them by reference.
    /// </summary>
    public (Value Call, List<string> Starts) Iterator(Node call)
    {
        var name = call.CalleeName ?? "";
        var arguments = call.Kids[1..].ToList();
        var methods = _names.Methods(name).ToList();
        var owner = "";
        if (name.StartsWith("for_each_entry", StringComparison.Ordinal) && arguments.Count > 2 &&
            Read(arguments[0]).Type is IPointerTypeSymbol { PointedAtType: var type })
        {
            // The member follows the head, and a condition may follow the member.
            var way = name["for_each_entry".Length..];
            var at = way.Contains("_safe", StringComparison.Ordinal) ? 3 : 2;
            var method = $"each_{arguments[at].Text}{way}";
            methods = [.. type.GetMembers(method).OfType<IMethodSymbol>()];
            if (methods.Count == 0)
                _names.Wanted?.Container(type, arguments[at].Text);
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
            var value = Read(argument);
            values.Add(new(variable ? AddressOf(value) : value, null));
            if (variable)
                starts.Add($"{value.Code} = " +
                    (Conversions.IsPointer(value.Type!) ? "null" : "-1"));
        }
        var found = _overloads.Call(name, methods, [], values);
        return (found with { Code = owner + found.Code }, starts);
    }

    private Value Indirect(Node callee, ReadOnlySpan<Node> kids)
    {
        var function = Read(callee);
        if (function.Type is not IFunctionPointerTypeSymbol { Signature: var signature })
            throw new Refusal($"`{function.Code}` is no function in the port");
        if (signature.Parameters.Length != kids.Length)
            throw new Refusal($"`{function.Code}` takes {signature.Parameters.Length} arguments");
        var arguments = new List<string>();
        foreach (var (parameter, kid) in signature.Parameters.Zip(kids.ToArray()))
        {
            arguments.Add(_overloads.Fit(Argument(kid), parameter.Type, parameter.RefKind)?.Code ??
                throw new Refusal($"an argument of `{function.Code}` is no " +
                    TypeText.Of(parameter.Type)));
        }
        return new($"{function.At(Level.Primary)}({string.Join(", ", arguments)})", Level.Primary,
            signature.ReturnType);
    }

    private Value ContainerOf(Node pointer, ITypeSymbol type, string member)
    {
        var method = type.GetMembers($"of_{member}").OfType<IMethodSymbol>().FirstOrDefault();
        if (method is null)
        {
            _names.Wanted?.Container(type, member);
            throw new Refusal(
                $"{TypeText.Of(type)} of the port is not marked [ContainerOf(\"{member}\")]");
        }
        var parameter = method.Parameters[0].Type;
        var value = Read(pointer);
        // A list's member is a pointer that C# cannot mistake.
        var argument = _conversions.To(value, parameter);
        return new($"{TypeText.Of(type)}.{method.Name}({argument.Code})", Level.Primary,
            method.ReturnType);
    }

    // p ? container_of(p, ...) : NULL, which names p twice.
    private Value ContainerOrNull(Node choose)
    {
        if (choose is { Kind: "choose", Kids: [{ Kids: [var pointer, _] }, ..] } &&
            (pointer.Holds("call") || pointer.Holds("assign") || pointer.Holds("postfix")))
            throw new Refusal("a container_of() that checks for NULL would evaluate twice");
        return Read(choose);
    }
}
