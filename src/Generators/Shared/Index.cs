// SPDX-License-Identifier: GPL-2.0-only
namespace System;

/// <summary>Lets netstandard2.0 compile list patterns.</summary>
internal readonly struct Index
{
    private readonly int _value;

    public Index(int value, bool fromEnd = false) => _value = fromEnd ? ~value : value;

    public int GetOffset(int length) => _value < 0 ? _value + length + 1 : _value;
}
