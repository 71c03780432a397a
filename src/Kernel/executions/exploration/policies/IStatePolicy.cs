// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>A policy that compares the states at choices.</summary>
internal interface IStatePolicy : IRunPolicy
{
    /// <summary>What it does with them.</summary>
    StateUse States { get; }

    /// <summary>Whether the next choice has not been met before.</summary>
    bool IsNew { get; }

    /// <summary>The key of the state before the next choice.</summary>
    /// <exception cref="RunRedundantException">What follows on it has been seen.</exception>
    void Reached(ulong key);
}

/// <summary>A run is not worth going on with: what would follow has been seen.</summary>
internal sealed class RunRedundantException : System.Exception;
