// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

/// <summary>
/// An argument as C writes it. <see cref="Of"/> makes it anew for the type that is wanted, where
/// that decides how it is written.
/// </summary>
internal sealed record Argument(Value? Plain, Func<ITypeSymbol, Value>? Of);

/// <summary>
/// Chooses among the methods of a name the one that takes C's arguments with the least change, and
/// writes them as it wants them.
/// </summary>
internal sealed class Overloads(Conversions conversions)
{
    /// <summary>The call.</summary>
    /// <exception cref="Refusal">No method of that name takes the arguments.</exception>
    public Value Call(
        string name, List<IMethodSymbol> methods, List<(ITypeSymbol Type, string Spelling)> types,
        List<Argument> arguments)
    {
        (Value Value, int Price)? best = null;
        foreach (var method in methods)
        {
            if (Try(method, types, arguments) is { } found &&
                (best is null || found.Price < best.Value.Price))
                best = found;
        }
        return best?.Value ?? throw new Refusal(
            $"no {name}() of the port takes ({string.Join(", ", arguments.Select(Describe))})");
    }

    /// <summary>The argument as a parameter takes it, with its price, or null.</summary>
    public (string Code, int Price)? Fit(Argument argument, ITypeSymbol type, RefKind kind)
    {
        var value = argument.Plain;
        if (kind == RefKind.None)
        {
            if (argument.Of is not null)
                return Made(argument.Of, type);
            var (converted, price) = conversions.Try(value!, type) ?? default;
            return converted is null ? null
                : (converted.Code, price + (value!.Kind == ValueKind.AddressOfReference ? 4 : 0));
        }
        if (value is null)
            return null;
        // C passes what it only looks at by its name.
        if (kind == RefKind.In && value.IsPlace && Conversions.Same(value.Type!, type))
            return (value.Code, 1);
        var word = kind == RefKind.Out ? "out " : kind == RefKind.In ? "in " : "ref ";
        if (value.Inner is { IsPlace: true } place && place.Type is not null &&
            value.Type is IPointerTypeSymbol && Conversions.Same(place.Type, type))
            return (word + place.Code,
                value.Kind == ValueKind.AddressOfReference || kind == RefKind.Out ? 0 : 2);
        if (value.Type is IPointerTypeSymbol p && Conversions.Same(p.PointedAtType, type))
            return ($"{word}*{value.At(Level.Unary)}", 3);
        return null;
    }

    private static (string, int)? Made(Func<ITypeSymbol, Value> make, ITypeSymbol type)
    {
        try
        {
            return (make(type).Code, 1);
        }
        catch (Refusal)
        {
            return null;
        }
    }

    private (Value Value, int Price)? Try(
        IMethodSymbol method, List<(ITypeSymbol Type, string Spelling)> types,
        List<Argument> arguments)
    {
        var parameters = method.Parameters;
        var rest = parameters is [.., { IsParams: true } last] ? last : null;
        var required = parameters.Count(p => !p.IsOptional && !p.IsParams);
        var most = parameters.Count(p => !IsCaller(p));
        if (arguments.Count < required || (rest is null && arguments.Count > most))
            return null;
        var construct = method;
        var inferred = false;
        if (method.IsGenericMethod)
        {
            var bound = types.Count == method.Arity
                ? [.. types.Select(t => t.Type)]
                : types.Count == 0 ? Infer(method, arguments) : null;
            if (bound is null || Array.Exists(bound, t => t is IPointerTypeSymbol or
                IFunctionPointerTypeSymbol || t.SpecialType == SpecialType.System_Void))
                return null;
            inferred = types.Count == 0;
            construct = method.Construct(bound);
        }
        else if (types.Count > 0)
            return null;
        var price = inferred ? 1 : 0;
        var codes = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var isRest = rest is not null && i >= parameters.Length - 1;
            var parameter = isRest ? rest! : construct.Parameters[i];
            var type = isRest ? ((INamedTypeSymbol)rest!.Type).TypeArguments[0] : parameter.Type;
            if (Fit(arguments[i], type, parameter.RefKind) is not { } fit)
                return null;
            // Inference sees the argument's own type, not the one it converts to.
            if (inferred && !isRest && parameters[i].Type is ITypeParameterSymbol &&
                parameter.RefKind == RefKind.None && arguments[i].Plain is { Type: { } own } &&
                !Conversions.Same(own, type) && fit.Code == arguments[i].Plain!.Code)
                fit = (Conversions.Explicit(arguments[i].Plain!, type, TypeText.Of(type)).Code, 9);
            codes.Add(fit.Code);
            price += fit.Price;
        }
        var code = TypeText.Name(method.Name);
        if (types.Count > 0)
            code += $"<{string.Join(", ", types.Select(t => t.Spelling))}>";
        return (new($"{code}({string.Join(", ", codes)})", Level.Primary, construct.ReturnType)
        {
            Kind = construct.ReturnsByRef ? ValueKind.Reference : ValueKind.Plain,
        }, price);
    }

    private static bool IsCaller(IParameterSymbol parameter) => parameter.GetAttributes().Any(a =>
        a.AttributeClass?.Name.StartsWith("Caller", StringComparison.Ordinal) == true);

    private static ITypeSymbol[]? Infer(IMethodSymbol method, List<Argument> arguments)
    {
        var bound = new Dictionary<ITypeParameterSymbol, ITypeSymbol>(
            SymbolEqualityComparer.Default);
        // Numbers without an operator take what the others decide.
        foreach (var constants in new[] { false, true })
        {
            for (var i = 0; i < arguments.Count && i < method.Parameters.Length; i++)
            {
                var value = arguments[i].Plain;
                if (value?.Type is null || value.Constant is null == constants)
                    continue;
                var parameter = method.Parameters[i];
                if (parameter.RefKind == RefKind.None ||
                    (parameter.RefKind == RefKind.In && value.IsPlace))
                    Unify(parameter.Type, value.Type, bound);
                else if (value.Type is IPointerTypeSymbol p)
                    Unify(parameter.Type, p.PointedAtType, bound);
            }
        }
        return method.TypeParameters.All(bound.ContainsKey)
            ? [.. method.TypeParameters.Select(t => bound[t])]
            : null;
    }

    private static void Unify(
        ITypeSymbol parameter, ITypeSymbol type, Dictionary<ITypeParameterSymbol, ITypeSymbol> bound)
    {
        if (parameter is ITypeParameterSymbol t)
            bound.TryAdd(t, type);
        else if (parameter is IPointerTypeSymbol a && type is IPointerTypeSymbol b)
            Unify(a.PointedAtType, b.PointedAtType, bound);
    }

    private static string Describe(Argument argument) => argument.Plain switch
    {
        null => "{...}",
        { Kind: ValueKind.Null } => "null",
        { Kind: ValueKind.Text } => "text",
        { Kind: ValueKind.Method } method => "&" + method.Name,
        { Type: { } type } => TypeText.Of(type),
        _ => "?",
    };
}
