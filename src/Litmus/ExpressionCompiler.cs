// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>Makes steps of the accesses within expressions.</summary>
internal sealed class ExpressionCompiler
{
    private readonly ThreadBuilder _thread;
    private readonly CallCompiler _calls;

    /// <param name="thread">What the steps are added to.</param>
    /// <param name="callback">The thread that makes the callback of a call_rcu().</param>
    public ExpressionCompiler(ThreadBuilder thread, Func<Call, int> callback)
    {
        _thread = thread;
        _calls = new CallCompiler(thread, Value, callback);
    }

    /// <summary>Code for the accesses of an expression, and the rest of it as a
    /// computation.</summary>
    public Compute Value(Expression expression)
    {
        switch (expression)
        {
            case Literal literal:
                return new ConstantValue(literal.Value).Compute;
            case Name name when _thread.AddressOf(name.Text) is { } address:
                return new ConstantValue(address).Compute;
            case Name name:
                int register = _thread.Register(name.Text);
                return registers => registers[register];
            case Dereference dereference:
                return _calls.Load(dereference.Address, AccessOrder.Relaxed, true,
                    dereference.Line);
            case Unary unary:
                Compute operand = Value(unary.Operand);
                return registers =>
                {
                    Value value = operand(registers);
                    return value with { Number = Operators.Apply(unary.Operator, value.Number) };
                };
            case Binary binary when binary.Operator is "&&" or "||" && HasAccess(binary.Right):
                return ShortCircuit(binary);
            case Binary binary:
                Compute left = Value(binary.Left), right = Value(binary.Right);
                return registers =>
                {
                    Value a = left(registers), b = right(registers);
                    return Litmus.Value.Of(Operators.Apply(binary.Operator, a.Number, b.Number,
                        binary.Line), a, b);
                };
            case Conditional conditional:
                return Choose(conditional);
            case AssignedName assigned:
                int target = _thread.RegisterOf(assigned.Register, assigned.Line);
                _thread.Add(new Set(target, Value(assigned.Value), assigned.Line));
                return registers => registers[target];
            case Call call:
                return _calls.Compile(call);
            default:
                throw new LitmusException(expression.Line, "an expression that is not known here");
        }
    }

    private static bool HasAccess(Expression expression) => expression switch
    {
        Dereference or Call or AssignedName => true,
        Unary unary => HasAccess(unary.Operand),
        Binary binary => HasAccess(binary.Left) || HasAccess(binary.Right),
        Conditional conditional
            => HasAccess(conditional.Test) || HasAccess(conditional.Then)
                || HasAccess(conditional.Else),
        _ => false,
    };

    private Compute ShortCircuit(Binary binary)
    {
        var one = new Literal(1, binary.Line);
        var zero = new Literal(0, binary.Line);
        var right = new Binary("!=", binary.Right, zero, binary.Line);

        return Choose(binary.Operator == "&&"
            ? new Conditional(binary.Left, right, zero, binary.Line)
            : new Conditional(binary.Left, one, right, binary.Line));
    }

    private Compute Choose(Conditional conditional)
    {
        int result = _thread.Fresh();
        var skip = new JumpUnless(Value(conditional.Test), conditional.Line);
        var end = new Jump(conditional.Line);

        _thread.Add(skip);
        _thread.Add(new Set(result, Value(conditional.Then), conditional.Line));
        _thread.Add(end);
        skip.Target = _thread.Next;
        _thread.Add(new Set(result, Value(conditional.Else), conditional.Line));
        end.Target = _thread.Next;
        return registers => registers[result];
    }
}
