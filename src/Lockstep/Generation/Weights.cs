// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>Operations with how often each is drawn.</summary>
internal sealed class Weights
{
    private readonly List<(string Name, int Below)> _entries = [];
    private int _sum;

    /// <summary>Adds operations, written as "name weight name weight ...".</summary>
    public Weights Add(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        for (int i = 0; i < words.Length; i += 2)
            _entries.Add((words[i], _sum += int.Parse(words[i + 1])));
        return this;
    }

    /// <summary>Draws one.</summary>
    public string Draw(Dice dice)
    {
        int at = dice.Below(_sum);

        return _entries.First(entry => at < entry.Below).Name;
    }
}
