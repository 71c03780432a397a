// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Units;

/// <summary>Looks at every expression once all units are known.</summary>
internal sealed class UnitChecks(KernelModel model)
{
    private readonly UnitFacts _facts = model.Units;
    private readonly List<Finding> _findings = [];
    private UnitFlow _flow = null!;
    private UnitValues _values = null!;

    public IEnumerable<Finding> Findings(IReadOnlyCollection<Code> bodies)
    {
        _flow = new UnitFlow(model, _facts);
        _flow.Solve(bodies);
        _values = new UnitValues(model, _facts, _flow);
        foreach (var body in bodies)
        {
            if (model.Of(body.Method) is { Primitive: false, Trusted: null })
            {
                foreach (var (operation, _) in body.Steps)
                    Check(operation, body.Method);
            }
        }

        foreach (var (variable, source, given, other) in _flow.Conflicts(_values))
        {
            if (variable.ContainingSymbol is IMethodSymbol method)
                _findings.Add(UnitsMixed.Find(source.Syntax.ToString(),
                    $"{given.Described} with {other.Described} in '{variable.Name}'",
                    source.Syntax.GetLocation(), method));
        }

        return _findings;
    }

    private void Check(IOperation operation, IMethodSymbol method)
    {
        switch (operation)
        {
            case IBinaryOperation binary:
                Binary(binary, method);
                break;
            case ICompoundAssignmentOperation
            {
                OperatorKind: BinaryOperatorKind.Add
                or BinaryOperatorKind.Subtract
            } compound:
                Mixed(compound, _values.Of(compound.Target), _values.Of(compound.Value), method);
                break;
            case ISimpleAssignmentOperation assignment when Declared(assignment.Target)
                is { } wanted:
                Stored(assignment.Value, wanted, assignment.Target.Syntax.ToString(), method);
                break;
            case IReturnOperation { ReturnedValue: { } returned }
                when _facts.Of(method) is { } wanted:
                Stored(returned, wanted, $"the result of '{method.Name}'", method);
                break;
            case IArgumentOperation { Parameter: { } parameter } argument
                when _facts.Of(parameter) is { } wanted:
                // Both a point in time and a span can be converted.
                if (parameter.ContainingSymbol is IMethodSymbol to
                    && _facts.Of(to) is { } made && made.Unit != wanted.Unit)
                    wanted = wanted with { Instant = null };

                Stored(argument.Value, wanted,
                    $"{parameter.ContainingSymbol.Name}({parameter.Name})", method);
                break;
            case IInvocationOperation call when model.Of(call.TargetMethod).Memory
                is { Access: MemoryAccess.Write } && UnitValues.Given(call) is [_, { } value]
                && UnitValues.PlaceOf(call) is { } place && Declared(place) is { } wanted:
                Stored(value.Value, wanted, place.Syntax.ToString(), method);
                break;
            case IInvocationOperation call when _flow.Chooses(call.TargetMethod):
                for (int i = 1; i < call.Arguments.Length; i++)
                    Mixed(call, _values.Of(call.Arguments[0].Value),
                        _values.Of(call.Arguments[i].Value), method);

                break;
            default:
                break;
        }
    }

    private Quantity? Declared(IOperation place) => place switch
    {
        IFieldReferenceOperation field => _facts.Of(field.Field),
        IPropertyReferenceOperation property => _facts.Of(property.Property),
        IParameterReferenceOperation parameter => _facts.Of(parameter.Parameter),
        _ => UnitValues.PointerOf(place) is { } pointer ? _facts.Of(pointer) : null,
    };

