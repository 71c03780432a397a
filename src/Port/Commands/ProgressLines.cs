// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Commands;

/// <summary>
/// Says what long work does where there is no terminal: a line when it has taken two seconds, and one every
/// ten seconds after that.
/// </summary>
internal sealed class ProgressLines : IDisposable
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_next = TimeSpan.FromSeconds(10);

    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private volatile string _what;

    /// <summary>Begins to wait for the first line.</summary>
    /// <param name="output">Where the lines go.</param>
    /// <param name="what">What the work does.</param>
    /// <param name="time">What tells how long it takes.</param>
    public ProgressLines(TextWriter output, string what, TimeProvider time)
    {
        _output = output;
        _what = what;
        _time = time;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Say(), null, s_first, s_next);
    }

    /// <summary>The work does something else by now.</summary>
    public void Tell(string what) => _what = what;

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Say()
        => _output.WriteLine($"port: {_what}, {_time.GetElapsedTime(_start).TotalSeconds:0} s");
}
