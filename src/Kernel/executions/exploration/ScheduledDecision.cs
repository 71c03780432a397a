// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linux.Executions;

/// <summary>
/// A decision that differs from letting things go on as they do. In files it is a line, such as
/// <c>cpu 1, choice 68: clock</c>, or <c>no cpu, choice 0: cpu 2</c> where none ran.
/// </summary>
/// <param name="Cpu">The CPU that ran, or <see cref="ChoicePoint.Nobody"/> when none did.</param>
/// <param name="At">Number of the choice among those of that CPU, from 0.</param>
/// <param name="Taken">What was decided.</param>
[JsonConverter(typeof(AsText))]
public readonly record struct ScheduledDecision(int Cpu, int At, Decision Taken)
{
    private const string NoCpu = "no cpu";
    private const string OfCpu = "cpu ";
    private const string Choice = ", choice ";
    private const string Comes = ": ";

    /// <summary>What that line says, or null if it is none.</summary>
    public static ScheduledDecision? Parse(string text)
    {
        int choice = text.IndexOf(Choice, StringComparison.Ordinal);
        int comes = text.IndexOf(Comes, StringComparison.Ordinal);

        if (choice < 0 || comes < choice + Choice.Length
            || !TryNumber(text[(choice + Choice.Length)..comes], out int at)
            || Decision.Parse(text[(comes + Comes.Length)..]) is not { } taken)
            return null;
        string who = text[..choice];
        int cpu = ChoicePoint.Nobody;

        if (who != NoCpu && (!who.StartsWith(OfCpu, StringComparison.Ordinal)
            || !TryNumber(who[OfCpu.Length..], out cpu)))
            return null;
        return new ScheduledDecision(cpu, at, taken);
    }

    /// <summary>The line.</summary>
    public override string ToString()
        => (Cpu == ChoicePoint.Nobody ? NoCpu : OfCpu + Cpu.ToString(CultureInfo.InvariantCulture))
            + Choice + At.ToString(CultureInfo.InvariantCulture) + Comes + Taken;

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
