// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>The steps of a thread.</summary>
/// <param name="Instructions">What it does.</param>
/// <param name="Registers">Where each register of the source is.</param>
/// <param name="Count">Registers in all, with those for what is read within expressions.</param>
internal sealed record ThreadCode(
    IReadOnlyList<Instruction> Instructions, IReadOnlyDictionary<string, int> Registers, int Count);

/// <summary>Makes steps of statements, so that each access of memory is a step of its own, in C's
/// order.</summary>
internal sealed partial class ThreadCompiler
{
    private readonly List<Instruction> _code = [];
    private readonly Dictionary<string, int> _registers = [];
    private readonly Func<string, long?> _address;
    private readonly Func<Call, int> _callback;
    private int _count;

    private ThreadCompiler(Func<string, long?> address, Func<Call, int> callback)
    {
        _address = address;
        _callback = callback;
    }

    /// <summary>Compiles a thread.</summary>
    /// <param name="thread">What it does.</param>
    /// <param name="address">The address of a location, null for other names.</param>
    /// <param name="callback">The thread that makes the callback of a call_rcu().</param>
    /// <param name="isCallback">Whether it is one itself.</param>
    /// <exception cref="LitmusException">Something that is not known here.</exception>
    public static ThreadCode Compile(
        LitmusThread thread, Func<string, long?> address, Func<Call, int> callback,
        bool isCallback = false)
    {
        var compiler = new ThreadCompiler(address, callback);

        if (isCallback)
            compiler.WaitForCall();
        compiler.Compile(thread.Body);
        compiler._code.Add(new Stop(0));
        return new ThreadCode(compiler._code, compiler._registers, compiler._count);
    }

    private void Compile(IReadOnlyList<Statement> statements)
    {
        foreach (Statement statement in statements)
            Compile(statement);
    }

    private void Compile(Statement statement)
    {
        switch (statement)
        {
            case Assign assign:
                Compute value = Value(assign.Value);
                _code.Add(new Set(RegisterOf(assign.Register, assign.Line), value, assign.Line));
                break;
            case PlainStore store:
                Compute address = Value(store.Address);
                _code.Add(new StoreStep(
                    address, Value(store.Value), AccessOrder.Relaxed, true,
                        store.Line));
                break;
            case Effect effect:
                Value(effect.Expression);
                break;
            case Return:
                _code.Add(new Stop(statement.Line));
                break;
            case If choice:
                CompileIf(choice);
                break;
            case Block block:
                Compile(block.Statements);
                break;
            case Loop loop:
                CompileLoop(loop);
                break;
            case Break:
                Leave(_breaks, statement.Line);
                break;
            case Continue:
                Leave(_continues, statement.Line);
                break;
        }
    }

    private void CompileIf(If choice)
    {
        var skip = new JumpUnless(Value(choice.Test), choice.Line);
        _code.Add(skip);
        Compile(choice.Then);
        if (choice.Else.Count > 0)
        {
            var end = new Jump(choice.Line);
            _code.Add(end);
            skip.Target = _code.Count;
            Compile(choice.Else);
            end.Target = _code.Count;
        }
        else
            skip.Target = _code.Count;
    }

    private int RegisterOf(string name, int line)
        => _address(name) == null ? Register(name)
            : throw new LitmusException(
                line, $"'{name}' is the address of a location and cannot be assigned to");

    private int Register(string name)
    {
        if (!_registers.TryGetValue(name, out int at))
            _registers[name] = at = _count++;
        return at;
    }

    /// <summary>A register of no name, for a value that is read within an expression.</summary>
    private int Fresh() => _count++;

    /// <summary>Code for the accesses of an expression, and the rest of it as a
    /// computation.</summary>
    private Compute Value(Expression expression)
    {
        switch (expression)
        {
            case Literal literal:
                return _ => new Value(literal.Value, null);
            case Name name when _address(name.Text) is { } address:
                return _ => new Value(address, null);
            case Name name:
                int register = Register(name.Text);
                return registers => registers[register];
            case Dereference dereference:
                return Load(dereference.Address, AccessOrder.Relaxed, true,
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
                int target = RegisterOf(assigned.Register, assigned.Line);
                _code.Add(new Set(target, Value(assigned.Value), assigned.Line));
                return registers => registers[target];
            case Call call:
                return CompileCall(call);
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
        int result = Fresh();
        var skip = new JumpUnless(Value(conditional.Test), conditional.Line);
        var end = new Jump(conditional.Line);

        _code.Add(skip);
        _code.Add(new Set(result, Value(conditional.Then), conditional.Line));
        _code.Add(end);
        skip.Target = _code.Count;
        _code.Add(new Set(result, Value(conditional.Else), conditional.Line));
        end.Target = _code.Count;
        return registers => registers[result];
    }
}
