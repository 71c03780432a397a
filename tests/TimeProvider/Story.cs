// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.TimeProvider;

/// <summary>A program of timers, and what it does at which millisecond under each
/// provider.</summary>
/// <param name="time">Whose timers it takes.</param>
/// <param name="advance">Moves that time.</param>
internal sealed class Story(System.TimeProvider time, Action<TimeSpan> advance)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>What happened, and when.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Whose timers it takes.</summary>
    public System.TimeProvider Time => time;

    /// <summary>ms since the start.</summary>
    public double Now => time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Writes a line.</summary>
    public void Note(string what) => Log.Add($"{Now} {what}");

    /// <summary>A timer that writes a line whenever it fires.</summary>
    public ITimer Timer(string name, int due, int period = Timeout.Infinite)
        => Timer(() => Note(name), due, period);

    /// <summary>A timer.</summary>
    public ITimer Timer(Action fires, int due, int period = Timeout.Infinite)
        => time.CreateTimer(_ => fires(), null, Ms(due), Ms(period));

    /// <summary>Lets time pass at once. An exact provider shows its callbacks the end of it,
    /// whenever they were due.</summary>
    public void Jump(int ms) => advance(Ms(ms));

    /// <summary>Lets time pass, ms by ms.</summary>
    public void Pass(int ms)
    {
        for (int i = 0; i < ms; i++)
            advance(Ms(1));
    }

    /// <summary>A time span; -1 is for ever.</summary>
    public static TimeSpan Ms(int ms) => TimeSpan.FromMilliseconds(ms);
}
