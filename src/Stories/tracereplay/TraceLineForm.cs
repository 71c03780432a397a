// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text.RegularExpressions;

namespace Linux.Stories;

/// <summary>
/// The forms in which tools print one entry of a trace, up to what the entry says.
/// </summary>
/// <remarks>
/// Each has the groups cpu and rest; comm, pid, flags and time where the form has them. An
/// entry that
/// is an event begins with the event's name, maybe after that of its subsystem, and a colon.
/// </remarks>
internal static class TraceLineForm
{
    private const string Task = @"^\s*(?<comm>\S.*?)?-(?<pid>\d+)\s+(\(\s*[-\d]+\)\s+)?";

    private const string PerfTask = @"(?<comm>\S.*?)\s+(?<pid>-?\d+)(/\d+)?\s+";
    private const string PerfEvent =
        @"(?<time>\d+\.\d+):\s+(\d+\s+)?(?<rest>\w[\w-]*:\w+:.*)$";

    /// <summary>tracefs and trace-cmd: task, CPU in brackets, flags or none, time.</summary>
    public static readonly Regex Text = Make(
        Task + @"\[(?<cpu>\d+)\]\s+((?<flags>[^\s\d]\S{2,8})\s+)?"
        + @"(?<time>\d+(\.\d+)?):\s*(\([+-]?[\d.]+\)\s+)?(?<rest>.*)$");

    /// <summary>
    /// The latency form, which is also that of the dump of a dying kernel: the flags stand at
    /// the CPU,
    /// and a mark for a long wait may stand behind the time.
    /// </summary>
    public static readonly Regex Latency = Make(
        Task + @"(?<cpu>\d+)(?<flags>[^\s\d]\S{2,7})\s+"
        + @"(?<time>\d+(\.\d+)?)(?<unit>us|ns)?[^\s:]?\s*:\s*(?<rest>.*)$");

    /// <summary>perf script: pid without a dash, event with its subsystem.</summary>
    public static readonly Regex Perf = Make(
        @"^\s*" + PerfTask + @"\[(?<cpu>\d+)\]\s+(\S{4,9}\s+)?" + PerfEvent);

    /// <summary>perf script that was told to leave out the CPU, and maybe the task.</summary>
    public static readonly Regex PerfWithoutCpu = Make(
        @"^\s*(" + PerfTask + ")?" + PerfEvent);

    /// <summary>perf trace: ms since it began, fields in brackets.</summary>
    public static readonly Regex PerfTrace = Make(
        @"^\s*(?<ms>\d+\.\d+)\s+(\([^)]*\):\s+)?((?<comm>\S.*?)\s+)?"
        + @"(?<rest>\w[\w-]*:\w+\(.*\))\s*$");

    /// <summary>ftrace with the options verbose and latency-format.</summary>
    public static readonly Regex Verbose = Make(
        @"^\s*(?<comm>\S.*?)\s+(?<pid>\d+)\s+(?<cpu>\d+)\s+\d+\s+[0-9a-f]{8}\s+[0-9a-f]{8,16}\s+"
        + @"\[[0-9a-f]+\]\s+(?<ms>\d+\.\d+)ms\s+\(\+\S+\):\s*(?<rest>.*)$");

    /// <summary>LTTng, as babeltrace prints it: time of day, fields in braces.</summary>
    public static readonly Regex Lttng = Make(
        @"^\[(?<hours>\d+):(?<minutes>\d\d):(?<time>\d\d\.\d+)\]\s+\(\+\S+\)\s+(\S+\s+)?"
        + @"(?<rest>\w+:\s+\{.*\bcpu_id = (?<cpu>\d+)\b.*\})\s*$");

    /// <summary>function_graph: an event is a comment among the calls.</summary>
    public static readonly Regex Graph = Make(
        @"^\s*((?<time>\d+\.\d+)\s*\|\s*)?(?<cpu>\d+)\)\s*((?<comm>\S[^|]*?)-(?<pid>\d+)\s*\|)?"
        + @"(?<call>[^/]*)(/\*\s*(?<rest>.*?)\s*(\*/)?)?\s*$");

    /// <summary>What an event says: its name and the rest.</summary>
    public static readonly Regex Event = Make(
        @"^((?<system>[A-Za-z_][\w-]*):)?(?<event>[A-Za-z_]\w*):(\s(?<rest>.*))?$");

    /// <summary>Entry of the function tracer.</summary>
    public static readonly Regex Function = Make(@"^\S+(\s+\[\w+\])?\s+<-\S+");

    /// <summary>A line of a stack, as ftrace, trace-cmd and perf script print it.</summary>
    public static readonly Regex Stack = Make(
        @"^\s*=>\s*\S|^\s*<(user )?stack trace\s?>\s*$|^\s+[0-9a-f]{6,16}\s+\S.*\(.*\)\s*$");

    /// <summary>Events are missing.</summary>
    public static readonly Regex Lost = Make(
        @"^\s*CPU\s?:?\s?(?<cpu>\d+):?\s+"
        + @"\[?((LOST )?(?<lost>\d+) )?(LOST )?EVENTS( DROPPED)?\]?\s*$"
        + @"|^\s*\S.*?(\[(?<cpu>\d+)\]\s+)?\d+\.\d+:\s+PERF_RECORD_LOST(_SAMPLES)?:?"
        + @"\s+lost:?\s+(?<lost>\d+)");

    /// <summary>A CPU's part of the recording begins.</summary>
    public static readonly Regex Started = Make(@"^\s*#+ CPU (?<cpu>\d+) buffer started #+\s*$");

    /// <summary>What tools print around the entries.</summary>
    public static readonly Regex Header = Make(
        @"^\s*(version = \S+|CPU \d+ is empty|cpus=\d+|"
        + @"Dumping ftrace buffer:|\(ftrace buffer empty\)|-{8,})\s*$");

    /// <summary>Whether the text tells of one of the wheel's timers.</summary>
    public static readonly Regex Timer = Make(
        @"\btimer_(init|start|cancel|expire_entry|expire_exit)[:(]");

    /// <summary>The forms in which an entry has a line of its own.</summary>
    public static readonly Regex[] OfEntries =
        [Text, Latency, Perf, Verbose, PerfWithoutCpu, PerfTrace, Lttng];

    private static Regex Make(string pattern) => new(
        pattern,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Compiled,
        TimeSpan.FromSeconds(1));
}
