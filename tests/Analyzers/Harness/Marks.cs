// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Tests.Analyzers.Harness;

/// <summary>A diagnostic that a snippet expects.</summary>
internal sealed record Mark(string Id, TextSpan Span);

/// <summary>Takes the marks <c>{|id:text|}</c> out of a snippet.</summary>
internal static class Marks
{
    public static (string Source, List<Mark> Marks) Read(string marked)
    {
        var source = new StringBuilder();
        var marks = new List<Mark>();
        var open = new Stack<(string Id, int Start)>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '{' && i + 1 < marked.Length && marked[i + 1] == '|')
            {
                int colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (marked[i] == '|' && i + 1 < marked.Length && marked[i + 1] == '}' && open.Count > 0)
            {
                var (id, start) = open.Pop();
                foreach (string one in id.Split('+'))
                {
                    marks.Add(new Mark(one, TextSpan.FromBounds(start, source.Length)));
                }

                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        return (source.ToString(), marks);
    }
}
