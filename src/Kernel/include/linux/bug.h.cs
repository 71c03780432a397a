// SPDX-License-Identifier: GPL-2.0
// Ported from include/asm-generic/bug.h of Linux 7.2.
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool WARN_ON(bool condition, [CallerArgumentExpression(nameof(condition))] string expression = "",
				   [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn(expression, null, file, line, once: false);
		return condition;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool WARN_ON_ONCE(bool condition, [CallerArgumentExpression(nameof(condition))] string expression = "",
					[CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn(expression, null, file, line, once: true);
		return condition;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool WARN_ON_ONCE(void* condition, [CallerArgumentExpression(nameof(condition))] string expression = "",
					[CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(condition != null, expression, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool WARN_ON_ONCE(ulong condition, [CallerArgumentExpression(nameof(condition))] string expression = "",
					[CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(condition != 0, expression, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool WARN_ON_ONCE(int condition, [CallerArgumentExpression(nameof(condition))] string expression = "",
					[CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(condition != 0, expression, file, line);

	[Primitive, ReturnsArgument]
	public static bool WARN(bool condition, string format, FormatArgument arg0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, arg0), file, line, once: false);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN(bool condition, string format, FormatArgument arg0, FormatArgument arg1, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, arg0, arg1), file, line, once: false);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN(bool condition, string format, FormatArgument arg0, FormatArgument arg1, FormatArgument arg2, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, arg0, arg1, arg2), file, line, once: false);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN(bool condition, string format, FormatArgument arg0, FormatArgument arg1, FormatArgument arg2, FormatArgument arg3, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, arg0, arg1, arg2, arg3), file, line, once: false);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN(bool condition, string format, System.ReadOnlySpan<FormatArgument> args, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, args), file, line, once: false);
		return condition;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool WARN(bool condition, string format, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", format, file, line, once: false);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN_ONCE(bool condition, string format, FormatArgument arg0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, arg0), file, line, once: true);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN_ONCE(bool condition, string format, FormatArgument arg0, FormatArgument arg1, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, arg0, arg1), file, line, once: true);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN_ONCE(bool condition, string format, FormatArgument arg0, FormatArgument arg1, FormatArgument arg2, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, arg0, arg1, arg2), file, line, once: true);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN_ONCE(bool condition, string format, FormatArgument arg0, FormatArgument arg1, FormatArgument arg2, FormatArgument arg3, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, arg0, arg1, arg2, arg3), file, line, once: true);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN_ONCE(bool condition, string format, FormatArgument arg0, FormatArgument arg1, FormatArgument arg2, FormatArgument arg3, FormatArgument arg4, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, arg0, arg1, arg2, arg3, arg4), file, line, once: true);
		return condition;
	}

	[Primitive, ReturnsArgument]
	public static bool WARN_ONCE(bool condition, string format, System.ReadOnlySpan<FormatArgument> args, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", KernelFormat.Format(format, args), file, line, once: true);
		return condition;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool WARN_ONCE(bool condition, string format, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__warn("", format, file, line, once: true);
		return condition;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void BUG_ON([DoesNotReturnIf(true)] bool condition, [CallerArgumentExpression(nameof(condition))] string expression = "",
				  [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (condition)
			__bug(expression, file, line);
	}

	[DoesNotReturn]
	[Primitive, NoReturn]
	public static void BUG([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __bug("BUG()", file, line);

	[MethodImpl(MethodImplOptions.NoInlining)]
	[Primitive]
	internal static void __warn(string expression, string? text, string file, int line, bool once)
		=> ThisCpu.machine?.Warnings.Add(expression, text, file, line, once);

	[DoesNotReturn]
	[MethodImpl(MethodImplOptions.NoInlining)]
	[Primitive, NoReturn]
	internal static void __bug(string expression, string file, int line)
		=> throw new KernelBugException($"BUG at {file}:{line}: {expression}");
}
