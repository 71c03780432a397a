// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Translation.Port;
using Linux.Translation.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Translation;

/// <summary>A function in C#, and what of it could not be translated.</summary>
/// <param name="Code">Lines of code, a body's or a whole method's.</param>
/// <param name="Problems">In order; each also stands as a comment in the code.</param>
public sealed record TranslatedFunction(string Code, IReadOnlyList<TranslationProblem> Problems);

/// <summary>Translates functions of one C file for the port's file of it.</summary>
public sealed class FunctionTranslator(PortNames names, Unit unit)
{
    private const int BodyDepth = 2;

    /// <summary>
    /// The body of a function that the port has, with the port's parameters and result.
    /// </summary>
    /// <param name="item">The function of C.</param>
    /// <param name="method">The port's own.</param>
    /// <param name="defaults">Local variables that C# finds unassigned.</param>
    public TranslatedFunction Body(
        Item item, MethodDeclarationSyntax method, IReadOnlySet<string> defaults) =>
        Body(item, method, defaults, null);

    internal TranslatedFunction Body(
        Item item, MethodDeclarationSyntax method, IReadOnlySet<string> defaults,
        KeptStatements? kept, bool isNew = false)
    {
        var symbol = names.Compilation.GetSemanticModel(method.SyntaxTree)
            .GetDeclaredSymbol(method)!;
        var locals = new Locals();
        foreach (var parameter in symbol.Parameters)
            Add(locals, parameter);
        var onStack = PortNames.OnStack(method).Select(o => o.Name).ToHashSet();
        // A type that the port once keeps in the stack area is kept there everywhere.
        return Translate(item, locals, symbol.ReturnType, defaults,
            (name, type) => onStack.Contains(name) || (isNew && names.StackTypes.Contains(type)),
            kept);
    }

    /// <summary>
    /// The body of a function whose parameters or result changed. What the port has for a
    /// parameter that did not change stays.
    /// </summary>
    internal TranslatedFunction Changed(
        Item item, MethodDeclarationSyntax method, IReadOnlySet<string> defaults,
        KeptStatements kept, out string head, out IReadOnlyDictionary<string, string> renamed)
    {
        var symbol = names.Compilation.GetSemanticModel(method.SyntaxTree)
            .GetDeclaredSymbol(method)!;
        var locals = new Locals();
        head = "";
        var others = new Dictionary<string, string>();
        renamed = others;
        try
        {
            var signature = Signature.Read(item, names);
            var codes = new List<string>();
            foreach (var (parameter, index) in signature.Parameters.Select((p, i) => (p, i)))
            {
                var at = symbol.Parameters.FirstOrDefault(p => p.Name == parameter.Name) ??
                    Renamed(symbol, signature, index);
                var own = at is null ? null : method.ParameterList.Parameters[at.Ordinal];
                var stays = at is not null && (at.RefKind == RefKind.None
                    ? Types.Conversions.Same(at.Type, parameter.Type)
                    : parameter.Type is IPointerTypeSymbol p &&
                        Types.Conversions.Same(at.Type, p.PointedAtType));
                if (stays && at!.Name != parameter.Name)
                {
                    others[at.Name] = parameter.Name;
                    own = own!.WithIdentifier(SyntaxFactory.Identifier(
                        Types.TypeText.Name(parameter.Name)));
                }
                codes.Add(stays ? own!.ToString() : parameter.Code);
                if (stays)
                    Add(locals, at!, parameter.Name);
                else
                    locals.Add(parameter.Name, parameter.Type);
            }
            var result = Types.Conversions.Same(signature.Result, symbol.ReturnType)
                ? method.ReturnType.ToString()
                : signature.ResultCode;
            head = $"{method.Modifiers} {result} {Types.TypeText.Name(item.Name)}" +
                $"({string.Join(", ", codes)})";
            var onStack = PortNames.OnStack(method).Select(o => o.Name).ToHashSet();
            return Translate(item, locals, signature.Result, defaults,
                (name, type) => onStack.Contains(name) || names.StackTypes.Contains(type), kept);
        }
        catch (Refusal refusal)
        {
            return new("", [new(unit.Path, item.Line, refusal.Message)]);
        }
    }

    /// <summary>Some statements of a function that the port has, of which the rest stays.</summary>
    /// <param name="item">The statements as a function of C.</param>
    /// <param name="method">The port's own.</param>
    /// <param name="span">What they replace in it.</param>
    /// <param name="depth">The tabs before them.</param>
    /// <param name="defaults">Local variables that C# finds unassigned.</param>
    /// <param name="kept">What of them did not change.</param>
    /// <param name="declared">Variables that another change brings above them.</param>
    internal TranslatedFunction Part(
        Item item, MethodDeclarationSyntax method, TextSpan span, int depth,
        IReadOnlySet<string> defaults, KeptStatements kept,
        IReadOnlyList<Reference.Canonical.Node> declared)
    {
        var model = names.Compilation.GetSemanticModel(method.SyntaxTree);
        var symbol = model.GetDeclaredSymbol(method)!;
        var locals = new Locals();
        foreach (var parameter in symbol.Parameters)
            Add(locals, parameter);
        var onStack = PortNames.OnStack(method).Select(o => o.Name).ToHashSet();
        var guards = 0;
        foreach (var local in model.LookupSymbols(span.Start).OfType<ILocalSymbol>()
                     .Where(l => l.Locations[0].SourceSpan.Start < span.Start))
        {
            if (local.IsUsing)
                guards++;
            else if (onStack.Contains(local.Name))
                locals.AddOnStack(local.Name, local.Type);
            else if (local.IsRef)
                locals.AddReference(local.Name, local.Type,
                    names.Compilation.CreatePointerTypeSymbol(local.Type));
            else
                locals.Add(local.Name, local.Type);
        }
        var types = new Expressions.ExpressionTranslator(names, locals, item.Scope);
        foreach (var one in declared.Where(d => d.Kids.Length == 2 && locals.Find(d.Text) is null))
            locals.Add(one.Text, types.Type(one.Kids[0].Text, one.Kids[0].Spelling));
        return Translate(item, locals, symbol.ReturnType, defaults,
            (name, type) => names.StackTypes.Contains(type), kept, depth, guards);
    }

