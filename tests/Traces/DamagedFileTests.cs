// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using Linux.Images;
using Linux.Stories;
using Linux.Traces;

namespace Linux.Tests.Traces;

/// <summary>A damaged file is refused or read, and nothing else; it takes no more memory than its
/// size allows.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Ci = 60;
    private const int Full = 2000;
    private const long LeastMemory = 48 << 20;

    private static readonly MachineOptions s_machine = new() { Cpus = 3, CheckInvariants = false };

    private readonly Scratch _scratch = new();

    private static int Files => PortBudget.IsFull ? Full : Ci;

    [Theory]
    [InlineData(6, "None")]
    [InlineData(7, "None")]
    [InlineData(7, "Zlib")]
    [InlineData(7, "Zstd")]
    public void TraceDat_IsReadOrRefused(int version, string compression)
    {
        RecordedRun.Spool(s_machine, 20_000_000, _scratch.File("spool"));
        SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"), new DatOptions
        {
            Version = version,
            Compression = Enum.Parse<DatCompression>(compression),
        });
        byte[] whole = File.ReadAllBytes(_scratch.File("trace.dat"));
        int refused = 0;

        for (int seed = 0; seed < Files; seed++)
        {
            byte[] damaged = Damage(whole, new Random(seed));

            if (!Holds(damaged.Length, seed, () =>
            {
                using DatTrace trace = DatTrace.Open(new MemoryStream(damaged));
                Assert.True(trace.Lines().Count() <= 64 * damaged.Length);
            }))
                refused++;
        }
        Assert.InRange(refused, 1, Files);
    }

    [Fact]
    public void Perfetto_IsNoTraceThatCanBeRead()
    {
        RecordedRun.Spool(s_machine, 20_000_000, _scratch.File("spool"));
        SpoolToPerfetto.Write(_scratch.File("spool"), _scratch.File("trace"));
        byte[] whole = File.ReadAllBytes(_scratch.File("trace"));

        for (int seed = 0; seed < Files; seed++)
        {
            byte[] damaged = Damage(whole, new Random(seed));

            Holds(damaged.Length, seed, () => TraceReader.Read(
                new StreamReader(new MemoryStream(damaged))));
        }
        Assert.Throws<InvalidDataException>(
            () => TraceReader.Read(new StreamReader(new MemoryStream(whole))));
    }

    [Fact]
    public void Replay_IsRefused()
    {
        byte[] whole =
            File.ReadAllBytes(Checkout.PathOf("docs/replays/finding-sibling-sleeps.replay.json"));

        for (int seed = 0; seed < Files; seed++)
        {
            byte[] damaged = Damage(whole, new Random(seed));
            string text = System.Text.Encoding.UTF8.GetString(damaged);

            Assert.False(Holds(damaged.Length, seed, () => ReplayFile.Parse("damaged", text)),
                $"seed {seed}");
        }
    }

    [Fact]
    public void ALengthBeyondTheFile_TakesNoMemory()
    {
        RecordedRun.Spool(s_machine, 1_000_000, _scratch.File("spool"));
        SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"),
            new DatOptions { Compression = DatCompression.Zstd });
        byte[] file = File.ReadAllBytes(_scratch.File("trace.dat"));

        // The length of the first section, unpacked: its header, and 4 bytes of its packed length
        // before.
        BitConverter.TryWriteBytes(file.AsSpan(First(file) + 20), 0x7fffffff);
        var refused = Assert.Throws<InvalidDataException>(()
            => DatTrace.Open(new MemoryStream(file)));

        Assert.Contains("ten times", refused.Message);
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>Magic, version, order, long, page, the compression's name and version, and 8 bytes
    /// of place.</summary>
    private static int First(byte[] file) => 10 + 2 + 1 + 1 + 4 + "zstd\0".Length + "1.5\0".Length
        + 8;

    /// <summary>False where it was refused. Whatever else is thrown fails the test.</summary>
    private static bool Holds(int bytes, int seed, Action read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        try
        {
            read();
            return true;
        }
        catch (InvalidDataException refused)
        {
            Assert.DoesNotContain('\n', refused.Message);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < LeastMemory
                + 100L * bytes,
                $"seed {seed} took {GC.GetAllocatedBytesForCurrentThread() - before} bytes");
            return false;
        }
    }

    private static byte[] Damage(byte[] whole, Random random)
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
}