    private void Binary(IBinaryOperation binary, IMethodSymbol method)
    {
        var (a, b) = (_values.Of(binary.LeftOperand), _values.Of(binary.RightOperand));
        bool compares = binary.OperatorKind is BinaryOperatorKind.LessThan
            or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan
            or BinaryOperatorKind.GreaterThanOrEqual;
        if (compares || binary.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract
            or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            Mixed(binary, a, b, method);

        if (binary.OperatorKind == BinaryOperatorKind.Add && a.Instant == true && b.Instant == true
            && a.IsKnown && a.Unit == b.Unit)
            _findings.Add(UnitsMixed.Find(binary.Syntax.ToString(),
                $"{a.Described} with another one in a sum", binary.Syntax.GetLocation(), method));

        if (!compares)
            return;

        if (a.IsInstantOf(Unit.Jiffies) || b.IsInstantOf(Unit.Jiffies)
            || MayBeInstant(binary.LeftOperand) || MayBeInstant(binary.RightOperand))
        {
            // Points in time wrap, spans do not.
            if (!(a.IsKnown && b.IsKnown) || a.Unit == b.Unit)
                _findings.Add(JiffiesCompared.Find(binary.Syntax.ToString(),
                    binary.Syntax.GetLocation(),
                    method));
        }
        else if (IsUnsignedDifference(binary.LeftOperand) && IsZero(binary.RightOperand)
            || IsUnsignedDifference(binary.RightOperand) && IsZero(binary.LeftOperand))
            _findings.Add(JiffiesCompared.Find(binary.Syntax.ToString(),
                binary.Syntax.GetLocation(),
                method));

        foreach (var operand in new[] { binary.LeftOperand, binary.RightOperand })
        {
            if (SignLost(operand) is { } lost)
                _findings.Add(SignMixed.Find(lost.Syntax.ToString(), binary.Syntax.GetLocation(),
                    method));
        }
    }

    private bool MayBeInstant(IOperation operand) =>
        Inner(operand) is ILocalReferenceOperation local
        && _flow.MayBeInstant(local.Local, _values);

    // The difference of two points in time may be negative, which an unsigned number is not.
    private bool IsUnsignedDifference(IOperation operand) => Inner(operand) is IBinaryOperation
    { OperatorKind: BinaryOperatorKind.Subtract } difference
        && operand.Type?.SpecialType == SpecialType.System_UInt64
        && _values.Of(difference.LeftOperand).IsInstantOf(Unit.Jiffies)
        && _values.Of(difference.RightOperand).IsInstantOf(Unit.Jiffies);

    private IOperation? SignLost(IOperation operand)
    {
        while (operand is IParenthesizedOperation inner)
            operand = inner.Operand;

        if (operand is not IConversionOperation
            {
                Type.SpecialType: SpecialType.System_UInt64,
                Operand: { Type.SpecialType: SpecialType.System_Int64 } signed
            }
            || !_flow.IsDifference(signed))
            return null;

        return Inner(signed) is ILocalReferenceOperation local ? SignTested(local) ? null : signed
            : _values.Of(Inner(signed)).IsKnown ? signed : null;
    }

    // Who has asked whether the time has passed may drop the sign.
    private static bool SignTested(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
            root = parent;

        return root.DescendantsAndSelf().OfType<IBinaryOperation>().Any(b =>
            b.Syntax.SpanStart < local.Syntax.SpanStart
            && (IsLocal(b.LeftOperand) && IsZero(b.RightOperand)
                || IsLocal(b.RightOperand) && IsZero(b.LeftOperand)));

        bool IsLocal(IOperation operand) => Inner(operand) is ILocalReferenceOperation other
            && SameSymbol.Default.Equals(other.Local, local.Local)
            && operand.Type?.SpecialType == SpecialType.System_Int64;
    }

    private static IOperation Inner(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IParenthesizedOperation inner:
                    operation = inner.Operand;
                    continue;
                case IConversionOperation { IsImplicit: true } conversion:
                    operation = conversion.Operand;
                    continue;
                default:
                    return operation;
            }
        }
    }

    private static bool IsZero(IOperation operation) => operation.ConstantValue is
    {
        HasValue: true,
        Value: var value
    } && Flow.Sym.IsZero(value);

    private void Mixed(IOperation at, Quantity a, Quantity b, IMethodSymbol method)
    {
        if (a.IsKnown && b.IsKnown && a.Unit != b.Unit)
            _findings.Add(UnitsMixed.Find(at.Syntax.ToString(), $"{a} with {b}",
                at.Syntax.GetLocation(),
                method));
    }

    private void Stored(IOperation value, Quantity wanted, string place, IMethodSymbol method)
    {
        var given = _values.Of(value);
        if (!given.IsKnown || (given.Unit == wanted.Unit
            && (given.Instant is null || wanted.Instant is null
                || given.Instant == wanted.Instant)))
            return;

        _findings.Add(UnitsMixed.Find(value.Syntax.ToString(),
            $"{given.Described} with {wanted.Described} of {place}", value.Syntax.GetLocation(),
                method));
    }
}
