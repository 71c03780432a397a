// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Explanations;

/// <summary>What a name that this program prints stands for.</summary>
/// <param name="Name">The name, such as I5, R-09, KT6001 or SIBLING-SLEEPS.</param>
/// <param name="Kind">What it is one of.</param>
/// <param name="Page">Where more of it stands, from the top of the checkout.</param>
/// <param name="Text">The explanation.</param>
internal sealed record Explanation(string Name, string Kind, string Page, string Text);
