// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Translation.Expressions;
using Linux.Translation.Port;
using Linux.Translation.Statements;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Apply;

/// <summary>A variable with static storage as the port declares it.</summary>
/// <param name="names">The port.</param>
/// <param name="scope">What the reader knows of names around it.</param>
internal sealed class GlobalText(PortNames names, Scope scope)
{
    // What C's macros define, and what makes it in the port; "" where zero is right.
    private static readonly Dictionary<string, (string Type, string Init)> s_macros = new()
    {
        ["LIST_HEAD"] = ("list_head", "INIT_LIST_HEAD"),
        ["HLIST_HEAD"] = ("hlist_head", ""),
        ["DEFINE_STATIC_KEY_FALSE"] = ("static_key_false", ""),
        ["DEFINE_STATIC_KEY_TRUE"] = ("static_key_true", "STATIC_KEY_TRUE_INIT"),
        ["DEFINE_MUTEX"] = ("mutex", "mutex_init"),
        ["DEFINE_RAW_SPINLOCK"] = ("raw_spinlock_t", ""),
        ["DEFINE_SPINLOCK"] = ("spinlock_t", ""),
    };

    // What C's macros define for a function, and what makes it in the port.
    private static readonly Dictionary<string, (string Type, string Init)> s_handlers = new()
    {
        ["DECLARE_WORK"] = ("work_struct", "INIT_WORK({0}, &{1});"),
        ["DEFINE_TIMER"] = ("timer_list", "__TIMER_INITIALIZER({0}, &{1}, 0);"),
    };

    /// <summary>The member, or the members.</summary>
    /// <param name="name">Its name in the port.</param>
    /// <param name="statement">What declares it.</param>
    /// <exception cref="Refusal">Its type or its value has no translation.</exception>
    public string Declare(string name, Statement statement)
    {
        var tokens = CLexer.Read(statement.Exact, (_, _) => { });
        var at = tokens.FindIndex(t => !t.Is("static") && !(t.Kind == CTokenKind.Word &&
            t.Text.StartsWith("__", StringComparison.Ordinal)));
        var value = statement.Tree.Kids[0];
        if (at >= 0 && at + 1 < tokens.Count && tokens[at + 1].Is("(") &&
            tokens[at].Kind == CTokenKind.Word)
            return Macro(name, tokens, at, value);
        if (CDeclarations.Split(tokens, 0, tokens.Count) is not [var one])
            throw new Refusal($"{name} is declared in a way that the port has no form for");
        if (!one.Type.EndsWith("[]", StringComparison.Ordinal))
            return Variable(name, one.Type, value);
        return Array(name, tokens, one.Type[..^2], value);
    }

    private string Macro(string name, List<CToken> tokens, int at, Node value)
    {
        var macro = tokens[at].Text;
        if (s_macros.TryGetValue(macro, out var known))
        {
            if (names.Type(known.Type) is null)
                throw new Refusal($"the port has no type {known.Type}");
            return known.Init.Length == 0 ? Member(known.Type, name)
                : names.Methods(known.Init).Any(m => m.Parameters is
                    [{ RefKind: RefKind.None, Type: IPointerTypeSymbol }])
                ? Member(known.Type, name, known.Init)
                : $"{Member(known.Type, name, $"init_{name}")}\n" + Init(known.Type, name,
                    $"{known.Init}({TypeText.Name(name)});");
        }
        if (s_handlers.TryGetValue(macro, out var handled) && tokens.Count > at + 4 &&
            names.Methods(tokens[at + 4].Text).Any())
            return $"{Member(handled.Type, name, $"init_{name}")}\n" + Init(handled.Type, name,
                string.Format(CultureInfo.InvariantCulture, handled.Init, TypeText.Name(name),
                    TypeText.Name(tokens[at + 4].Text)));
        if (!macro.StartsWith("DEFINE_PER_CPU", StringComparison.Ordinal))
            throw new Refusal($"{name}: the port has no form for a {macro}()");
        var close = CTypes.Match(tokens, at + 1, tokens.Count);
        var comma = CDeclarations.Next(tokens, at + 2, close, ",");
        if (comma + 2 != close || value != Node.None)
            throw new Refusal($"{name}, a per-CPU variable with a value or an array, is for a " +
                "person to declare");
        var spelling = CStatements.Join(tokens, at + 2, comma);
        var types = new CType(names);
        var type = types.Find(CTypes.Spell(tokens, at + 2, comma)) ??
            throw new Refusal($"the port has no type `{spelling}`");
        return $"\t[DefinePerCpu] internal static partial ref {types.Spell(type, spelling)} " +
            $"{TypeText.Name(name)} {{ get; }}\n";
    }

