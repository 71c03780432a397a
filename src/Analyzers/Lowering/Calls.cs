// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Linq;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Lowering;

/// <summary>Lowers calls; arguments are put in the order of the parameters.</summary>
internal static class Calls
{
    public static Node Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return new Node(NodeKind.Call, call.Syntax, call.Type)
        {
            Symbol = method.PartialImplementationPart ?? method.OriginalDefinition,
            A = call.Instance is null ? null : Receiver(call.Instance),
            Args = Arguments(call.Arguments, method.Parameters.Length),
        };
    }

    public static Node Creation(IObjectCreationOperation creation) =>
        new(NodeKind.Call, creation.Syntax, creation.Type)
        {
            Symbol = creation.Constructor?.OriginalDefinition,
            Args = Arguments(creation.Arguments, creation.Constructor?.Parameters.Length ?? 0),
        };

    public static Node Pointer(IFunctionPointerInvocationOperation call)
    {
        var args = new Node[call.Arguments.Length];
        for (int i = 0; i < args.Length; i++)
        {
            args[i] = Argument(call.Arguments[i]);
        }

        return new Node(NodeKind.CallPointer, call.Syntax, call.Type)
        {
            A = Lowerer.Value(call.Target),
            Args = args,
            Symbol = (call.Target.Type as IFunctionPointerTypeSymbol)?.Signature,
        };
    }

    /// <summary>
    /// The compiler has no flow for a lock statement on a System.Threading.Lock where nullable
    /// types are on: it leaves an invalid operation in its place, and nothing at its end.
    /// </summary>
    public static Node? Entered(IInvalidOperation invalid) => invalid is
    {
        Syntax.Parent: LockStatementSyntax scope, ChildOperations.Count: 1
    }
        && invalid.ChildOperations.First() is { Type: INamedTypeSymbol type } gate
        && Framework.LockKindOf(type) is not null
        && type.GetMembers("Enter").OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.Parameters.IsEmpty) is { } enter
            ? new Node(NodeKind.Call, invalid.Syntax, enter.ReturnType)
            {
                Symbol = enter,
                A = Receiver(gate),
                Value = scope,
            }
            : null;

    private static Node Receiver(IOperation instance) => instance.Type?.IsReferenceType == true
        ? Lowerer.Make(NodeKind.Deref, instance, Lowerer.Value(instance))
        : Places.Place(instance);

    private static Node[] Arguments(ImmutableArray<IArgumentOperation> arguments, int count)
    {
        var args = new Node[count];
        foreach (var argument in arguments)
        {
            int ordinal = argument.Parameter?.Ordinal ?? -1;
            if (ordinal >= 0 && ordinal < count)
            {
                args[ordinal] = Argument(argument);
            }
        }

        for (int i = 0; i < count; i++)
        {
            args[i] ??= new Node(NodeKind.Opaque, null, null);
        }

        return args;
    }

    private static Node Argument(IArgumentOperation argument) =>
        argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out or RefKind.In
            or RefKind.RefReadOnlyParameter
            ? Lowerer.Make(NodeKind.AddressOf, argument, Places.Place(argument.Value))
            : Lowerer.Value(argument.Value);
}
