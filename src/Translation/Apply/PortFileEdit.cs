// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;
using Linux.Translation.Port;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Edits one file of the port after what changed in its C.</summary>
internal sealed class PortFileEdit
{
    private readonly Unit _unit;
    private readonly Pin _pin;
    private readonly Reference.CSharp.PortFile _port;
    private readonly EditedFile _file;
    private readonly FunctionEdits _functions;
    private readonly Func<string, string?> _users;
    private readonly MovedItems? _moved;

    public PortFileEdit(
        Unit unit, Pin pin, Reference.CSharp.PortFile file, PortCompilation port,
        Func<string, IReadOnlySet<string>> defaults, Func<string, string?> users,
        Wanted? wanted = null, MovedItems? moved = null)
    {
        _moved = moved;
        _users = users;
        _unit = unit;
        _pin = pin;
        _port = file;
        var tree = port.Trees[file.Path];
        _file = new(unit, file.Path, tree, new(port.Compilation, tree, wanted));
        _functions = new(_file, defaults);
    }

    /// <summary>What has no translation.</summary>
    public IReadOnlyList<TranslationProblem> Problems => _file.Problems;

    /// <summary>What a person should look at.</summary>
    public IReadOnlyList<string> Notes => _file.Notes;

    /// <summary>Enums that are new.</summary>
    public List<string> Enums { get; } = [];

    /// <summary>
    /// The file's text with what other code may name: types, fields, constants, variables, events,
    /// and the heads of functions. An item that needs what is not declared yet is left for later.
    /// </summary>
    /// <param name="diff">What changed.</param>
    /// <param name="done">Items that are declared already; those that are now are added.</param>
    public string Declare(FileDiff diff, ISet<(string, ItemKind, string)> done)
    {
        // Two arms may define one name; what is off is not the port's.
        foreach (var changed in diff.Changed.Where(c => c.Off is null))
        {
            Once(changed.Kind, changed.Name, done, () =>
                ChangedHead(changed.Name, changed.Name, changed));
            if (changed.Kind == ItemKind.Function)
                Once(ItemKind.Global, changed.Name + "()", done, () => Statics(changed));
        }
        foreach (var renamed in diff.Renamed.Where(r => r.Diff.Off is null))
            Once(renamed.Diff.Kind, renamed.To, done,
                () => ChangedHead(renamed.From, renamed.To, renamed.Diff));
        foreach (var added in diff.Added.Where(a => a.Off is null && !IsNoCode(a.Kind)))
        {
            // A variable that goes by another name only is there; a constant is none.
            if (added.Kind != ItemKind.Global || _file.Names.Variable(added.Name) is null or
                IFieldSymbol { HasConstantValue: true })
                Once(added.Kind, added.Name, done, () => Add(added));
        }
        return _file.Text();
    }

    /// <summary>The file's text with constants that are not listed, and are needed.</summary>
    public string Constants(IEnumerable<Item> items)
    {
        foreach (var item in items)
            Add(FileComparer.Name(item, _unit, _port));
        return _file.Text();
    }

    /// <summary>The file's text with the bodies of functions changed, once all is declared.
    /// </summary>
    public string Bodies(FileDiff diff, NotPorted notPorted)
    {
        foreach (var changed in diff.Changed)
            Changed(changed.Name, changed.Name, changed, notPorted);
        foreach (var renamed in diff.Renamed)
            Changed(renamed.From, renamed.To, renamed.Diff, notPorted);
        Removal.Apply(
            _file, [.. diff.Removed.Where(r => r.Off is null && r.PortLine > 0)], _users);
        foreach (var added in diff.Added.Where(a => a.Off is null && a.Kind == ItemKind.Function))
            _functions.NewBody(Now(added.Kind, added.Name, added.Line));
        _file.Notes.AddRange(diff.Added.Where(a => a.Off is null && a.Kind == ItemKind.Macro &&
                !_file.Names.Methods(a.Name).Any())
            .Select(a => $"{_unit.Path}:{a.Line}: {a.Name}, a new macro, is used by nothing that " +
                "is ported"));
        _file.Notes.AddRange(Off(diff));
        foreach (var changed in diff.Changed.Where(c => c.Kind == ItemKind.Tracepoint))
            Tracepoint(changed.Kind, changed.Name, changed.NewLine);
        foreach (var added in diff.Added.Where(a => a.Kind == ItemKind.Tracepoint))
            Tracepoint(added.Kind, added.Name, added.Line);
        return _file.Text();
    }

