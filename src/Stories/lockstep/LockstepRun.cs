// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Plays scenarios on the port and prints what src/Lockstep/C/common/main.c prints for the C.</summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class LockstepRun
{
    private readonly ScenarioReader _reader;
    private readonly Sight _sight;
    private readonly PointPlaces _places;
    private PlayedGroup? _group;

    private LockstepRun(LockstepRequest request)
    {
        _reader = new ScenarioReader(request.Scenarios);
        _sight = new Sight(request.TextFrom);
        _places = new PointPlaces(request.Functions);
    }

    /// <summary>Plays all scenarios of the request.</summary>
    public static LockstepResponse Run(LockstepRequest request)
    {
        var run = new LockstepRun(request);
        var output = new StringBuilder();
        using var second = new SecondStrand(run.Become);
        var points = new Points(run._places, run._sight, second);

        while (run._reader.AtScenario)
        {
            run.Play(points);
            output.Append(run._sight.TakeOutput());
        }
        return new LockstepResponse(output.ToString());
    }

    /// <summary>Makes the calling thread one of the scenario's.</summary>
    private void Become() => _group!.Become();

    private PlayedGroup Read(Points points)
        => _reader.Word() is "ST" ? TickGroup.Read(_reader, _sight, points)
            : WheelGroup.Read(_reader, _sight, points);

    private void Play(Points points)
    {
        _sight.Begin();
        points.Begin(false);
        try
        {
            using PlayedGroup group = Read(points);

            _group = group;
            Become();
            group.SetUp();
            points.Begin(group.ShowsPoints);
            Play(new OperationRunner(group));
        }
        catch (Exception failure)
        {
            points.Second.Abandon();
            _sight.EndScenario(failure switch
            {
                ScenarioEndedException => failure.Message,
                KernelBugException { Message: var why } when why.StartsWith("deadlock") => "stuck",
                _ => Crash(failure),
            });
            while (!_reader.AtEnd && !_reader.AtScenario)
                _reader.NextLine();
        }
        finally
        {
            ThisCpu.context = null;
            ThisCpu.machine = null;
        }
    }

    /// <summary>The C says only that it crashed; in words there is more to say.</summary>
    private string Crash(Exception failure)
    {
        _sight.Remark($" {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
        return "crashed";
    }

    private void Play(OperationRunner runner)
    {
        _group!.Show();
        _sight.EndOperation("S ");
        while (!_reader.AtEnd && !_reader.AtScenario)
        {
            int start = _reader.Position;
            int? point = _reader.Point();
            OperationLine line = OperationLine.Read(_reader);

            _sight.BeginOperation(_reader.Since(start));
            if (point is { } number)
                runner.InterruptNextAt(number, line);
            else
                runner.Run(line);
            _group.Show();
            _sight.EndOperation("", _group.World.Points.TakeInterrupted() ? "+" : "");
        }
    }
}
