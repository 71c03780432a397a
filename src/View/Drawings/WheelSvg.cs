// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>A level of the wheel.</summary>
/// <param name="Level">Its number.</param>
/// <param name="Granularity">Jiffies a bucket.</param>
/// <param name="First">The shortest timeout that goes there, jiffies.</param>
/// <param name="Last">The longest one.</param>
public sealed record WheelLevel(uint Level, ulong Granularity, ulong First, ulong Last);

/// <summary>Where a timer goes.</summary>
/// <param name="Timeout">Jiffies from now.</param>
/// <param name="Expires">The jiffy that it asks for.</param>
/// <param name="Level">The level that it gets.</param>
/// <param name="Bucket">The bucket in that level.</param>
/// <param name="Fires">The jiffy in which it expires.</param>
public sealed record WheelPlacement(
    ulong Timeout, ulong Expires, uint Level, uint Bucket, ulong Fires);

/// <summary>
/// Draws the wheel on an axis of jiffies on which each level is as wide as the one before.
/// </summary>
public static class WheelSvg
{
    private const int Left = 92;
    private const int Width = 620;
    private const int Height = 26;
    private const int Top = 46;

    /// <summary>A bar for each level, from its shortest timeout to its longest.</summary>
    public static string Levels(IReadOnlyList<WheelLevel> levels)
    {
        var svg = new SvgText();
        double most = Math.Log2(levels[^1].Last);

        svg.Text(Left, 20, "t", "start", "Timeouts of each level, jiffies (logarithmic)");
        Axis(svg, most, levels.Count);
        for (int i = 0; i < levels.Count; i++)
        {
            WheelLevel level = levels[i];
            int from = X(level.First, most);
            int y = Top + i * Height;
            bool far = from > Left + Width / 2;

            svg.Text(Left - 12, y + 16, "n", "end", $"level {level.Level}");
            svg.Add($"<rect class=\"v\" x=\"{from}\" y=\"{y + 3}\" "
                + $"width=\"{X(level.Last, most) - from}\" height=\"{Height - 7}\" rx=\"3\"/>");
            svg.Text(far ? from - 8 : X(level.Last, most) + 8, y + 16, "s", far ? "end" : "start",
                $"{level.First:N0} to {level.Last:N0}, bucket of {level.Granularity:N0}");
        }
        return svg.Whole(Left + Width + 30, Top + levels.Count * Height + 30);
    }

    /// <summary>A row for each timeout: when it was to expire, and when it does.</summary>
    public static string Placement(IReadOnlyList<WheelPlacement> timers)
    {
        var svg = new SvgText();
        double most = Math.Log2(timers.Max(timer => timer.Timeout) * 64);

        svg.Text(Left, 20, "t", "start", "Where timeouts go, jiffies (logarithmic)");
        Axis(svg, most, timers.Count);
        for (int i = 0; i < timers.Count; i++)
        {
            WheelPlacement timer = timers[i];
            int x = X(timer.Timeout, most);
            int y = Top + i * Height + Height / 2;
            bool far = x > Left + Width / 2;

            svg.Text(Left - 12, y + 4, "n", "end", $"{timer.Timeout:N0}");
            svg.Add($"<circle class=\"d\" cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>");
            svg.Text(far ? x - 12 : x + 12, y + 4, "s", far ? "end" : "start",
                $"level {timer.Level}, bucket {timer.Bucket}, late by "
                    + $"{timer.Fires - timer.Expires:N0}");
        }
        return svg.Whole(Left + Width + 30, Top + timers.Count * Height + 30);
    }

    private static int X(ulong jiffies, double most)
        => Left + (int)Math.Round(Width * Math.Log2(Math.Max(1, jiffies)) / most);

    private static void Axis(SvgText svg, double most, int rows)
    {
        int bottom = Top + rows * Height;

        for (ulong at = 1; Math.Log2(at) <= most; at *= 10)
        {
            int x = X(at, most);

            svg.Add($"<path class=\"g\" d=\"M{x} {Top}V{bottom}\"/>");
            svg.Text(x, bottom + 16, "s", "middle", at >= 1_000_000_000 ? $"{at / 1_000_000_000} G"
                : at >= 1_000_000 ? $"{at / 1_000_000} M" : at >= 1000 ? $"{at / 1000} k"
                    : $"{at}");
        }
    }
}
