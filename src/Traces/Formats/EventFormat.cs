// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text.RegularExpressions;

namespace Linux.Traces;

/// <summary>What a <c>format</c> file of tracefs says of an event.</summary>
public sealed class EventFormat
{
    private static readonly Regex s_field = new(
        @"^\s*field:(?<declaration>[^;]+);\s*offset:(?<offset>\d{1,6});\s*size:(?<size>\d{1,6});"
        + @"(\s*signed:(?<signed>[01]);)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex s_declaration = new(
        @"^(?<type>.*?[\s*])(?<name>\w+)\s*(\[(?<elements>[^\]]*)\])?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private EventFormat(string system, string text)
    {
        System = system;
        Text = text;
    }

    /// <summary>The folder of tracefs, such as "timer".</summary>
    public string System { get; }

    /// <summary>The whole file.</summary>
    public string Text { get; }

    /// <summary>Name of the event.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The number in a record's common_type.</summary>
    public int Id { get; private set; } = -1;

    /// <summary>All fields, the common ones first.</summary>
    public IReadOnlyList<TraceField> Fields { get; private set; } = [];

    /// <summary>How it is printed: a format and arguments, as C.</summary>
    public string Print { get; private set; } = "";

    /// <summary>The fields that only this event has.</summary>
    public IEnumerable<TraceField> Own
        => Fields.Where(field => !field.Name.StartsWith("common_", StringComparison.Ordinal));

    /// <summary>The field of that name, or null.</summary>
    public TraceField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>Reads a file; null where it names no event.</summary>
    public static EventFormat? Parse(string system, string text)
    {
        var format = new EventFormat(system, text);
        var fields = new List<TraceField>();

        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("name:", StringComparison.Ordinal))
                format.Name = line[5..].Trim();
            else if (line.StartsWith("ID:", StringComparison.Ordinal))
                format.Id = int.TryParse(line[3..], NumberStyles.AllowLeadingWhite
                    | NumberStyles.AllowTrailingWhite,
                    CultureInfo.InvariantCulture, out int id) ? id : -1;
            else if (line.StartsWith("print fmt:", StringComparison.Ordinal))
                format.Print = line[10..].Trim();
            else if (FieldOf(line) is { } field)
                fields.Add(field);
        }
        format.Fields = fields;
        return format.Name.Length == 0 || format.Id < 0 ? null : format;
    }

    /// <summary>The field that a line declares, or null.</summary>
    public static TraceField? FieldOf(string line)
    {
        try
        {
            Match match = s_field.Match(line);
            Match declared = s_declaration.Match(match.Groups["declaration"].Value.Trim());

            return match.Success && declared.Success ? Make(match, declared) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static TraceField Make(Match match, Match declared)
    {
        int size = Number(match.Groups["size"]);
        string type = declared.Groups["type"].Value.Trim();
        Group elements = declared.Groups["elements"];
        int count = !elements.Success ? 0
            : int.TryParse(elements.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture,
                out int known) ? known : size;

        // The brackets of a __data_loc stand after its type.
        if (type.EndsWith("[]", StringComparison.Ordinal))
            type = type[..^2].TrimEnd();
        return new TraceField(type, declared.Groups["name"].Value, Number(match.Groups["offset"]),
            size,
            match.Groups["signed"].ValueSpan is "1", count);
    }

    private static int Number(Group digits)
        => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
