// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Units;

/// <summary>
/// Which units locals, parameters and results have, by everything that is stored into each. It
/// knows no order: what holds two units in turn has none.
/// </summary>
internal sealed class UnitFlow(KernelModel model, UnitFacts facts)
{
    // What is known of a variable only ever gets less, so this is a guard and no limit.
    private const int MostRounds = 100;
    private bool _settled;
    private readonly Dictionary<ISymbol, List<IOperation?>> _sources =
        new(SameSymbol.Default);

    private readonly Dictionary<ISymbol, List<IOperation?>> _returned =
        new(SameSymbol.Default);

    private readonly Dictionary<ISymbol, Quantity> _inferred = new(SameSymbol.Default);

    /// <summary>Whose units follow from the unit of each.</summary>
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _askedBy =
        new(SameSymbol.Default);

    private ISymbol? _asking;

    public void Solve(IEnumerable<Code> bodies)
    {
        foreach (var body in bodies)
        {
            foreach (var stored in body.StoredBy(model, facts))
                Add(stored);
        }

        var values = new UnitValues(model, facts, this);
        var open = new HashSet<ISymbol>(_sources.Keys, SameSymbol.Default);
        for (int round = 0; round < MostRounds && open.Count > 0; round++)
        {
            foreach (var pair in _sources)
            {
                if (!open.Remove(pair.Key))
                    continue;

                _asking = pair.Key;
                _inferred.TryGetValue(pair.Key, out var known);
                var joined = known;
                foreach (var source in pair.Value)
                {
                    // What may be anything stays so, whatever else is stored there.
                    if (joined == Quantity.Unknown)
                        break;

                    joined = joined.Join(source is null ? Quantity.Unknown : values.Of(source));
                }

                if (joined != known && _askedBy.TryGetValue(pair.Key, out var askedBy))
                    open.UnionWith(askedBy);

                _inferred[pair.Key] = joined;
            }
        }

        // What is not settled by now goes round in a circle and has no unit.
        if (open.Count > 0)
            _inferred.Clear();

        _asking = null;
        _settled = true;
    }

    /// <summary>The unit of a local, a parameter or a result.</summary>
    public Quantity Of(ISymbol symbol)
    {
        if (facts.Of(symbol) is { } declared)
            return declared;

        var key = symbol.OriginalDefinition;
        if (_asking is not null && _sources.ContainsKey(key))
        {
            if (!_askedBy.TryGetValue(key, out var askedBy))
                _askedBy.Add(key, askedBy = new(SameSymbol.Default));

            askedBy.Add(_asking);
        }

        return _inferred.TryGetValue(key, out var quantity) ? quantity
            // What is stored there was not looked at yet.
            : _settled || !_sources.ContainsKey(key) ? Quantity.Unknown
            : Quantity.Neutral;
    }

    /// <summary>
    /// True for what is a point in time in jiffies by some of what is stored there, and nothing
    /// else by the rest.
    /// </summary>
    public bool MayBeInstant(ISymbol symbol, UnitValues values) =>
        _sources.TryGetValue(symbol.OriginalDefinition, out var sources)
        && sources.Exists(s => s is not null && values.Of(s).IsInstantOf(Unit.Jiffies))
        && !sources.Exists(s => s is null
            || values.Of(s) is { IsKnown: true, Unit: not Unit.Jiffies });

    /// <summary>
    /// Two sources of one variable that were declared to be of different units.
    /// </summary>
    public IEnumerable<(ISymbol Variable, IOperation Source, Quantity Is, Quantity Other)>
        Conflicts(UnitValues values)
    {
        foreach (var pair in _sources.Where(s => s.Key is ILocalSymbol))
        {
            var known = pair.Value.Where(s => s is not null)
                .Select(s => (Source: s!, Is: values.Of(s)))
                .Where(s => s.Is.IsKnown).ToArray();
            var other = known.FirstOrDefault(k => k.Is.Unit != known[0].Is.Unit);
            if (other.Source is not null)
                yield return (pair.Key, known[0].Source, known[0].Is, other.Is);
        }
    }

    /// <summary>
    /// True for a function that gives one of its arguments, as min() and max() do.
    /// </summary>
    public bool Chooses(IMethodSymbol method)
    {
        var (of, result) = (method.OriginalDefinition, method.OriginalDefinition.ReturnType);
        return of.Parameters.Length > 1
            && of.Parameters.All(p => SameSymbol.Default.Equals(p.Type, result))
            && (result is ITypeParameterSymbol ? All(of, IsOfArguments) : IsOfMath(of));
    }

    private static bool IsOfArguments(IOperation? value) => Inner(value) switch
    {
        IParameterReferenceOperation => true,
        IConditionalOperation choice => IsOfArguments(choice.WhenTrue)
            && IsOfArguments(choice.WhenFalse),
        IInvocationOperation { TargetMethod.Name: "Min" or "Max" or "Clamp" } call =>
            call.Arguments.All(a => IsOfArguments(a.Value)),
        _ => false,
    };

    private static bool IsOfMath(IMethodSymbol method) => method.Name is "Min" or "Max" or "Clamp"
        && method.ContainingType is
        {
            Name: "Math",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
        };

    /// <summary>True for a number that is one point in time less another.</summary>
    public bool IsDifference(IOperation? value, int depth = 0)
    {
        value = Inner(value);
        switch (value)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference:
                return !difference.ConstantValue.HasValue
                    && difference.Type?.SpecialType == SpecialType.System_Int64
                    && !difference.LeftOperand.ConstantValue.HasValue
                    && !difference.RightOperand.ConstantValue.HasValue;
            case ILocalReferenceOperation local:
                return depth < 4 && Last(local) is { } last && IsDifference(last, depth + 1);
            case IInvocationOperation call when depth < 4:
                return All(call.TargetMethod, s => IsDifference(s, depth + 1)
                    || (Inner(s) is IParameterReferenceOperation parameter
                        && IsDifference(call.Arguments.FirstOrDefault(a =>
                            a.Parameter?.Ordinal == parameter.Parameter.Ordinal)?.Value,
                            depth + 1)));
            default:
                return false;
        }
    }

    // What was stored last before the use, as the text goes.
    private IOperation? Last(ILocalReferenceOperation local) =>
        !_sources.TryGetValue(local.Local, out var sources) || sources.Contains(null) ? null
            : sources.LastOrDefault(s => s!.Syntax.SpanStart < local.Syntax.SpanStart);

    private bool All(IMethodSymbol symbol, System.Func<IOperation?, bool> holds) =>
        _returned.TryGetValue(symbol.OriginalDefinition, out var sources) && sources.TrueForAll(
            s => s is not null && holds(s));

    private static IOperation? Inner(IOperation? value)
    {
        while (true)
        {
            switch (value)
            {
                case IParenthesizedOperation inner:
                    value = inner.Operand;
                    continue;
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    continue;
                default:
                    return value;
            }
        }
    }

    private void Add(Stored stored)
    {
        if (stored.Into is IMethodSymbol)
            Add(_returned, stored);

        if (!stored.Declared)
            Add(_sources, stored);
    }

    private static void Add(Dictionary<ISymbol, List<IOperation?>> sources, Stored stored)
    {
        if (!sources.TryGetValue(stored.Into, out var list))
            sources.Add(stored.Into, list = []);

        list.Add(stored.Value);
    }
}
