// SPDX-License-Identifier: GPL-2.0-only
using System.Numerics;

namespace Linux.Traces.Perfetto;

/// <summary>The tracks of one group of the hierarchy: active children, migrator, and first
/// event.</summary>
internal sealed class GroupTracks
{
    private const long NoMigrator = 0xff;

    private readonly PacketStream _packets;
    private readonly ulong _active;
    private readonly ulong _migrator;
    private readonly ulong _nextExpiry;
    private long _lastMigrator = -1;
    private long _lastActive = -1;
    private long _lastExpiry = -1;

    /// <param name="packets">Where values go.</param>
    /// <param name="level">The track of the level.</param>
    /// <param name="name">What the group is called.</param>
    public GroupTracks(PacketStream packets, ulong level, string name)
    {
        _packets = packets;
        _active = packets.Track($"{name} active children", level, isCounter: true);
        _migrator = packets.Track($"{name} migrator", level);
        _nextExpiry = packets.Track($"{name} next_expiry in us", level, isCounter: true);
    }

    /// <summary>The group's word changed.</summary>
    public void State(long ns, long active, long migrator)
    {
        if (active != _lastActive)
            _packets.Count(_active, ns, BitOperations.PopCount((ulong)active));
        _lastActive = active;
        if (migrator == _lastMigrator)
            return;
        if (_lastMigrator >= 0)
            _packets.End(_migrator, ns);
        _lastMigrator = migrator;
        _packets.Write(ns, _packets.Begin(_migrator,
            migrator == NoMigrator ? "none" : $"child {BitOperations.TrailingZeroCount(migrator)}",
                "migrator"));
    }

    /// <summary>The group's first event changed; never is 0, because a counter has no other word
    /// for it.</summary>
    public void NextExpiry(long ns, long expires)
    {
        if (expires == _lastExpiry)
            return;
        _lastExpiry = expires;
        _packets.Count(_nextExpiry, ns, expires == long.MaxValue ? 0 : expires / 1000);
    }

    /// <summary>Nothing more comes.</summary>
    public void Close(long ns)
    {
        if (_lastMigrator >= 0)
            _packets.End(_migrator, ns);
    }
}
