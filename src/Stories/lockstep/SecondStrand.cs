// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Threading;

namespace Linux.Stories;

/// <summary>
/// A second thread of control of which either it or the first runs. It is started inside of an
/// operation; whoever waits lets the other one run, and so does the second when it ends.
/// </summary>
internal sealed class SecondStrand(Action become) : IDisposable
{
    private const int MostWaits = 1000;
    private readonly SemaphoreSlim _first = new(0);
    private readonly SemaphoreSlim _second = new(0);
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
            _thread = new Thread(Main) { IsBackground = true, Name = "lockstep second strand" };
            _thread.Start();
        }
        _body = body;
        Lives = true;
        HandOver();
    }

    /// <summary>The caller waits for something that the other strand will do.</summary>
    /// <exception cref="ScenarioEndedException">There is none, or both wait.</exception>
    public void WaitForOther()
    {
        if (!Lives || ++_waits > MostWaits)
            throw new ScenarioEndedException("stuck");
        HandOver();
    }

    /// <summary>The operation has ended: runs the second strand to its end.</summary>
    public void Finish()
    {
        while (Lives)
        {
            if (++_waits > MostWaits)
                throw new ScenarioEndedException("stuck");
            HandOver();
        }
        _waits = 0;
    }

    /// <summary>Ends the second strand wherever it stands.</summary>
    public void Abandon()
    {
        _abandoned = true;
        if (Lives)
        {
            _inSecond = true;
            _second.Release();
            _first.Wait();
        }
        _abandoned = false;
        _failure = null;
        _waits = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _second.Release();
        _thread?.Join();
        _first.Dispose();
        _second.Dispose();
    }

    private void HandOver()
    {
        bool second = _inSecond;

        _inSecond = !second;
        (second ? _first : _second).Release();
        (second ? _second : _first).Wait();
        if (_abandoned)
            throw new ScenarioEndedException("abandoned");
        if (!second && _failure is { } failure)
        {
            _failure = null;
            throw failure is ScenarioEndedException ? failure
                : new ScenarioEndedException($"crashed {failure.Message}");
        }
    }

    private void Main()
    {
        for (; ; )
        {
            _second.Wait();
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
            _first.Release();
        }
    }
}

/// <summary>A scenario can go no further; what came before stands.</summary>
internal sealed class ScenarioEndedException(string why) : Exception(why);
