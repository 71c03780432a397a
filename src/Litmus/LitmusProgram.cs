// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>A litmus test with its locations numbered and its threads compiled.</summary>
internal sealed class LitmusProgram
{
    /// <summary>The address of the first location; those of the others follow.</summary>
    public const long FirstAddress = 1L << 40;

    private readonly List<string> _names;
    private readonly LitmusTest _test;

    /// <exception cref="LitmusException">The test names what it does not have, or something not
    /// known here.</exception>
    public LitmusProgram(LitmusTest test)
    {
        _test = test;
        _names = test.Locations.Keys
            .Concat(test.Threads.Concat(test.Callbacks.Values).SelectMany(thread
                => thread.Parameters))
            .Concat(test.Locations.Values.Concat(test.Registers.Values).OfType<Name>().Select(name
                => name.Text))
            .Concat(Observables(test).Where(one => one.Thread < 0).Select(one => one.Name))
                .Distinct().ToList();
        Threads = CompileThreads(test);
        Observed = Observables(test).Distinct()
            .OrderBy(one => one.Thread < 0 ? int.MaxValue : one.Thread)
            .ThenBy(one => one.Name, StringComparer.Ordinal).ToArray();
        foreach (Observable one in Observed)
        {
            if (one.Thread >= test.Threads.Count)
                throw new LitmusException(1, $"the condition asks for {one}, but there are "
                    + $"{test.Threads.Count} threads");
        }
    }

    /// <summary>The code of each thread.</summary>
    public IReadOnlyList<ThreadCode> Threads { get; }

    /// <summary>What a final state is told apart by, registers first.</summary>
    public IReadOnlyList<Observable> Observed { get; }

    /// <summary>Everything that the filter or the condition asks for, or is printed.</summary>
    public IReadOnlyList<Observable> Asked
        => [.. Observed, .. (_test.Filter?.Observed ?? []).Except(Observed)];

    /// <summary>Number of the location that a name means in a thread; null for other
    /// names.</summary>
    public int? LocationOf(LitmusThread thread, string name)
        => (int?)(Find(thread, name) - FirstAddress);

    /// <summary>Number of a location of the test.</summary>
    public int LocationOf(string name) => _names.IndexOf(name);

    /// <summary>Locations of the test.</summary>
    public int Locations => _names.Count;

    /// <summary>Whether it has barriers that are made for another operation.</summary>
    public bool MarksFences => Threads.Any(thread => thread.Instructions.Any(step
        => step is FenceStep { Fence: not (Fence.Read or Fence.Write or Fence.Full) }));

    /// <summary>The state before the first step.</summary>
    /// <param name="depth">Stores that a history keeps; 1 is sequential consistency.</param>
    public RunState Start(int depth)
    {
        bool hasPlain = Threads.Any(thread => thread.Instructions.Any(
            step => step is LoadStep { IsPlain: true } or StoreStep { IsPlain: true }));
        var memory = new WeakMemory(Threads.Count, Locations + (hasPlain ? Threads.Count : 0),
            depth, MarksFences);

        foreach ((string name, Expression value) in _test.Locations)
            memory.Initialize(_names.IndexOf(name), Constant(value));
        return new RunState
        {
            Memory = memory,
            Threads = Threads.Select(Registers).ToArray(),
            Races = hasPlain ? new RaceNotes(Locations) : null,
        };
    }

    /// <summary>The location that an address means.</summary>
    /// <exception cref="LitmusException">None is there.</exception>
    public int Location(Value address, int line)
    {
        long number = address.Number - FirstAddress;

        return number >= 0 && number < Locations ? (int)number
            : throw new LitmusException(line, "a pointer that points to no location is followed");
    }

    /// <summary>A number of a final state.</summary>
    public long ValueOf(RunState state, Observable of)
        => of.Thread < 0 ? state.Memory.Newest(_names.IndexOf(of.Name)).Value
            : Threads[of.Thread].Registers.TryGetValue(of.Name, out int at)
                ? state.Threads[of.Thread].Registers[at].Number : 0;

    /// <summary>The address of a location.</summary>
    public long AddressOf(string name)
    {
        int at = _names.IndexOf(name);

        return at >= 0 ? FirstAddress + at
            : throw new LitmusException(1, $"the condition names '{name}', which is no location");
    }

    /// <summary>A number as herd7 writes it: the name of a location for its address.</summary>
    public string Text(long value)
    {
        long number = value - FirstAddress;

        return number >= 0 && number < Locations ? _names[(int)number] : $"{value}";
    }

    /// <summary>The threads, and then those of the callbacks.</summary>
    private List<ThreadCode> CompileThreads(LitmusTest test)
    {
        var calls = new List<LitmusThread>();
        var code = new List<ThreadCode>();

        foreach (LitmusThread thread in test.Threads)
            Compile(thread, false);
        for (int i = 0; i < calls.Count; i++)
            Compile(calls[i], true);
        return code;

        void Compile(LitmusThread thread, bool isCallback)
            => code.Add(ThreadCompiler.Compile(
                thread, name => Find(thread, name), Callback, isCallback));

        int Callback(Call call)
        {
            if (call.Arguments[1] is not Name name
                || !test.Callbacks.TryGetValue(name.Text, out LitmusThread? callback))
                throw new LitmusException(call.Line,
                    $"the second argument of {call.Function}() is no function of the test");
            calls.Add(callback);
            return test.Threads.Count + calls.Count - 1;
        }
    }

    private static IEnumerable<Observable> Observables(LitmusTest test)
        => test.Condition.Observed.Concat(test.Printed);

    private long? Find(LitmusThread thread, string name)
        => thread.Parameters.Contains(name) || _test.Locations.ContainsKey(name)
            ? FirstAddress + _names.IndexOf(name) : null;

    private long Constant(Expression value) => value switch
    {
        Literal literal => literal.Value,
        Name name when _names.Contains(name.Text) => FirstAddress + _names.IndexOf(name.Text),
        Name name => throw new LitmusException(name.Line, $"'{name.Text}' is no location"),
        _ => throw new LitmusException(value.Line, "an initial value is a number or a location"),
    };

    private ThreadState Registers(ThreadCode code, int thread)
    {
        var registers = new Value[code.Count];

        foreach ((Observable of, Expression value) in _test.Registers)
        {
            if (of.Thread == thread && code.Registers.TryGetValue(of.Name, out int at))
                registers[at] = new Value(Constant(value), null);
        }
        return new ThreadState { Registers = registers };
    }
}
