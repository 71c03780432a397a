// SPDX-License-Identifier: GPL-2.0-only
namespace System.Runtime.CompilerServices;

/// <summary>Lets netstandard2.0 compile records.</summary>
internal static class IsExternalInit;
