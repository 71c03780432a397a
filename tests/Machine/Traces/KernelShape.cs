// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;

namespace Linux.Tests.Machine.Traces;

/// <summary>
/// Prints one small recording as a Linux of some version does: a timer is armed and expires, is
/// armed
/// for longer and cancelled, and is armed once more, deferrable, and expires 300 jiffies late.
/// </summary>
internal sealed class KernelShape(string version)
{
    private const string Timer = "ffff888012345678";
    private const ulong Jiffy = 0x1_0100_0000;

    private readonly StringBuilder _text = new("# tracer: nop\n#\n");
    private readonly Version _version = Version.Parse(version);
    private uint _index;

    /// <summary>The recording.</summary>
    public string Record()
    {
        Line("timer_init", 0, $"timer={Timer}");
        Start(0, 24, 25, deferrable: false);
        Expire(25, 25);
        Start(25, 600, 2 * 64 + (625 >> 6) + 1, deferrable: false);
        Line("timer_cancel", 40, $"timer={Timer}");
        Start(40, 10, 51, deferrable: true);
        Expire(351, 51);
        Start(351, 20, 372 & 63, deferrable: true);
        return _text.ToString();
    }

    private void Start(int at, int timeout, uint index, bool deferrable)
    {
        uint printed = _version >= new Version(5, 2) ? index : _index;
        ulong expires = Jiffy + (ulong)(at + timeout);
        string fields = $"timer={Timer} function=fn expires={expires} [timeout={timeout}]";

        if (_version >= new Version(6, 8))
            fields += $" bucket_expiry={Jiffy + Bucket(at + timeout, index)}";
        if (_version >= new Version(4, 16))
            fields += $" cpu=1 idx={printed} flags={(deferrable ? "D" : "")}";
        else if (_version >= new Version(4, 8))
            fields += $" flags=0x{printed << 22 | (deferrable ? 0x80000u : 0) | 1:x8}";
        else if (_version >= new Version(4, 2))
            fields += $" flags=0x{(deferrable ? 0x100000u : 0) | 1:x8}";
        _index = index;
        Line("timer_start", at, fields);
    }

    private static ulong Bucket(int expires, uint index)
    {
        int shift = 3 * (int)(index / 64);

        return (ulong)(((expires >> shift) + 1) << shift);
    }

    private void Expire(int at, int clock)
    {
        Line("timer_cancel", at, $"timer={Timer}");
        Line("timer_expire_entry", at, $"timer={Timer} function=fn now={Jiffy + (ulong)at}"
            + (_version >= new Version(5, 2) ? $" baseclk={Jiffy + (ulong)clock}" : ""));
        Line("timer_expire_exit", at, $"timer={Timer}");
    }

    /// <summary>The flags have a fifth column, for migrate_disable(), since 5.11.</summary>
    private void Line(string name, int at, string fields)
        => _text.Append(CultureInfo.InvariantCulture, $"          <idle>-0       [001] ")
            .Append(_version >= new Version(5, 11) ? "d.s1. " : "d.s1 ")
            .Append(CultureInfo.InvariantCulture,
            $"{70 + at / 250.0,12:0.000000}: {name}: {fields}\n");
}
