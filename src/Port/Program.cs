// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Port;
using Linux.Port.Arguments;
using Linux.Port.Commands;
using Linux.Port.Mutants;
using Linux.Reference;

// The child's side of a run of a patched kernel, and of its making; no commands of their own.
if (args is [ImageProcess.Verb])
    return ImageProcess.Main(Console.In, Console.Out, Console.Error);
if (args is [ImageProcess.CompilerVerb])
    return ImageProcess.Compile(Console.In, Console.Out);
if (args is [EditedKernel.Verb])
    return EditedKernel.Serve(Console.In);
if (args is [MutantWorker.Verb, { } folder])
    return MutantWorker.Serve(folder, args);
try
{
    args = RevisionOption.Expand(args);
}
catch (ReferenceException mistake)
{
    return CommandLine.Fail(mistake.Message);
}
var parsed = CommandLine.Parse(PortCommands.Create(), args);

// A mistake is told at once, and not after the kernel of the checkout was compiled.
if (Mistakes.In(parsed) == null && (SdkProgram.Run(args) ?? EditedKernel.Run(args)) is { } status)
    return status;
return CommandLine.Run(parsed);
