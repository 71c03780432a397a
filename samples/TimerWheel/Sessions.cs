// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Samples;

/// <summary>
/// Sessions that end when nobody has used them for a while: the part of an application that knows
/// nothing of machines.
/// </summary>
internal sealed class Sessions(TimeProvider time, TimeSpan idle)
{
    private readonly Dictionary<string, ITimer> _open = [];

    /// <summary>Told of each session that has ended.</summary>
    public Action<string>? Ended { get; set; }

    /// <summary>Opens a session, or says that it is still in use.</summary>
    public void Use(string name)
    {
        if (_open.TryGetValue(name, out ITimer? timer))
            timer.Change(idle, Timeout.InfiniteTimeSpan);
        else
            _open[name] = time.CreateTimer(End, name, idle, Timeout.InfiniteTimeSpan);
    }

    private void End(object? name)
    {
        if (_open.Remove((string)name!, out ITimer? timer))
            timer.Dispose();
        Ended?.Invoke((string)name!);
    }
}
