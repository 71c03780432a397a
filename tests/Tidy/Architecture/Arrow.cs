// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Tidy.Architecture;

/// <summary>A name that a file uses and another one declares.</summary>
/// <param name="From">File that uses it, from the top of the checkout.</param>
/// <param name="To">File that declares it.</param>
/// <param name="Name">The name, with its type where it is a member.</param>
internal sealed record Arrow(string From, string To, string Name)
{
    /// <summary>The rooms at both ends.</summary>
    public (string From, string To) Rooms => (Room.Of(From), Room.Of(To));

    public override string ToString() => $"{From} uses {Name} of {To}";
}
