// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using Linux.Hardware;

namespace Linux.Stories;

/// <summary>
/// A second thread of control of which either it or the first runs. It is started inside of an
/// operation; whoever waits lets the other one run, and so does the second when it ends.
/// </summary>
internal sealed class SecondStrand(Action become) : IDisposable
{
    private const int MostWaits = 1000;
    private readonly Baton _first = new();
    private readonly Baton _second = new();
    private int _core = Cores.Any;
    private Thread? _thread;
    private Action? _body;
    private Exception? _failure;
    private bool _inSecond;
    private bool _abandoned;
    private bool _disposed;
    private int _waits;

    /// <summary>Whether it was started and has not ended.</summary>
    public bool Lives { get; private set; }

    /// <summary>Whether the caller is the second strand.</summary>
    public bool IsSecond => _inSecond;

    /// <summary>Runs <paramref name="body"/> until it waits or ends.</summary>
    public void Start(Action body)
    {
        if (_thread == null)
        {
            _core = Cores.Here;
            Cores.Bind(_core);
            _thread = new Thread(Main) { IsBackground = true, Name = "lockstep second strand" };
            _thread.Start();
        }
        _body = body;
        Lives = true;
        HandOver();
    }

    /// <summary>
    /// The caller waits for something that the other strand will do. Without one it goes on: who tries
    /// again need not wait for anybody.
    /// </summary>
    /// <exception cref="ScenarioEndedException">Nobody does anything.</exception>
    public void WaitForOther()
    {
        if (++_waits > MostWaits)
            throw new ScenarioEndedException("stuck");
        if (Lives)
            HandOver();
    }

    /// <summary>The operation has ended: runs the second strand to its end.</summary>
    public void Finish()
    {
        while (Lives)
            WaitForOther();
        _waits = 0;
    }

    /// <summary>Ends the second strand wherever it stands.</summary>
    public void Abandon()
    {
        _abandoned = true;
        if (Lives)
        {
            _inSecond = true;
            _second.Pass();
            Await(_first);
        }
        _abandoned = false;
        _failure = null;
        _waits = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _second.Pass();
        _thread?.Join();
        Cores.Bind(Cores.Any);
    }

    /// <summary>Sleeps at once: to yield first would let all other programs run.</summary>
    private static void Await(Baton baton)
    {
        while (!baton.Wait(long.MaxValue))
            ;
    }

    private void HandOver()
    {
        bool second = _inSecond;

        _inSecond = !second;
        (second ? _first : _second).Pass();
        Await(second ? _second : _first);
        if (_abandoned)
            throw new ScenarioEndedException("abandoned");
        if (!second && _failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Main()
    {
        Cores.Bind(_core);
        for (; ; )
        {
            Await(_second);
            if (_disposed)
                return;
            become();
            try
            {
                _body!();
            }
            catch (Exception failure)
            {
                _failure = failure;
            }
            Lives = false;
            _inSecond = false;
            _first.Pass();
        }
    }
}

/// <summary>A scenario can go no further; what came before stands.</summary>
internal sealed class ScenarioEndedException(string why) : Exception(why);
