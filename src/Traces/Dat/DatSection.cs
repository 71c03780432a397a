// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>The numbers of sections and options of version 7; where both have one, it is the
/// same.</summary>
internal static class DatSection
{
    public const int Options = 0;
    public const int OptionDone = 0;
    public const int Buffer = 3;
    public const int OptionClock = 4;
    public const int OptionOffset = 7;
    public const int OptionCpus = 8;
    public const int OptionTsc = 14;
    public const int Strings = 15;
    public const int HeaderInfo = 16;
    public const int FtraceFormats = 17;
    public const int EventFormats = 18;
    public const int Symbols = 19;
    public const int Printk = 20;
    public const int Tasks = 21;
    public const int BufferText = 22;
}