    private string Array(string name, List<CToken> tokens, string spelled, Node value)
    {
        var open = tokens.FindIndex(t => t.Is("["));
        var close = CTypes.Match(tokens, open, tokens.Count);
        var element = new CType(names).Find(spelled) ??
            throw new Refusal($"{name} is an array of a type that the port has not");
        if (element.SpecialType == SpecialType.System_String)
            throw new Refusal($"{name}, an array of texts, is for a person to declare");
        var expressions = new ExpressionTranslator(names, new Locals(), scope);
        var values = value == Node.None ? [] : Values(name, value)
            .Select(v => expressions.As(v, element).Code).ToList();
        var length = close == open + 1 ? values.Count
            : expressions.Read(CExpressions.Parse(tokens, open + 1, close)).Constant;
        if (length is not { } count || count <= 0 || count < values.Count ||
            close + 1 < tokens.Count && tokens[close + 1].Is("[") || Conversions.IsPointer(element))
            throw new Refusal($"{name}, an array outside functions, is for a person to declare");
        var known = names.InlineArrays.FirstOrDefault(a => a.Length == count &&
            Conversions.Same(a.Element, element)).Type;
        var type = known is null ? $"{name}_array" : TypeText.Of(known);
        return (values.Count == 0 ? Member(type, name)
                : $"{Member(type, name, $"init_{name}")}\n" + Init(type, name, string.Join("\n\t\t",
                    values.Select((v, i) => $"(*{TypeText.Name(name)})[{i}] = {v};")))) +
            (known is not null ? "" :
                "\n\t// PORT: an array outside functions is an inline array type.\n" +
                $"\t[InlineArray({count})]\n\tinternal struct {name}_array {{\n" +
                $"\t\tprivate {TypeText.Of(element)} element;\n\t}}\n");
    }

    private static Node[] Values(string name, Node list) =>
        list.Kind == "init" && list.Kids.All(k => k.Kind is not ("set" or "at" or "init"))
            ? list.Kids
            : throw new Refusal($"{name}, an array whose values name their places, is for a " +
                "person to declare");

    private string Variable(string name, string spelled, Node value)
    {
        var types = new CType(names);
        var type = types.Find(spelled) ??
            throw new Refusal($"{name} is a variable of a type that the port has not");
        if (type.SpecialType == SpecialType.System_String)
            throw new Refusal($"{name}, a text outside functions, is for a person to declare");
        var text = TypeText.Of(type);
        if (value == Node.None)
            return Member(text, name);
        var code = new ExpressionTranslator(names, new Locals(), scope).As(value, type).Code;
        return $"{Member(text, name, $"init_{name}")}\n" +
            Init(text, name, $"*{TypeText.Name(name)} = {code};");
    }

    private static string Member(string type, string name, string init = "") =>
        $"\t[Global{(init.Length > 0 ? $"(Init = nameof({init}))" : "")}] " +
        $"internal static partial ref {type} {TypeText.Name(name)} {{ get; }}\n";

    private static string Init(string type, string name, string code) =>
        $"\tinternal static void init_{name}({type}* {TypeText.Name(name)})\n" +
            $"\t{{\n\t\t{code}\n\t}}\n";
}