    /// <summary>A method for a function that the port does not have.</summary>
    /// <param name="item">The function of C.</param>
    /// <param name="defaults">Local variables that C# finds unassigned.</param>
    public TranslatedFunction Whole(Item item, IReadOnlySet<string> defaults)
    {
        Signature signature;
        var locals = new Locals();
        try
        {
            signature = Signature.Read(item, names);
            foreach (var parameter in signature.Parameters)
                locals.Add(parameter.Name, parameter.Type);
        }
        catch (Refusal refusal)
        {
            return new("", [new(unit.Path, item.Line, refusal.Message)]);
        }
        // A type that the port once keeps in the stack area is kept there everywhere.
        var body = Translate(item, locals, signature.Result, defaults,
            (_, type) => names.StackTypes.Contains(type));
        return body with { Code = $"{signature.Code}\n\t{{\n{body.Code}\t}}\n" };
    }

    /// <summary>A method for a macro that the port does not have.</summary>
    /// <param name="item">The macro.</param>
    /// <param name="types">What it is used with.</param>
    internal TranslatedFunction Macro(Item item, IReadOnlyList<ITypeSymbol> types)
    {
        try
        {
            var open = item.Signature.IndexOf('(');
            var parameters = item.Signature[(open + 1)..^1].Split(',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parameters.Length != types.Count)
                throw new Refusal($"{item.Name} takes {parameters.Length} arguments");
            var trees = item.Statements.Where(s => s.Off is null).Select(s => s.Tree).ToList();
            // A method has copies of its arguments.
            if (trees.Exists(t => parameters.Any(p => Changes(t, p))))
                throw new Refusal($"{item.Name}, a new macro, changes its argument or takes its " +
                    "address");
            var locals = new Locals();
            var codes = new List<string>();
            foreach (var (name, type) in parameters.Zip(types))
            {
                locals.Add(name, type);
                codes.Add($"{Types.TypeText.Of(type)} {Types.TypeText.Name(name)}");
            }
            var result = trees is [{ Kind: "value", Kids: [var value] }]
                ? new Expressions.ExpressionTranslator(names, locals, item.Scope).Read(value).Type
                : null;
            result ??= names.Compilation.GetSpecialType(SpecialType.System_Void);
            var body = Translate(item, locals, result, new HashSet<string>(), (_, _) => false);
            return body with
            {
                Code = $"\tinternal static {Types.TypeText.Of(result)} " +
                    $"{Types.TypeText.Name(item.Name)}({string.Join(", ", codes)})\n" +
                    $"\t{{\n{body.Code}\t}}\n",
            };
        }
        catch (Refusal refusal)
        {
            return new("", [new(unit.Path, item.Line, refusal.Message)]);
        }
    }

    private static bool Changes(Reference.Canonical.Node node, string name) =>
        (node is { Kind: "assign" or "postfix" or "address" } or
        { Kind: "unary", Text: "++" or "--" } &&
            node.Kids[0].IsId(name)) || node.Kids.Any(k => Changes(k, name));

    private TranslatedFunction Translate(
        Item item, Locals locals, ITypeSymbol result, IReadOnlySet<string> defaults,
        Func<string, string, bool> onStack, KeptStatements? kept = null, int depth = BodyDepth,
        int guards = 0)
    {
        var context = new FunctionContext
        {
            File = unit.Path,
            Lines = unit.Lines,
            Scope = item.Scope,
            Result = result,
            IsMacro = item.Kind == ItemKind.Macro,
            Defaults = defaults,
            OnStack = onStack,
            Kept = kept,
            Guards = guards,
            Names = names,
        };
        locals.Open();
        var statements = new StatementTranslator(
            new(context.Names, locals, item.Scope), locals, context);
        var shape = item.Shape.Count > 0 ? item.Shape
            : [.. item.Statements.Where(s => s.Off is null)
                .Select(s => new CSyntax { Statement = s })];
        var code = statements.Translate(shape, depth);
        return new(code, statements.Problems);
    }

    // One at the same place whose old name is gone goes by another name now.
    private static IParameterSymbol? Renamed(
        IMethodSymbol symbol, Signature signature, int index) =>
        symbol.Parameters.Length == signature.Parameters.Count &&
            signature.Parameters.All(p => p.Name != symbol.Parameters[index].Name)
            ? symbol.Parameters[index]
            : null;

    // A reference of the port stands for a pointer of C.
    private void Add(Locals locals, IParameterSymbol parameter, string? name = null)
    {
        name ??= parameter.Name;
        if (parameter.RefKind == RefKind.None)
            locals.Add(name, parameter.Type);
        else
            locals.AddReference(name, parameter.Type,
                names.Compilation.CreatePointerTypeSymbol(parameter.Type));
    }
}
