// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Linux.Observers;

namespace Linux.Executions;

/// <summary>Records a run for those who draw it: places by name, calls, values, and the hierarchy as it changes.</summary>
internal sealed unsafe class StepRecorder : IOperationObserver
{
    /// <summary>Names of what stands for one operation; who calls it is in its place.</summary>
    private static readonly Regex s_primitive = new(
        @"^(__visible|__marked_|READ_ONCE|WRITE_ONCE|(raw_|arch_)?(atomic|cmpxchg|try_cmpxchg|xchg)|smp_"
        + @"|(__)?(set|clear|test)_(and_\w+_)?bit|(__)?raw_(spin|read|write)|do_raw_|guard_|spin_|local_irq_"
        + @"|(do_)?(raw_)?(__)?(read|write)_seq|seqcount|Dispose$)", RegexOptions.CultureInvariant);

    /// <summary>What a page can show of a run that does not end.</summary>
    private const int MostSteps = 20_000;

    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<MethodBase, int> _methods = new();
    private readonly List<RecordedStep> _steps = new();
    private readonly List<RecordedTree> _trees = new();
    private readonly Dictionary<int, (RecordedStep Step, Operation Operation)> _open = new();
    private PlaceNames? _places;
    private string _drawn = "";
    private long _left;
    private int _cpus;

    /// <summary>What was recorded.</summary>
    public RunRecord Record => new(_cpus, _names.Keys.ToArray(), _steps.ToArray(), _trees.ToArray()) { Left = _left };

    public void Before(in Operation operation)
    {
        if (_steps.Count == MostSteps)
        {
            _left++;
            return;
        }
        Machine machine = ThisCpu.machine!;

        _cpus = machine.Options.PossibleCpus;
        _places ??= new PlaceNames(machine);
        if (_trees.Count == 0 || SourceZones.IsPortedCode(operation.File))
            See(HierarchySnapshot.Take(), operation.Number);
        var step = new RecordedStep(operation.Number, machine.Execution.Now(), operation.Cpu, operation.Kind,
            NumberOf(FileOf(operation.File)), operation.Line, Calls(),
            operation.Shared ? NumberOf(_places.Of(operation.Address)) : -1)
        {
            Before = Value(operation),
        };

        _steps.Add(step);
        _open[operation.Cpu] = (step, operation);
    }

    public void After(int cpu, visible_kind kind, nint address, ulong value)
    {
        if (_open.Remove(cpu, out (RecordedStep Step, Operation Operation) opened))
            opened.Step.After = Value(opened.Operation);
    }

    /// <summary>Called once at the end; <paramref name="machine"/> is null if it cannot be read.</summary>
    public void End(Machine? machine)
    {
        if (machine != null && _steps.Count != 0)
            See(HierarchySnapshot.Of(machine), _steps[^1].Number + 1);
    }

    /// <summary>From the folder of all sources on, as several files have the same name.</summary>
    private static string FileOf(string path)
    {
        int at = path.Replace('\\', '/').LastIndexOf("/src/", StringComparison.Ordinal);

        return at < 0 ? System.IO.Path.GetFileName(path) : path[(at + 1)..];
    }

    private static ulong? Value(in Operation operation) => !operation.Shared ? null : operation.Size switch
    {
        1 => *(byte*)operation.Address,
        2 => *(ushort*)operation.Address,
        4 => *(uint*)operation.Address,
        8 => ThisCpu.machine!.Arena.Place(*(ulong*)operation.Address),
        _ => null,
    };

    private void See(HierarchySnapshot tree, long step)
    {
        using var text = new System.IO.StringWriter();

        HierarchyText.DrawState(text, tree, null);
        if (text.ToString() == _drawn)
            return;
        _drawn = text.ToString();
        _trees.Add(new RecordedTree(step, tree.Roots.ToArray()));
    }

    /// <summary>The ported functions that run, outermost first.</summary>
    private int[] Calls()
    {
        var calls = new List<int>();

        foreach (System.Diagnostics.StackFrame frame in new StackTrace(2, false).GetFrames())
        {
            if (frame.GetMethod() is { DeclaringType.Namespace: "Linux" } method
                && (calls.Count != 0 || !s_primitive.IsMatch(method.Name)))
                calls.Add(NumberOf(method));
        }
        calls.Reverse();
        return calls.ToArray();
    }

    private int NumberOf(MethodBase method)
    {
        if (_methods.TryGetValue(method, out int number))
            return number;
        string name = method.Name;

        // Local functions and lambdas are named after the function that they are in.
        if (name.StartsWith('<'))
            name = name[1..name.IndexOf('>')];
        return _methods[method] = NumberOf(name);
    }

    private int NumberOf(string name)
    {
        if (!_names.TryGetValue(name, out int number))
            _names[name] = number = _names.Count;
        return number;
    }
}
