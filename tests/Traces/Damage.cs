// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Traces;

/// <summary>What happens to a file, and what may be said of it.</summary>
internal static class Damage
{
    /// <summary>Cut off, overwritten, or with bits turned.</summary>
    public static byte[] Of(byte[] whole, Random random)
    {
        byte[] damaged = [.. whole];

        switch (random.Next(4))
        {
            case 0:
                return damaged[..random.Next(damaged.Length)];
            case 1:
                random.NextBytes(damaged.AsSpan(random.Next(damaged.Length - 8), 8));
                break;
            case 2:
                damaged.AsSpan(random.Next(damaged.Length - 4), 4).Fill(0xff);
                break;
            default:
                for (int i = 0; i < 8; i++)
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                break;
        }
        return damaged.AsSpan().SequenceEqual(whole) ? damaged[1..] : damaged;
    }

    /// <summary>The command line says one thing of a file that it refuses, and nothing of
    /// another. What takes seconds on a busy machine says so; that is no mistake.</summary>
    public static void IsOneLine(int seed, int status, string errors)
    {
        string[] lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.EndsWith(" s", StringComparison.Ordinal)).ToArray();

        Assert.True(status is >= 0 and <= 2, $"seed {seed}: status {status}, {errors}");
        Assert.True(lines.Length == (status == 2 ? 1 : 0),
            $"seed {seed}: status {status}, {errors}");
        Assert.All(lines, line => Assert.StartsWith("port: ", line));
    }
}
