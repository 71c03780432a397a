// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Testing;

/// <summary>An explored test failed under a schedule; the message has the end of the run and its
/// replay.</summary>
/// <param name="message">What it says.</param>
public sealed class ScheduleFailedException(string message) : Exception(message);
