// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel.Printk;

public sealed class MachineLogTests
{
    [Fact]
    public void Write_KeepsOrderAndDropsTheNewline()
    {
        var log = new MachineLog();
        log.Write(6, 1_500_000, 2, "one\n");
        log.Write(4, 2_000_000_001, 0, "two", isWarning: true);
        Assert.Equal(["one", "two"], log.Records.Select(r => r.Text));
        Assert.Equal("[    2.000000] two", log.Warnings.Single().ToString());
        Assert.Equal("[    0.001500] one", log.Records[0].ToString());
    }

    [Fact]
    public void Continue_JoinsAnOpenLineOnly()
    {
        var log = new MachineLog();
        log.Write(6, 0, 0, "mode:");
        log.Continue(0, 0, " none\n");
        log.Continue(0, 0, "alone\n");
        Assert.Equal(["mode: none", "alone"], log.Records.Select(r => r.Text));
    }

    [Fact]
    public void FirstTime_IsOncePerKey()
    {
        var log = new MachineLog();
        Assert.True(log.FirstTime("a"));
        Assert.False(log.FirstTime("a"));
        Assert.True(log.FirstTime("b"));
    }

    [Fact]
    public void Written_SeesEachRecord()
    {
        var log = new MachineLog();
        var seen = new List<string>();
        log.Written += record => seen.Add(record.Text);
        log.Write(6, 0, 0, "one\n");
        log.Clear();
        Assert.Equal(["one"], seen);
        Assert.Empty(log.Records);
    }
}
