// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Traces;

namespace Linux.Tests.Traces;

/// <summary>
/// A process that is given a damaged file may have ten times its size on its heap, and ends
/// otherwise than it should if it takes more.
/// </summary>
public sealed class DamagedMemoryTests : IDisposable
{
    private const int Records = 250_000;

    /// <summary>With ten times less the program itself does not start.</summary>
    private const int LeastBytes = 1_300_000;

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("6", "None")]
    [InlineData("7", "None")]
    [InlineData("7", "Zlib")]
    [InlineData("7", "Zstd")]
    [InlineData("perfetto", "")]
    [InlineData("replay", "")]
    public async Task AProcess_TakesNoMoreThanTenTimesTheFile(string form, string compression)
    {
        byte[] whole = form switch
        {
            "replay" => LongReplay(),
            "perfetto" => LongPerfetto(),
            _ => LongDat(int.Parse(form), Enum.Parse<DatCompression>(compression)),
        };
        string[] words =
            form == "replay" ? ["replay", _scratch.File("damaged"), "--other-build"]
                : ["run", "--replay-trace", _scratch.File("damaged")];
        int seed = 0;

        Assert.True(whole.Length > LeastBytes, $"{whole.Length} bytes");
        for (int refused = 0; refused < (PortBudget.IsFull ? 50 : 2); seed++)
        {
            byte[] damaged = seed % 2 == 0 ? LateDamage(whole, new Random(seed))
                : Damage.Of(whole, new Random(seed));

            // What can be read is replayed, and a machine needs what it needs.
            if (damaged.Length < LeastBytes || words[0] == "run" && CanBeRead(damaged))
                continue;
            await File.WriteAllBytesAsync(_scratch.File("damaged"), damaged);
            (int status, string errors) = await LimitedPort.Run(10L * damaged.Length, words);

            Damage.IsOneLine(seed, status, errors);
            Assert.Equal(2, status);
            refused++;
        }
    }

    /// <summary>What is whole is not held either where only a page is made of it.</summary>
    [Theory]
    [InlineData("None")]
    [InlineData("Zstd")]
    public async Task AView_TakesNoMoreThanTenTimesTheFile(string compression)
    {
        byte[] whole = LongDat(7, Enum.Parse<DatCompression>(compression));
        (int status, string errors) = await LimitedPort.Run(10L * whole.Length, "view",
            _scratch.File("trace.dat"), "--out", _scratch.File("page.html"));

        Damage.IsOneLine(0, status, errors);
        Assert.Equal(0, status);
    }

    /// <summary>The limit holds: a trace that is kept takes more than it.</summary>
    [Fact]
    public async Task TheLimit_EndsAProcessThatTakesMore()
    {
        await File.WriteAllLinesAsync(_scratch.File("text"), Enumerable.Range(0, 200_000).Select(i
            => $"<idle>-0 [000] d.h. {i}.000000: timer_init: timer={i:x16}"));
        (int status, _) = await LimitedPort.Run(
            10L * LeastBytes, "run", "--replay-trace", _scratch.File("text"));

        Assert.NotInRange(status, 0, 2);
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>Whole but for its last part, so that it is told late.</summary>
    private static byte[] LateDamage(byte[] whole, Random random)
    {
        byte[] damaged = [.. whole];
        int at = (damaged.Length - 1 - random.Next(damaged.Length / 4)) & ~4095;

        damaged.AsSpan(at, Math.Min(64, damaged.Length - at)).Fill(0xff);
        return damaged;
    }

    private static bool CanBeRead(byte[] damaged)
    {
        if (!DatTrace.Is(new MemoryStream(damaged)))
            return false;
        try
        {
            using DatTrace trace = DatTrace.Open(new MemoryStream(damaged));

            trace.Check();
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private byte[] LongDat(int version, DatCompression compression)
    {
        MadeUpEvent.Write(_scratch.File("trace.dat"), Records,
            new DatOptions { Version = version, Compression = compression });
        return File.ReadAllBytes(_scratch.File("trace.dat"));
    }

    private byte[] LongPerfetto()
    {
        RecordedRun.Spool(
            new() { Cpus = 64, CheckInvariants = false }, 20_000_000_000, _scratch.File("spool"));
        SpoolToPerfetto.Write(_scratch.File("spool"), _scratch.File("trace"));
        return File.ReadAllBytes(_scratch.File("trace"));
    }

    private static byte[] LongReplay()
    {
        const string Decision = "\"cpu 0, choice 15: cpu 1\"";
        string whole = File.ReadAllText(
            Checkout.PathOf("docs/replays/finding-sibling-sleeps.replay.json"));

        Assert.Contains(Decision, whole);
        string many = string.Join(",\n    ", Enumerable.Repeat(Decision, 200_000));
        return Encoding.UTF8.GetBytes(whole.Replace(Decision, many, StringComparison.Ordinal));
    }
}
