// SPDX-License-Identifier: GPL-2.0
// Ported in part from lib/kstrtox.c of Linux 7.2.
// Copyright (C) 2011 Alexey Dobriyan <adobriyan@gmail.com>
namespace Linux;

public static unsafe partial class Kernel {
	/// <summary>Reads a truth value as the command line writes it; -EINVAL if it is none.</summary>
	public static int kstrtobool(string s, ref bool res)
	{
		// PORT: a string has its length instead of an end mark.
		if (s.Length == 0)
			return -EINVAL;

		switch (s[0]) {
		case 'e':
		case 'E':
		case 'y':
		case 'Y':
		case 't':
		case 'T':
		case '1':
			res = true;
			return 0;
		case 'd':
		case 'D':
		case 'n':
		case 'N':
		case 'f':
		case 'F':
		case '0':
			res = false;
			return 0;
		case 'o':
		case 'O':
			switch (s.Length > 1 ? s[1] : '\0') {
			case 'n':
			case 'N':
				res = true;
				return 0;
			case 'f':
			case 'F':
				res = false;
				return 0;
			default:
				break;
			}
			break;
		default:
			break;
		}

		return -EINVAL;
	}
}
