// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Analyzers.Units;

internal enum Unit { Jiffies, Nanoseconds, Microseconds, Milliseconds, Seconds }

internal enum Certainty { Neutral, Known, Unknown }

/// <summary>
/// What is known of a number: nothing yet or a plain constant, its unit, or that it may be
/// anything.
/// </summary>
/// <param name="Certainty">How much is known.</param>
/// <param name="Unit">Its unit when that is known.</param>
/// <param name="Instant">Whether it is a point in time; null when it may be either.</param>
internal readonly record struct Quantity(Certainty Certainty, Unit Unit, bool? Instant)
{
    public static readonly Quantity Neutral;
    public static readonly Quantity Unknown = new(Certainty.Unknown, default, null);

    public static Quantity Of(Unit unit, bool? instant) => new(Certainty.Known, unit, instant);

    public bool IsKnown => Certainty == Certainty.Known;

    public bool IsInstantOf(Unit unit) => IsKnown && Unit == unit && Instant == true;

    /// <summary>What holds when it is either of two.</summary>
    public Quantity Join(Quantity other)
    {
        if (Certainty == Certainty.Neutral)
            return other;

        if (other.Certainty == Certainty.Neutral || this == other)
            return this;

        return IsKnown && other.IsKnown && Unit == other.Unit ? Of(Unit, null) : Unknown;
    }

    public Quantity Plus(Quantity other)
    {
        if (!IsKnown || !other.IsKnown)
            return IsKnown ? this : other.IsKnown ? other : Join(other);

        return Unit != other.Unit ? Unknown
            : Of(Unit, (Instant, other.Instant) switch
            {
                (true, false) or (false, true) => true,
                (false, false) => false,
                _ => null,
            });
    }

    public Quantity Minus(Quantity other)
    {
        if (!IsKnown)
            return other.IsKnown ? Of(other.Unit, null) : Join(other);

        if (!other.IsKnown)
            return other.Certainty == Certainty.Neutral || Instant == false
                ? this : Of(Unit, null);

        return Unit != other.Unit ? Unknown
            : Of(Unit, (Instant, other.Instant) switch
            {
                (true, true) => false,
                (true, false) => true,
                (false, false) => false,
                _ => null,
            });
    }

    public override string ToString() => Unit switch
    {
        Unit.Jiffies => "jiffies",
        Unit.Nanoseconds => "nanoseconds",
        Unit.Microseconds => "microseconds",
        Unit.Milliseconds => "milliseconds",
        _ => "seconds",
    };

    /// <summary>Such as "a span in jiffies".</summary>
    public string Described => Instant switch
    {
        true => $"a point in time in {this}",
        false => $"a span in {this}",
        null => ToString(),
    };
}