    private void Once(
        ItemKind kind, string name, ISet<(string, ItemKind, string)> done, Action declare)
    {
        if (!done.Contains((_unit.Path, kind, name)) && _file.AllOrNothing(declare))
            done.Add((_unit.Path, kind, name));
    }

    private Item Now(ItemKind kind, string name, int line) =>
        _unit.Items.Find(i => i.Kind == kind && i.Name == name && i.Line == line)!;

    // What the port does without, as C# looks names up everywhere.
    private static bool IsNoCode(ItemKind kind) => kind is ItemKind.Include or ItemKind.Export or
        ItemKind.Declaration or ItemKind.Directive;

    // The old and the new one, if the port has it and what is built of it changed.
    private (PinItem Old, Item Item, Item? Ported)? Find(
        string from, string to, ItemDiff diff, string name)
    {
        var old = _pin.Items.Find(
            i => i.Kind == diff.Kind && i.Name == from && i.Line == diff.OldLine);
        var item = _unit.Items.Find(i => i.Kind == diff.Kind && i.Line == diff.NewLine &&
            i.Name == to);
        if (old is null || item is null || old.Off is not null || item.Off is not null ||
            IsNoCode(item.Kind))
            return null;
        var before = old.Statements.Where(s => !s.Off).Select(s => $"{s.Place}:{s.Exact}");
        var after = item.Statements.Where(s => s.Off is null)
            .Select(s => $"{s.Place}:{Pinner.Hash(s.Exact)}");
        var same = before.SequenceEqual(after) && !diff.SignatureChanged && from == to;
        var ported = ItemComparer.Ported(old with { Name = name }, _port);
        return same && ported is not null ? null : (old, item, ported);
    }

    private void ChangedHead(string from, string to, ItemDiff diff)
    {
        if (Find(from, to, diff, from) is { Ported: { } ported } found)
            _file.Attempt(found.Item.Line, () => Head(found.Old, found.Item, ported,
                diff.SignatureChanged || from != found.Item.Name));
    }

    private void Head(PinItem old, Item item, Item ported, bool isOther)
    {
        switch (item.Kind)
        {
            case ItemKind.Function when isOther:
                _functions.Head(old, item, ported);
                break;
            case ItemKind.Constant:
                ConstantEdits.Change(_file, item, ported);
                break;
            case ItemKind.Struct:
                StructEdits.Change(_file, old, item, ported);
                break;
            case ItemKind.Enum:
                EnumEdits.Change(_file, old, item, ported);
                break;
            case ItemKind.Tracepoint:
                TracepointEdits.Change(_file, old, item);
                break;
            case ItemKind.Function or ItemKind.Macro:
                break;
            default:
                throw new Refusal($"{item.Name}, a {item.Kind.Words()}, changed: its initial " +
                    "value is the port's own code");
        }
    }

    private void Statics(ItemDiff diff)
    {
        if (Find(diff.Name, diff.Name, diff, diff.Name) is { Ported: { } ported } found)
            _functions.Statics(found.Item, ported);
    }

    private void Changed(string from, string to, ItemDiff diff, NotPorted notPorted)
    {
        if (Find(from, to, diff, to) is not { } found)
            return;
        if (found.Ported is null)
            _file.Notes.Add(notPorted.Reason(_unit.Path, from) is { } reason
                ? $"{_unit.Path}:{found.Item.Line}: {from} is not ported: {reason}"
                : $"{_unit.Path}:{found.Item.Line}: {from} is not ported");
        else if (found.Item.Kind is ItemKind.Function or ItemKind.Macro)
            _file.Attempt(found.Item.Line,
                () => _functions.Body(found.Old, found.Item, found.Ported));
    }

