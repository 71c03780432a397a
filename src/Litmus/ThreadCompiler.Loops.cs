// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>Loops.</summary>
internal sealed partial class ThreadCompiler
{
    private readonly Stack<List<Jump>> _breaks = [];
    private readonly Stack<List<Jump>> _continues = [];

    private void CompileLoop(Loop loop)
    {
        int rounds = Fresh();

        // What the thread has stored, beside it.
        Fresh();
        _breaks.Push([]);
        _continues.Push([]);
        _code.Add(new LoopStep(rounds, loop.Line));
        Jump? first = null;

        if (loop.IsTestedLast)
            _code.Add(first = new Jump(loop.Line));
        int test = _code.Count;
        JumpUnless? end = loop.Test == null ? null : new JumpUnless(Value(loop.Test), loop.Line);

        if (end != null)
            _code.Add(end);
        if (first != null)
            first.Target = _code.Count;
        Compile(loop.Body);
        Land(_continues.Pop());
        Compile(loop.Next);
        _code.Add(new LoopStep(rounds, loop.Line) { Target = test });
        if (end != null)
            end.Target = _code.Count;
        Land(_breaks.Pop());
        _code.Add(new Set(rounds, s_nothing, loop.Line));
        _code.Add(new Set(rounds + 1, s_nothing, loop.Line));
    }

    private void Leave(Stack<List<Jump>> loops, int line)
    {
        if (!loops.TryPeek(out List<Jump>? jumps))
            throw new LitmusException(line, "there is no loop to leave or to go on with");
        var jump = new Jump(line);

        _code.Add(jump);
        jumps.Add(jump);
    }

    private void Land(List<Jump> jumps)
    {
        foreach (Jump jump in jumps)
            jump.Target = _code.Count;
    }
}
