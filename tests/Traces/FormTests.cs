// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Hardware;
using Linux.Stories;
using Linux.Traces;

namespace Linux.Tests.Traces;

/// <summary>
/// Our own run, in each form in which tools print it, is read as the same events.
/// </summary>
public sealed class FormTests : IDisposable
{
    private static readonly MachineOptions s_machine =
        new() { Cpus = 6, Nodes = 2, CheckInvariants = false };

    private static readonly Regex s_line = new(
        @"^ *(?<task>.+)-(?<pid>\d+) +\[(?<cpu>\d+)\] (?<flags>\S+) +(?<time>[\d.]+): "
        + @"(?<event>\w+): (?<text>.*)$",
        RegexOptions.Multiline);

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("${task}-${pid} [${cpu}] ${time}: ${event}: ${text}")]
    [InlineData("${task}-${pid} (-------) [${cpu}] ${flags} ${time}: ${event}: ${text}")]
    [InlineData("${task} ${pid} [${cpu}] ${time}:   timer:${event}: ${text}")]
    [InlineData("${task} ${pid}/${pid} [${cpu}] ${time}:   timer:${event}: ${text}")]
    [InlineData("> ${task}-${pid} [${cpu}] ${flags} ${time}: ${event}: ${text}")]
    public void Text_IsReadAsTheSameEvents(string form)
    {
        string text = RecordedRun.Text(s_machine, 2_000_000_000);

        Same(text, string.Join('\n', text.Split('\n').Where(line => !line.StartsWith('#'))
            .Select(line => s_line.Replace(line, form))));
    }

    [Fact]
    public void ReportOfTraceCmd_IsReadAsTheSameEvents()
    {
        if (!TraceCmd.IsThere)
            return;
        RecordedRun.Spool(s_machine, 2_000_000_000, _scratch.File("spool"));
        SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"), new DatOptions());
        Same(RecordedRun.Text(s_machine, 2_000_000_000),
            TraceCmd.Run("report", "-N", _scratch.File("trace.dat")));
    }

    public void Dispose() => _scratch.Dispose();

    private static void Same(string ours, string theirs)
    {
        List<string> expected = Events(ours);

        Assert.True(expected.Count > 300);
        Assert.Equal(expected, Events(theirs));
    }

    /// <summary>Those of one time by CPU, since trace-cmd orders them so.</summary>
    private static List<string> Events(string text)
    {
        TraceFile file = TraceReader.Read(new StringReader(text));

        Assert.Empty(file.Unread);
        return Assert.Single(file.Recordings).Events.OrderBy(one => one.TimeNs)
            .ThenBy(one => one.Cpu)
            .Select(one => $"{one.TimeNs} {one.Cpu} {one.Pid} {one.Name} "
                + string.Join(' ', one.Fields.Select(field => $"{field.Key}={Plain(field.Value)}")))
            .ToList();
    }

    /// <summary>An address without its zeros.</summary>
    private static string Plain(string value)
        => value == "(nil)" ? "0" : Regex.IsMatch(value, "^(0x)?[0-9a-f]+$")
            ? value.Replace("0x", "", StringComparison.Ordinal).TrimStart('0').PadLeft(1, '0')
                : value;
}
