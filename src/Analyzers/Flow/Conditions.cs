// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;
using Linux.Analyzers.Domains;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Flow;

/// <summary>
/// What a branch says about values. A condition is brought to a form in which <c>x != null</c>,
/// <c>x</c> and <c>!(x == 0)</c> are the same fact.
/// </summary>
internal static class Conditions
{
    /// <summary>The truth of a value in a state, null when it is not known.</summary>
    public static bool? Known(SymTable table, Facts facts, Sym value)
    {
        var (fact, positive) = Canonical(table, value);
        return Decide(facts, fact) is { } truth ? truth == positive : null;
    }

    /// <summary>Narrows a state to a condition; false when the condition cannot be.</summary>
    public static bool Assume(SymTable table, State state, Sym value, bool truth)
    {
        var (fact, positive) = Canonical(table, value);
        bool wanted = truth == positive;
        if (Decide(state.Facts, fact) is { } known)
        {
            return known == wanted;
        }

        state.Facts.Known[fact] = wanted;
        ExcludeInfinity(state, fact, wanted);
        state.Relations.Compare(table, state.Facts, fact, wanted);
        if (wanted && IsEquality(fact))
        {
            Unify(table, state, fact.A!, fact.B!);
            state.Locks.Unify(table, fact.A!, fact.B!);
        }

        return true;
    }

    /// <summary>
    /// The fact that a condition comes down to, and whether it states or denies it.
    /// </summary>
    public static (Sym Fact, bool Positive) Canonical(SymTable table, Sym value)
    {
        bool positive = true;
        while (true)
        {
            if (value.Kind == SymKind.Not)
            {
                (value, positive) = (value.A!, !positive);
                continue;
            }

            if (value.Kind != SymKind.Binary || value.A is not { } a || value.B is not { } b)
            {
                return (value, positive);
            }

            switch ((BinaryOperatorKind)value.Tag!)
            {
                case BinaryOperatorKind.Equals when b.IsNull:
                    (value, positive) = (a, !positive);
                    continue;
                case BinaryOperatorKind.Equals when a.IsNull:
                    (value, positive) = (b, !positive);
                    continue;
                case BinaryOperatorKind.Equals when b.Tag is true && b.Kind == SymKind.Const:
                    value = a;
                    continue;
                case BinaryOperatorKind.Equals when a.Id > b.Id:
                    value = table.Get(SymKind.Binary, BinaryOperatorKind.Equals, 0, b, a);
                    return (value, positive);
                case BinaryOperatorKind.NotEquals:
                    value = table.Get(SymKind.Binary, BinaryOperatorKind.Equals, 0, a, b);
                    positive = !positive;
                    continue;
                case BinaryOperatorKind.GreaterThan:
                    value = table.Get(SymKind.Binary, BinaryOperatorKind.LessThan, 0, b, a);
                    continue;
                case BinaryOperatorKind.GreaterThanOrEqual:
                    value = table.Get(SymKind.Binary, BinaryOperatorKind.LessThan, 0, a, b);
                    positive = !positive;
                    continue;
                case BinaryOperatorKind.LessThanOrEqual:
                    value = table.Get(SymKind.Binary, BinaryOperatorKind.LessThan, 0, b, a);
                    positive = !positive;
                    continue;
                default:
                    return (value, positive);
            }
        }
    }

    // What is not equal to KTIME_MAX, or smaller, is a time that something can be added to.
    private static void ExcludeInfinity(State state, Sym fact, bool truth)
    {
        if (fact is not { Kind: SymKind.Binary, A: { } a, B: { } b })
            return;

        if (IsEquality(fact) && !truth)
        {
            if (a is { Kind: SymKind.Const, Tag: long.MaxValue })
                state.Infinities.Exclude(b);
            else if (b is { Kind: SymKind.Const, Tag: long.MaxValue })
                state.Infinities.Exclude(a);
        }
        else if (fact.Tag is BinaryOperatorKind.LessThan && truth)
            state.Infinities.Exclude(a);
        else if (fact.Tag is BinaryOperatorKind.LessThan)
            state.Infinities.Exclude(b);
    }

