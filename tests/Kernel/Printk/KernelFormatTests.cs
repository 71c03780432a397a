// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel.Printk;

public sealed unsafe class KernelFormatTests
{
    private static string Format(string format, params ReadOnlySpan<FormatArgument> arguments) =>
        KernelFormat.Format(format, arguments);

    [Fact]
    public void Format_CopiesTextAndPercentSigns()
    {
        Assert.Equal("", Format(""));
        Assert.Equal("100%", Format("100%%"));
        Assert.Equal("xxx%yyy", Format("xxx%cyyy", '%'));
        Assert.Equal("%y", Format("%y"));
    }

    [Fact]
    public void Format_Integers_AsTheKernelsOwnSelftest()
    {
        Assert.Equal("0x1234abcd  ", Format("%#-12x", 0x1234abcd));
        Assert.Equal("  0x1234abcd", Format("%#12x", 0x1234abcd));
        Assert.Equal(
            "0|001| 12|+123| 1234|-123|-1234",
            Format("%d|%03d|%3d|%+d|% d|%+d|% d", 0, 1, 12, 123, 1234, -123, -1234));
        Assert.Equal(
            "0|1|1|128|255", Format("%hhu|%hhu|%hhu|%hhu|%hhu", 0, 1, 257, 128, -1));
        Assert.Equal(
            "0|1|1|-128|-1", Format("%hhd|%hhd|%hhd|%hhd|%hhd", 0, 1, 257, 128, -1));
        Assert.Equal("2015122420151225", Format("%ho%ho%#ho", 1037, 5282, -11627));
        Assert.Equal(
            "00|0|0|0|0", Format("%.2d|%.1d|%.0d|%.*d|%1.0d", 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public void Format_Strings_AsTheKernelsOwnSelftest()
    {
        Assert.Equal("", Format("%s%.0s", "", "123"));
        Assert.Equal("ABCD|abc|123", Format("%s|%.3s|%.*s", "ABCD", "abcdef", 3, "123456"));
        Assert.Equal(
            "1  |  2|3  |  4|5  ",
            Format("%-3s|%3s|%-*s|%*s|%*s", "1", "2", 3, "3", 3, "4", -3, "5"));
        Assert.Equal("1234      ", Format("%-10.4s", "123456"));
        Assert.Equal("      1234", Format("%10.4s", "123456"));
        Assert.Equal("(null)", Format("%s", (string?)null));
    }

    [Theory]
    [InlineData("%08x", 0x1f, "0000001f")]
    [InlineData("%X", 0xbeef, "BEEF")]
    [InlineData("%#x", 0, "0x0")]
    [InlineData("%#o", 0, "0")]
    [InlineData("%05d", -42, "-0042")]
    [InlineData("%-5d|", 42, "42   |")]
    [InlineData("%8.3d", 7, "     007")]
    [InlineData("%u", -1, "4294967295")]
    [InlineData("%i", int.MinValue, "-2147483648")]
    public void Format_OneInt(string format, int value, string expected) =>
        Assert.Equal(expected, Format(format, value));

    [Fact]
    public void Format_LongsKeepTheirWidth()
    {
        Assert.Equal("-9223372036854775808", Format("%ld", long.MinValue));
        Assert.Equal("18446744073709551615", Format("%llu", ulong.MaxValue));
        Assert.Equal("ffffffffffffffff", Format("%lx", -1L));
        Assert.Equal("ffffffff", Format("%x", -1L));
        Assert.Equal("9223372036854775807", Format("%zu", long.MaxValue));
    }

    [Fact]
    public void Format_Pointers_AreSixteenDigits()
    {
        Assert.Equal("0000000000000000", Format("%p", (void*)null));
        Assert.Equal("fffffffffffffff4", Format("%px", (void*)-12L));
        Assert.Equal("        abcd", Format("%12p", (void*)0xabcd));
    }

    [Fact]
    public void Format_BitmapList_AsCpulist()
    {
        var bits = stackalloc ulong[2];
        bits[0] = 0b1011_0000_1111;
        bits[1] = 1UL | (1UL << 63);
        Assert.Equal("0-3,8-9,11,64,127", Format("%*pbl", 128, (void*)bits));
        Assert.Equal("0-3,8-9,11", Format("%*pbl", FormatArgument.Bitmap(bits, 64)));
        Assert.Equal("", Format("%*pbl", FormatArgument.Bitmap(bits + 1, 0)));
        Assert.Equal("b0f", Format("%*pb", FormatArgument.Bitmap(bits, 12)));
        Assert.Equal("1,00000000,00000b0f", Format("%*pb", FormatArgument.Bitmap(bits, 65)));
    }

    [Fact]
    public void Format_Symbols_AreFoundByAddress()
    {
        delegate*<int, int> function = &Twice;
        KernelSymbols.Register(function, "twice_for_format");
        Assert.Equal("twice_for_format", Format("%ps", (void*)function));
        Assert.Equal("[twice_for_format  ]", Format("[%-18ps]", (void*)function));
        Assert.Equal("0x8", Format("%ps", (void*)8));
    }

    [Fact]
    public void Format_MissingArgument_IsSaid() =>
        Assert.Equal("1 (missing)", Format("%d %d", 1));

    [Fact]
    public void Constant_EqualStringsShareOneAddress()
    {
        var first = KernelSymbols.Constant("events_unbound");
        Assert.True(first == KernelSymbols.Constant(string.Concat("events", "_unbound")));
        Assert.Equal("events_unbound", KernelSymbols.Text(first));
        Assert.True(KernelSymbols.Constant(null) == null);
    }

    private static int Twice(int value) => value * 2;
}