    private void Tracepoint(ItemKind kind, string name, int line)
    {
        var item = Now(kind, name, line);
        _file.Attempt(line, () => TracepointEdits.Body(_file, item));
    }

    private void Add(ItemName added)
    {
        var item = Now(added.Kind, added.Name, added.Line);
        string? code = null;
        _file.Attempt(item.Line, () => code = New(item));
        if (code is null)
            return;
        var lines = _file.Tree.GetText().Lines;
        var line = Math.Clamp(added.PortLine, 1, lines.Count);
        var at = lines[line - 1].EndIncludingLineBreak;
        var inside = _file.Tree.GetRoot().FindToken(Math.Max(at - 1, 0)).Parent?
            .AncestorsAndSelf().OfType<ClassDeclarationSyntax>()
            .FirstOrDefault(c => c.OpenBraceToken.SpanStart < at &&
                at <= c.CloseBraceToken.SpanStart);
        var isType = item.Kind is ItemKind.Struct or ItemKind.Enum;
        // Nothing that the port has stands above it.
        if (added.PortLine <= 1 && inside is null)
        {
            var first = _file.Tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
                .FirstOrDefault(c => c.Identifier.ValueText == "Kernel");
            inside = isType ? null : first;
            at = lines.GetLineFromPosition(inside?.OpenBraceToken.SpanStart ??
                _file.Tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
                    .First().Name.SpanStart).EndIncludingLineBreak;
            if (inside is not null)
            {
                _file.Insert(at, code + "\n");
                return;
            }
        }
        if (isType && inside is not null)
            at = lines.GetLineFromPosition(inside.FullSpan.End - 1).EndIncludingLineBreak;
        _file.Insert(at, isType || inside is not null ? "\n" + code
            : $"\npublic static unsafe partial class Kernel\n{{\n{code}}}\n");
    }

    /// <summary>The member of the port for a new item, or null.</summary>
    private string? New(Item item)
    {
        if (_moved?.Code(item) is { } own)
            return own;
        switch (item.Kind)
        {
            case ItemKind.Function:
                return _functions.New(item);
            case ItemKind.Constant:
                return ConstantEdits.New(_file, item);
            case ItemKind.Struct:
                return StructEdits.New(_file, item);
            case ItemKind.Enum:
                if (item.Name.Contains(' '))
                    throw new Refusal("a new enum without a name is for a person to declare");
                Enums.Add(TypeText.Name(item.Name));
                return EnumEdits.New(_file, item);
            case ItemKind.Global when _file.Names.Variable(item.Name) is IFieldSymbol:
                throw new Refusal($"{item.Name}, a constant of the port, is a variable now, " +
                    "which is for a person to declare");
            case ItemKind.Global:
                return new GlobalText(_file.Names, item.Scope)
                    .Declare(item.Name, item.Statements[0]);
            case ItemKind.Macro:
                // Its uses will say of what types it is.
                return null;
            case ItemKind.Tracepoint:
                return TracepointEdits.New(_file, item);
            case ItemKind.Other when item.Name == AssertText.Name:
                return AssertText.New(_file, item);
            default:
                throw new Refusal($"{item.Name}, a new {item.Kind.Words()}, is for a person to " +
                    "declare");
        }
    }

    private static bool IsCode(ItemKind kind) => kind.IsCode() || kind == ItemKind.Tracepoint;

    // What stands in arms that the configuration turns off is in no kernel that is built here.
    private IEnumerable<string> Off(FileDiff diff)
    {
        var changed = diff.Changed.Concat(diff.Renamed.Select(r => r.Diff))
            .Where(c => IsCode(c.Kind) && (c.Rows.Any(r => r.Kind != RowKind.Same &&
                r.Off is not null) || (c.Explained && Find(c.Name, c.Name, c, c.Name) is null)))
            .Select(c => (c.Name, Line: c.NewLine));
        var added = diff.Added.Where(a => a.Off is not null && IsCode(a.Kind))
            .Select(a => (a.Name, a.Line));
        return changed.Concat(added).Select(o => $"{_unit.Path}:{o.Line}: what changes of " +
            $"{o.Name} in an arm that the configuration turns off is not looked at");
    }
}
