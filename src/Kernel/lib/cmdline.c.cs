// SPDX-License-Identifier: GPL-2.0-only
// Ported in part from lib/cmdline.c of Linux 7.2.
// Code and copyrights come from init/main.c and arch/i386/kernel/setup.c.
namespace Linux;

public static unsafe partial class Kernel {
	/// <summary>
	/// Reads an integer off the front of <paramref name="str"/>, in C's notation. Returns 0 if there is none,
	/// 1 if it ends there, 2 if a comma follows, 3 if a hyphen does.
	/// </summary>
	public static int get_option(ref string str, ref int pint)
	{
		int end = 0, numberBase = 10;
		bool negative = str.StartsWith('-');
		long value = 0;

		if (str.Length == 0)
			return 0;
		if (negative)
			end++;
		int digits = end;
		if (str.Length > end + 1 && str[end] == '0') {
			numberBase = 8;
			if (str[end + 1] is 'x' or 'X') {
				numberBase = 16;
				end += 2;
				digits = end;
			}
		}
		while (end < str.Length && Uri.IsHexDigit(str[end]) && Convert.ToInt32(str[end].ToString(), 16) < numberBase)
			value = value * numberBase + Convert.ToInt32(str[end++].ToString(), 16);
		if (end == digits)
			return 0;
		pint = (int)(negative ? -value : value);
		str = str.Substring(end);
		if (str.StartsWith(',')) {
			str = str.Substring(1);
			return 2;
		}
		if (str.StartsWith('-'))
			return 3;

		return 1;
	}
}
