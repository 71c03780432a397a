// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/jhash.h of Linux 7.2: jhash2() alone.
// Copyright (C) 2006. Bob Jenkins (bob_jenkins@burtleburtle.net)
// Copyright (C) 2009-2010 Jozsef Kadlecsik (kadlec@netfilter.org)

namespace Linux;

public static unsafe partial class Kernel {
	internal static void __jhash_mix(ref u32 a, ref u32 b, ref u32 c)
	{
		a -= c;  a ^= rol32(c, 4);  c += b;
		b -= a;  b ^= rol32(a, 6);  a += c;
		c -= b;  c ^= rol32(b, 8);  b += a;
		a -= c;  a ^= rol32(c, 16); c += b;
		b -= a;  b ^= rol32(a, 19); a += c;
		c -= b;  c ^= rol32(b, 4);  b += a;
	}

	internal static void __jhash_final(ref u32 a, ref u32 b, ref u32 c)
	{
		c ^= b; c -= rol32(b, 14);
		a ^= c; a -= rol32(c, 11);
		b ^= a; b -= rol32(a, 25);
		c ^= b; c -= rol32(b, 16);
		a ^= c; a -= rol32(c, 4);
		b ^= a; b -= rol32(a, 14);
		c ^= b; c -= rol32(b, 24);
	}

	internal const u32 JHASH_INITVAL = 0xdeadbeef;

	internal static u32 jhash2(u32* k, u32 length, u32 initval)
	{
		u32 a, b, c;

		a = b = c = JHASH_INITVAL + (length<<2) + initval;

		while (length > 3) {
			a += k[0];
			b += k[1];
			c += k[2];
			__jhash_mix(ref a, ref b, ref c);
			length -= 3;
			k += 3;
		}

		switch (length) {
		case 3: c += k[2]; goto case 2;
		case 2: b += k[1]; goto case 1;
		case 1: a += k[0];
			__jhash_final(ref a, ref b, ref c);
			break;
		case 0:
			break;
		}

		return c;
	}
}
