// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Serialization;

namespace Linux.Executions;

/// <summary>What a CPU sees of the others' stores.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemoryModel>))]
public enum MemoryModel
{
    /// <summary>Sequential consistency: every store at once.</summary>
    Sc,

    /// <summary>What the kernel's memory model allows, but for load buffering and stores that come
    /// before older
    /// ones: a load may bring an older value.</summary>
    Lkmm,
}
