// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>
/// Takes what a trace has while it is read, so that nobody has to hold all of it.
/// </summary>
public interface ITraceRecordings
{
    /// <summary>The next event of the recording.</summary>
    void Add(RecordedEvent read);

    /// <summary>Here events of the recording are missing.</summary>
    void Add(TraceGap gap);

    /// <summary>
    /// What came since the last call is a recording; it has an event. What comes is another one.
    /// </summary>
    /// <param name="firstLine">Line or record that it begins at.</param>
    void End(int firstLine);
}
