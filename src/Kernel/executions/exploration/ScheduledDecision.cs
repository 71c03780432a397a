// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linux.Executions;

/// <summary>
/// A decision that differs from letting things go on as they do. In files it is a line, such as
/// <c>cpu 1, choice 68: clock</c>, or <c>no cpu, choice 0: cpu 2</c> where none ran, or
/// <c>cpu 1, rest 2, load 57: stale 1</c> for a load that saw an older store after all CPUs had
/// come to rest twice.
/// </summary>
/// <param name="Cpu">The CPU that ran, or <see cref="ChoicePoint.Nobody"/> when none did.</param>
/// <param name="At">Number of the choice among those of that CPU, or of the load among those since
/// <see cref="Rest"/> that may see an older store, from 0.</param>
/// <param name="Taken">What was decided.</param>
[JsonConverter(typeof(AsText))]
public readonly record struct ScheduledDecision(int Cpu, int At, Decision Taken)
{
    private const string NoCpu = "no cpu";
    private const string OfCpu = "cpu ";
    private const string Choice = ", choice ";
    private const string Load = ", load ";
    private const string Rested = ", rest ";
    private const string Comes = ": ";

    /// <summary>Of a load, how many times all CPUs had come to rest before it; 0 of a
    /// choice.</summary>
    [JsonIgnore]
    public int Rest { get; init; }

    /// <summary>Whether a load sees an older store, in place of a choice being made; these have
    /// numbers of their
    /// own.</summary>
    [JsonIgnore]
    public bool IsOfALoad => Taken.Kind == DecisionKind.StaleRead;

    /// <summary>What that line says, or null if it is none.</summary>
    public static ScheduledDecision? Parse(string text)
    {
        bool isLoad = text.Contains(Load, StringComparison.Ordinal);
        string counted = isLoad ? Load : Choice;
        int choice = text.IndexOf(counted, StringComparison.Ordinal);
        int comes = text.IndexOf(Comes, StringComparison.Ordinal);

        if (choice < 0 || comes < choice + counted.Length
            || !TryNumber(text[(choice + counted.Length)..comes], out int at)
            || Decision.Parse(text[(comes + Comes.Length)..]) is not { } taken
            || isLoad != (taken.Kind == DecisionKind.StaleRead))
            return null;
        int rested = isLoad ? text.IndexOf(Rested, StringComparison.Ordinal) : -1;
        string who = text[..(rested < 0 ? choice : rested)];
        int cpu = ChoicePoint.Nobody, rest = 0;

        if (rested > choice
            || rested >= 0 && !TryNumber(text[(rested + Rested.Length)..choice], out rest))
            return null;
        if (who != NoCpu && (!who.StartsWith(OfCpu, StringComparison.Ordinal)
            || !TryNumber(who[OfCpu.Length..], out cpu)))
            return null;
        return new ScheduledDecision(cpu, at, taken) { Rest = rest };
    }

    /// <summary>The line.</summary>
    public override string ToString()
        => (Cpu == ChoicePoint.Nobody ? NoCpu : OfCpu + Cpu.ToString(CultureInfo.InvariantCulture))
            + (Rest == 0 ? "" : Rested + Rest.ToString(CultureInfo.InvariantCulture))
            + (IsOfALoad ? Load : Choice) + At.ToString(CultureInfo.InvariantCulture) + Comes
            + Taken;

    private static bool TryNumber(string text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private sealed class AsText : JsonConverter<ScheduledDecision>
    {
        public override ScheduledDecision Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => reader.TokenType == JsonTokenType.String && Parse(reader.GetString()!) is { } known
                ? known : throw new JsonException("no decision of a schedule");

        public override void Write(
            Utf8JsonWriter writer, ScheduledDecision value, JsonSerializerOptions options)
            => writer.WriteStringValue(value.ToString());
    }
}
