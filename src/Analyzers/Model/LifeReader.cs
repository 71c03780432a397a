// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>
/// Reads what a method does to the lives of objects, to read sections and to CPUs.
/// </summary>
internal static class LifeReader
{
    public static void Read(MethodFacts facts, string name, AttributeData data)
    {
        switch (name)
        {
            case "Frees":
                facts.Frees = data.Text(0);
                facts.FreesLater = data.Named("AfterGracePeriod") is true;
                break;
            case "OnStack": facts.OnStack = data.Text(0); break;
            case "BeginsOnStack": facts.BeginsOnStack = data.Text(0); break;
            case "EndsOnStack": facts.EndsOnStack = data.Text(0); break;
            case "ChangesList":
                facts.List = new ListFact(data.Text(0),
                    data.ConstructorArguments.Length > 1
                        && data.ConstructorArguments[1].Value is true,
                    data.Named("Rcu") is true);
                break;
            case "ChangesBits":
                facts.ChangesBits = data.Text(0);
                facts.ChangesBitsPlainly = data.Named("Plainly") is true;
                break;
            case "GracePeriod": facts.GracePeriod = true; break;
            case "ReplacesRcuPointer": facts.ReplacesRcuPointer = true; break;
            case "Arms": facts.Arms = data.Text(0); break;
            case "Stops":
                facts.Stops = data.Text(0);
                facts.StopsTries = data.Named("Tries") is true;
                break;
            case "ShutsDown": facts.ShutsDown = data.Text(0); break;
            case "BeginsSequenceRead": facts.BeginsRead = data.Text(0); break;
            case "EndsSequenceRead": facts.EndsRead = data.Text(0); break;
            case "EntersRcu": facts.Rcu = 1; break;
            case "LeavesRcu": facts.Rcu = -1; break;
            case "NeedsRcu": facts.NeedsRcu = true; break;
            case "ThisCpu": facts.AnyCpu = data.Named("Preemptible") is true; break;
            default: break;
        }
    }
}