    private static bool IsEquality(Sym fact) =>
        fact.Kind == SymKind.Binary && fact.Tag is BinaryOperatorKind.Equals;

    private static bool? Decide(Facts facts, Sym fact)
    {
        if (facts.Known.TryGetValue(fact, out bool known))
        {
            return known;
        }

        if (fact.Kind == SymKind.Const)
        {
            return !fact.IsNull;
        }

        if (fact.IsAddress || fact.Kind is SymKind.Guard || IsStableAddress(fact))
        {
            return true;
        }

        if (fact.Kind == SymKind.Binary && fact.A is { } a && fact.B is { } b)
        {
            return Compare(facts, fact, a, b);
        }

        return null;
    }

    private static bool? Compare(Facts facts, Sym fact, Sym a, Sym b)
    {
        bool constants = a.Kind == SymKind.Const && b.Kind == SymKind.Const;
        if (IsEquality(fact))
        {
            if (ReferenceEquals(a, b))
            {
                return true;
            }

            if (constants)
            {
                return Order(a.Tag, b.Tag) == 0;
            }

            // One value cannot equal two constants.
            var (name, constant) = a.Kind == SymKind.Const ? (b, a) : (a, b);
            if (constant.Kind == SymKind.Const)
            {
                if (facts.Known.TryGetValue(name, out bool isTrue) && !isTrue)
                {
                    return false;
                }

                if (facts.Known.Any(f => f.Value && IsEquality(f.Key)
                    && ((ReferenceEquals(f.Key.A, name) && f.Key.B!.Kind == SymKind.Const
                            && Order(f.Key.B.Tag, constant.Tag) is not 0 and not null)
                        || (ReferenceEquals(f.Key.B, name) && f.Key.A!.Kind == SymKind.Const
                            && Order(f.Key.A.Tag, constant.Tag) is not 0 and not null))))
                {
                    return false;
                }
            }

            return null;
        }

        // What is left up to KTIME_MAX is no more than KTIME_MAX.
        if (a is { Kind: SymKind.Const, Tag: long.MaxValue } && b is
            {
                Kind: SymKind.Binary,
                Tag: BinaryOperatorKind.Subtract, A: { Kind: SymKind.Const, Tag: long.MaxValue }
            })
            return false;

        return (BinaryOperatorKind)fact.Tag! == BinaryOperatorKind.LessThan && constants
            && Order(a.Tag, b.Tag) is { } order ? order < 0 : null;
    }

    private static int? Order(object? a, object? b)
    {
        static decimal? Number(object? value) => value switch
        {
            null => 0,
            bool flag => flag ? 1 : 0,
            char c => c,
            IConvertible number and not string => ToDecimal(number),
            _ => null,
        };
        return Number(a) is { } x && Number(b) is { } y ? x.CompareTo(y) : null;
    }

    private static decimal? ToDecimal(IConvertible number)
    {
        try
        {
            return number.ToDecimal(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool IsStableAddress(Sym fact) => fact.Kind == SymKind.Call && fact.Number == 1;

    // Two names for one value: from here on the place that held one of them holds the other.
    private static void Unify(SymTable table, State state, Sym a, Sym b)
    {
        // An address that equals a parameter goes by the parameter's name, as callers know it.
        var (parameter, address) = a.Kind == SymKind.Param ? (a, b) : (b, a);
        if (parameter.Kind == SymKind.Param && address.Kind is SymKind.Element or SymKind.Field)
        {
            state.Rename(table, address, parameter);
            return;
        }

        foreach (var (loaded, other) in new[] { (b, a), (a, b) })
        {
            if (loaded.Kind == SymKind.Load && loaded.A is { } place
                && !state.Memory.Values.ContainsKey(place) && other.Kind != SymKind.Const)
            {
                state.Memory.Values[place] = other;
                return;
            }
        }
    }
}
