// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;

namespace Linux.Selftests;

/// <summary>What a running selftest reports to. A test without a single check has failed.</summary>
public sealed class SelftestContext
{
    private const int MaxLines = 40;
    private readonly List<string> _lines = [];

    /// <summary>The checks made so far.</summary>
    public long Checks { get; private set; }

    /// <summary>The checks that did not hold.</summary>
    public long Failures { get; private set; }

    /// <summary>What to print before the result; long runs of failures are cut short.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Counts a check, and keeps <paramref name="message"/> if it does not hold.</summary>
    public bool Check(bool condition, [InterpolatedStringHandlerArgument("condition")] ref CheckMessage message)
    {
        Checks++;
        if (!condition)
            Fail(message.ToString());
        return condition;
    }

    /// <summary>As the other overload, for a message that is a constant.</summary>
    public bool Check(bool condition, string message)
    {
        Checks++;
        if (!condition)
            Fail(message);
        return condition;
    }

    /// <summary>Checks that two values are equal, and shows both if they are not.</summary>
    public bool Equal<T>(T expected, T actual, string what)
    {
        Checks++;
        bool equal = EqualityComparer<T>.Default.Equals(expected, actual);
        if (!equal)
            Fail($"{what} is {actual} and should be {expected}");
        return equal;
    }

    /// <summary>Adds a line that is no judgement.</summary>
    public void Diagnose(string line)
    {
        foreach (string part in line.Split('\n'))
            _lines.Add(part.TrimEnd('\r'));
    }

    /// <summary>Records a failure.</summary>
    public void Fail(string message)
    {
        Failures++;
        if (Failures <= MaxLines)
            Diagnose(message);
        else if (Failures == MaxLines + 1)
            Diagnose("further failures are only counted");
    }
}

/// <summary>Builds a message only for a check that failed, so that millions of checks are cheap.</summary>
[InterpolatedStringHandler]
public ref struct CheckMessage
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Called by the compiler.</summary>
    public CheckMessage(int literalLength, int formattedCount, bool condition, out bool wanted)
    {
        wanted = !condition;
        _text = wanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string format) => _text.AppendFormatted(value, format);

    /// <summary>The message.</summary>
    public override string ToString() => _text.ToStringAndClear();
}
