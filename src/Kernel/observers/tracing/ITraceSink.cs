// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Observers;

/// <summary>Where the records of a machine's trace go as the machine runs.</summary>
public interface ITraceSink
{
    /// <summary>Takes the next record. It is called for one record of a machine after the
    /// other.</summary>
    void Write(in TraceEntry entry);
}
