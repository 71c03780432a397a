// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Litmus;

/// <summary>Writes a test as a scenario of the explorer: each thread a CPU's program, each location
/// a cache line of the machine's memory, each call the kernel's own primitive.</summary>
internal sealed class LitmusSource(LitmusTest test)
{
    private readonly LitmusProgram _program = new(test);
    private readonly StringBuilder _text = new();

    /// <summary>The file's text.</summary>
    public string Write(string name)
    {
        Refuse();
        _text.Append($$"""
            // SPDX-License-Identifier: GPL-2.0-only
            using System.Collections.Generic;
            using Linux.Executions;

            namespace Linux.Stories;

            public sealed unsafe class {{name}} : Scenario
            {
                private struct Word
                {
                    public long v;
                }

                private const int Line = 64;
                private readonly long[] _ends = new long[{{Math.Max(1, _program.Asked.Count)}}];
                private byte* _base;

                public override string Name => "{{name}}";
                public override string Summary => "A litmus test.";
                public override MachineOptions Options => new()
                {
                    Cpus = {{test.Threads.Count}},
                    Possible = {{test.Threads.Count}},
                    Nodes = 1,
                    ArenaBytes = 4 << 20,
                };
                public override long Horizon => 100_000;
                public override RunLimits Limits => new()
                {
                    Files = ["/{{name}}.litmus.cs"],
                    Stalls = 0,
                };

                private long At(int location) => (long)(_base + location * Line);


            """);
        WriteSetUp();
        WritePrograms();
        for (int thread = 0; thread < test.Threads.Count; thread++)
            WriteThread(thread);
        WriteOutcome();
        return _text.Append("}\n").ToString();
    }

    private void Refuse()
    {
        if (test.Callbacks.Count > 0)
            throw new LitmusException(test.Line, "--compiled knows no callbacks");
    }

    private void WriteSetUp()
    {
        _text.Append("    public override void SetUp(Machine machine)\n    {\n"
            + "        machine.RunFor(30_300_000);\n"
            + $"        _base = (byte*)machine.Arena.AllocateBytes({_program.Locations + 1} "
            + "* Line, Line);\n"
            + $"        for (int i = 0; i < {_program.Locations}; i++)\n"
            + "            ((Word*)At(i))->v = 0;\n");
        foreach ((string name, Expression value) in test.Locations)
            _text.Append($"        ((Word*)At({_program.LocationOf(name)}))->v = "
                + $"{Constant(value)};\n");
        _text.Append("    }\n\n");
    }

    private void WritePrograms()
    {
        _text.Append("    public override IReadOnlyList<CpuProgram> Programs(Machine machine) =>\n"
            + "    [\n");
        for (int thread = 0; thread < test.Threads.Count; thread++)
            _text.Append($"        new CpuProgram({thread}, \"P{thread}\", P{thread}),\n");
        _text.Append("    ];\n\n");
    }

    private void WriteThread(int thread)
    {
        LitmusThread code = test.Threads[thread];
        ThreadCode compiled = _program.Threads[thread];
        var statements = new StatementText(
            name => _program.LocationOf(code, name) is { } at ? $"At({at})" : null);

        _text.Append($"    private void P{thread}()\n    {{\n");
        foreach (string register in compiled.Registers.Keys.Order(StringComparer.Ordinal))
        {
            Expression? value = test.Registers.GetValueOrDefault(new Observable(thread, register));

            _text.Append($"        long r_{register} = "
                + $"{(value == null ? "0" : Constant(value))};\n");
        }
        statements.Write(_text, code.Body, 2);
        _text.Append("    end:\n");
        for (int i = 0; i < _program.Asked.Count; i++)
        {
            Observable one = _program.Asked[i];

            if (one.Thread == thread && compiled.Registers.ContainsKey(one.Name))
                _text.Append($"        _ends[{i}] = r_{one.Name};\n");
        }
        _text.Append("        ;\n    }\n\n");
    }

    private void WriteOutcome()
    {
        _text.Append("    public override string Outcome(Machine machine)\n    {\n");
        for (int i = 0; i < _program.Asked.Count; i++)
        {
            if (_program.Asked[i] is { Thread: < 0 } one)
                _text.Append($"        _ends[{i}] = "
                    + $"*(long*)At({_program.LocationOf(one.Name)});\n");
        }
        _text.Append($$"""
                    return string.Join(",", System.Array.ConvertAll(_ends, value => value >= At(0)
                        && value < At({{_program.Locations}}) && (value - At(0)) % Line == 0
                            ? {{LitmusProgram.FirstAddress}} + (value - At(0)) / Line : value));
                }

            """);
    }

    private string Constant(Expression value) => value switch
    {
        Literal literal => $"{literal.Value}",
        Name name => $"At({_program.LocationOf(name.Text)})",
        _ => throw new LitmusException(value.Line, "an initial value is a number or a location"),
    };
}
