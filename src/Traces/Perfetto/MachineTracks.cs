// SPDX-License-Identifier: GPL-2.0-only
using Linux.Observers;

namespace Linux.Traces.Perfetto;

/// <summary>The tracks of one machine.</summary>
internal sealed class MachineTracks
{
    private const uint CpuMask = 0x3ffff;

    private readonly PacketStream _packets;
    private readonly CpuTracks[] _cpus;
    private readonly ulong _hierarchy;
    private readonly Dictionary<long, ulong> _levels = new();
    private readonly Dictionary<long, GroupTracks> _groups = new();
    private readonly Dictionary<long, int> _groupsOfLevel = new();
    private readonly Dictionary<long, (ulong Flow, int Cpu)> _armed = new();
    private readonly ulong _number;
    private ulong _flows;
    private long _last;

    /// <param name="packets">Where everything goes.</param>
    /// <param name="machine">The machine.</param>
    public MachineTracks(PacketStream packets, SpooledMachine machine)
    {
        ulong track = packets.Machine(machine.Number, machine.Name.Length == 0 ? "machine"
            : machine.Name);

        _packets = packets;
        _number = (ulong)machine.Number;
        _cpus = Enumerable.Range(0, machine.Cpus).Select(cpu => new CpuTracks(packets, track, cpu))
            .ToArray();
        _hierarchy = packets.Track("hierarchy", track);
    }

    /// <summary>Takes a record.</summary>
    public void Add(SpooledRecord record, FieldReader fields, SymbolTable symbols)
    {
        CpuTracks cpu = _cpus[record.Cpu];
        long ns = record.TimeNs;

        _last = Math.Max(_last, ns);
        cpu.See(record, (record.Flags & TraceFlags.SoftIrq) != 0);
        switch (fields.Format.Name)
        {
            case "timer_start":
                Arm(cpu, ns, fields["timer"], (int)(fields["flags"] & CpuMask),
                    Function(fields, symbols), fields["expires"]);
                break;
            case "hrtimer_start":
                Arm(cpu, ns, fields["hrtimer"], record.Cpu, Function(fields, symbols),
                    fields["expires"]);
                break;
            case "timer_expire_entry":
                Expire(cpu, record.Cpu, ns, fields["timer"], Function(fields, symbols));
                break;
            case "hrtimer_expire_entry":
                Expire(cpu, record.Cpu, ns, fields["hrtimer"], Function(fields, symbols));
                break;
            case "timer_expire_exit" or "hrtimer_expire_exit":
                cpu.End(ns);
                break;
            case "timer_base_idle":
                _cpus[(int)fields["cpu"]].Idle(fields["is_idle"] != 0, ns);
                break;
            case "tmigr_group_set_cpu_active" or "tmigr_group_set_cpu_inactive":
                Group(fields["group"], fields["lvl"]).State(ns, fields["active"],
                    fields["migrator"]);
                break;
            case "tmigr_update_events":
                Group(fields["group"], fields["group_lvl"]).NextExpiry(ns,
                    fields["group_next_expiry"]);
                break;
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void Close()
    {
        foreach (CpuTracks cpu in _cpus)
            cpu.Close(_last);
        foreach (GroupTracks group in _groups.Values)
            group.Close(_last);
    }

    private static string Function(FieldReader fields, SymbolTable symbols)
        => symbols.Find((ulong)fields["function"], false) ?? "callback";

    private void Arm(CpuTracks cpu, long ns, long timer, int on, string function, long expires)
    {
        ulong flow = _number << 48 | ++_flows;

        _armed[timer] = (flow, on);
        cpu.Arm($"arm {function}", ns, flow, expires);
    }

    private void Expire(CpuTracks cpu, int number, long ns, long timer, string function)
    {
        bool known = _armed.Remove(timer, out (ulong Flow, int Cpu) armed);
        bool remote = known && armed.Cpu != number;

        cpu.Begin(remote ? $"{function} of CPU {armed.Cpu}" : function, remote ? "remote" : "timer",
            ns,
            known ? armed.Flow : null);
    }

    private GroupTracks Group(long address, long level)
    {
        if (_groups.TryGetValue(address, out GroupTracks? group))
            return group;
        if (!_levels.TryGetValue(level, out ulong track))
            _levels[level] = track = _packets.Track($"level {level}", _hierarchy);
        int number = _groupsOfLevel.GetValueOrDefault(level);
        _groupsOfLevel[level] = number + 1;
        return _groups[address] = new GroupTracks(_packets, track, $"GRP{level}:{number}");
    }
}
