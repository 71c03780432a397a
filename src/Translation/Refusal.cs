// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Translation;

/// <summary>
/// C that cannot be translated. The message says what it is; the line is that of the statement.
/// </summary>
internal sealed class Refusal(string reason) : Exception(reason);
