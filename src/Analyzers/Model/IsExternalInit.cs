// SPDX-License-Identifier: GPL-2.0-only
namespace System.Runtime.CompilerServices;

/// <summary>Lets records compile against netstandard2.0.</summary>
internal static class IsExternalInit
{
}
