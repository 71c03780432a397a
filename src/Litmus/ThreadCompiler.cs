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
internal sealed class ThreadCompiler
{
    private readonly ThreadBuilder _thread;
    private readonly ExpressionCompiler _expressions;
    private readonly Stack<List<Jump>> _breaks = [];
    private readonly Stack<List<Jump>> _continues = [];

    private ThreadCompiler(ThreadBuilder thread, Func<Call, int> callback)
        => (_thread, _expressions) = (thread, new ExpressionCompiler(thread, callback));

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
        var code = new ThreadBuilder(address);
        var compiler = new ThreadCompiler(code, callback);

        if (isCallback)
            compiler.WaitForCall();
        compiler.Compile(thread.Body);
        return code.End();
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
                Compute value = _expressions.Value(assign.Value);
                _thread.Add(new Set(
                    _thread.RegisterOf(assign.Register, assign.Line), value, assign.Line));
                break;
            case PlainStore store:
                Compute address = _expressions.Value(store.Address);
                _thread.Add(new StoreStep(
                    address, _expressions.Value(store.Value), AccessOrder.Relaxed, true,
                        store.Line));
                break;
            case Effect effect:
                _expressions.Value(effect.Expression);
                break;
            case Return:
                _thread.Add(new Stop(statement.Line));
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
        var skip = new JumpUnless(_expressions.Value(choice.Test), choice.Line);
        _thread.Add(skip);
        Compile(choice.Then);
        if (choice.Else.Count > 0)
        {
            var end = new Jump(choice.Line);
            _thread.Add(end);
            skip.Target = _thread.Next;
            Compile(choice.Else);
            end.Target = _thread.Next;
        }
        else
            skip.Target = _thread.Next;
    }

    private void WaitForCall()
    {
        _thread.Add(new CalledStep(0));
        _thread.Add(new RcuStep(RcuAction.Start, null, null, -1, 0));
        _thread.Add(new RcuStep(RcuAction.End, null, null, -1, 0));
    }

    private void CompileLoop(Loop loop)
    {
        int rounds = _thread.Fresh();

        // What the thread has stored, beside it.
        _thread.Fresh();
        _breaks.Push([]);
        _continues.Push([]);
        _thread.Add(new LoopStep(rounds, loop.Line));
        Jump? first = null;

        if (loop.IsTestedLast)
            _thread.Add(first = new Jump(loop.Line));
        int test = _thread.Next;
        JumpUnless? end = loop.Test == null ? null
            : new JumpUnless(_expressions.Value(loop.Test), loop.Line);

        if (end != null)
            _thread.Add(end);
        if (first != null)
            first.Target = _thread.Next;
        Compile(loop.Body);
        Land(_continues.Pop());
        Compile(loop.Next);
        _thread.Add(new LoopStep(rounds, loop.Line) { Target = test });
        if (end != null)
            end.Target = _thread.Next;
        Land(_breaks.Pop());
        _thread.Add(new Set(rounds, ThreadBuilder.Nothing, loop.Line));
        _thread.Add(new Set(rounds + 1, ThreadBuilder.Nothing, loop.Line));
    }

    private void Leave(Stack<List<Jump>> loops, int line)
    {
        if (!loops.TryPeek(out List<Jump>? jumps))
            throw new LitmusException(line, "there is no loop to leave or to go on with");
        var jump = new Jump(line);

        _thread.Add(jump);
        jumps.Add(jump);
    }

    private void Land(List<Jump> jumps)
    {
        foreach (Jump jump in jumps)
            jump.Target = _thread.Next;
    }
}
