// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>Views that are used again: all that were taken are given back at once.</summary>
internal sealed class ViewPool
{
    private readonly List<View> _views = new();
    private int _taken;

    /// <summary>A view that knows nothing.</summary>
    public View Take()
    {
        View view = TakeAny();

        view.Clear();
        return view;
    }

    /// <summary>A view that still knows what it did.</summary>
    public View TakeAny()
    {
        if (_taken == _views.Count)
            _views.Add(new View(0, this, _views.Count));
        return _views[_taken++];
    }

    /// <summary>Nobody uses any of them any more.</summary>
    public void TakeBack() => _taken = 0;
}
