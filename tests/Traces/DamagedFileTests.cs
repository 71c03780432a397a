// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using Linux.Images;
using Linux.Stories;
using Linux.Tests.Port;
using Linux.Traces;

namespace Linux.Tests.Traces;

/// <summary>A damaged file is refused or read, and nothing else; it takes no more memory than its
/// size allows.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Ci = 25;
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
        byte[] whole = Written(s_machine, 20_000_000, version, compression);
        int refused = 0;

        for (int seed = 0; seed < Files; seed++)
        {
            byte[] damaged = Damage.Of(whole, new Random(seed));

            if (!Holds(damaged.Length, seed, () =>
            {
                using DatTrace trace = DatTrace.Open(new MemoryStream(damaged));
                Assert.True(trace.Lines().Count() <= 64 * damaged.Length);
            }))
                refused++;
        }
        Assert.InRange(refused, 1, Files);
    }

    /// <summary>
    /// Through the command line: one line and 2, or a trace that can still be read.
    /// </summary>
    [Theory]
    [InlineData(6, "None")]
    [InlineData(7, "None")]
    [InlineData(7, "Zlib")]
    [InlineData(7, "Zstd")]
    public void TraceDat_OnTheCommandLine_IsOneLine(int version, string compression)
    {
        byte[] whole = Written(s_machine, 20_000_000, version, compression);
        int refused = 0;

        for (int seed = 0; seed < Files; seed++)
        {
            File.WriteAllBytes(_scratch.File("damaged"), Damage.Of(whole, new Random(seed)));
            string[] words = seed % 2 == 0 ? ["run", "--replay-trace", _scratch.File("damaged")]
                : ["view", _scratch.File("damaged"), "--out", _scratch.File("page.html")];
            (int status, string output, string errors) = PortCall.Run(words);

            Damage.IsOneLine(seed, status, errors);
            refused += status == 2 ? 1 : 0;
            if (status == 2 && seed % 2 != 0)
                Assert.Equal("", output);
        }
        Assert.InRange(refused, Files / 4, Files);
    }

    [Fact]
    public void Perfetto_OnTheCommandLine_IsOneLine()
    {
        RecordedRun.Spool(s_machine, 20_000_000, _scratch.File("spool"));
        SpoolToPerfetto.Write(_scratch.File("spool"), _scratch.File("trace"));
        byte[] whole = File.ReadAllBytes(_scratch.File("trace"));

        for (int seed = -1; seed < Files; seed++)
        {
            File.WriteAllBytes(
                _scratch.File("damaged"), seed < 0 ? whole : Damage.Of(whole, new Random(seed)));
            (int status, _, string errors) = PortCall.Run(seed % 2 == 0
                ? ["run", "--replay-trace", _scratch.File("damaged")]
                : ["view", _scratch.File("damaged"), "--out", _scratch.File("page.html")]);

            Damage.IsOneLine(seed, status, errors);
            Assert.Equal(2, status);
        }
    }

    [Fact]
    public void Replay_OnTheCommandLine_IsOneLine()
    {
        byte[] whole =
            File.ReadAllBytes(Checkout.PathOf("docs/replays/finding-sibling-sleeps.replay.json"));

        for (int seed = 0; seed < Files; seed++)
        {
            byte[] damaged = Damage.Of(whole, new Random(seed));
            string text = System.Text.Encoding.UTF8.GetString(damaged);

            Assert.False(Holds(damaged.Length, seed, () => ReplayFile.Parse("damaged", text)),
                $"seed {seed}");
            File.WriteAllBytes(_scratch.File("damaged"), damaged);
            (int status, string output, string errors) = PortCall.Run(seed % 2 == 0
                ? ["replay", _scratch.File("damaged"), "--other-build"]
                : ["view", _scratch.File("damaged"), "--out", _scratch.File("page.html")]);

            Damage.IsOneLine(seed, status, errors);
            Assert.Equal((2, ""), (status, output));
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

    private byte[] Written(MachineOptions machine, long ns, int version, string compression)
    {
        RecordedRun.Spool(machine, ns, _scratch.File("spool"));
        SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"), new DatOptions
        {
            Version = version,
            Compression = Enum.Parse<DatCompression>(compression),
        });
        return File.ReadAllBytes(_scratch.File("trace.dat"));
    }

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
}
