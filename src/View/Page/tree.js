// SPDX-License-Identifier: GPL-2.0-only
// Draws the hierarchy: a group a box, below it its groups or CPUs; what differs from before is marked.
const BOX_W = 204, LINE_H = 16, GAP = 16, CPU_W = 30;

function groupsOf(roots, all = new Map()) {
  for (const group of roots) { all.set(group.name, group); groupsOf(group.children, all); }
  return all;
}

function fieldsOf(group) {
  const hex = value => value.toString(16).padStart(2, "0");
  return [
    ["active", hex(group.active)],
    ["migrator", group.migrator === 255 ? "none" : hex(group.migrator)],
    ["next_expiry", ns(group.nextExpiry)],
    ["events", group.events.length ? group.events.map(e => `cpu${e.cpu}@${ns(e.expires)}${e.ignored ? " (ignored)" : ""}`).join(", ") : "-"],
  ];
}

function drawTree(roots, before, left) {
  const old = before ? groupsOf(before) : new Map();
  const out = svg("svg", { role: "img", "aria-label": "The hierarchy at the cursor" });
  const boxH = LINE_H * 5 + 14;
  let bottom = 0;

  function width(group) {
    const inside = group.children.length
      ? group.children.reduce((sum, child) => sum + width(child) + GAP, -GAP) : group.cpus.length * CPU_W;
    return Math.max(BOX_W, inside);
  }

  function place(group, x, y) {
    const w = width(group), cx = x + w / 2, bx = cx - BOX_W / 2;
    const was = old.get(group.name);
    const childY = y + boxH + 30;
    let at = group.children.length
      ? x + (w - group.children.reduce((sum, child) => sum + width(child) + GAP, -GAP)) / 2 : cx - group.cpus.length * CPU_W / 2;
    group.children.forEach((child, i) => {
      const cw = width(child);
      out.append(svg("path", { class: "edge" + (child.active ? " on" : ""),
        d: `M${cx} ${y + boxH} C${cx} ${childY - 12} ${at + cw / 2} ${y + boxH + 12} ${at + cw / 2} ${childY}` }));
      place(child, at, childY);
      at += cw + GAP;
    });
    group.cpus.forEach((cpu, i) => {
      const on = cpu.endsWith("*"), gone = cpu.endsWith("x"), px = at + CPU_W / 2, py = y + boxH + 24;
      const changed = was && !was.cpus.includes(cpu);
      out.append(svg("path", { class: "edge" + (on ? " on" : ""), d: `M${cx} ${y + boxH} L${px} ${py - 11}` }));
      if (changed) out.append(svg("circle", { class: "chbg", cx: px, cy: py, r: 15 }));
      out.append(svg("circle", { class: "cpu" + (on ? " on" : ""), cx: px, cy: py, r: 11, "stroke-dasharray": gone ? "2 2" : "none" }));
      out.append(svg("text", { x: px, y: py + 4, "text-anchor": "middle" }, cpu.replace(/[*x]$/, "")));
      bottom = Math.max(bottom, py + 18);
      at += CPU_W;
    });
    out.append(svg("rect", { class: "box" + (left === group.name ? " left" : group.active ? " on" : ""), x: bx, y, width: BOX_W, height: boxH, rx: 7 }));
    out.append(svg("text", { class: "name", x: bx + 9, y: y + 17 }, group.name));
    out.append(svg("text", { class: "k", x: bx + BOX_W - 9, y: y + 17, "text-anchor": "end" }, group.node < 0 ? "" : `node ${group.node}`));
    const fields = fieldsOf(group), wasFields = was ? fieldsOf(was) : null;
    fields.forEach(([name, value], i) => {
      const changed = wasFields && wasFields[i][1] !== value, ty = y + 17 + LINE_H * (i + 1);
      if (changed) out.append(svg("rect", { class: "chbg", x: bx + 4, y: ty - 12, width: BOX_W - 8, height: LINE_H, rx: 3 }));
      out.append(svg("text", { class: "k", x: bx + 9, y: ty }, name));
      const text = svg("text", { class: changed ? "ch" : "", x: bx + 96, y: ty }, value.length > 15 ? value.slice(0, 14) + "…" : value);
      text.append(svg("title", {}, value));
      out.append(text);
    });
    bottom = Math.max(bottom, y + boxH + 4);
  }

  let x = 4;
  for (const root of roots) { place(root, x, 4); x += width(root) + GAP; }
  out.setAttribute("viewBox", `0 0 ${Math.max(x - GAP + 4, 240)} ${bottom + 4}`);
  out.style.maxWidth = Math.max(x, 240) + "px";
  return out;
}

// Of a hierarchy with many groups only what matters here: the groups that changed, and those above them.
function pruned(roots, before, keep) {
  const all = groupsOf(roots);
  if (all.size <= 8) return [roots, 0];
  const old = before ? groupsOf(before) : new Map();
  const differs = group => keep.has(group.name) || JSON.stringify({ ...old.get(group.name), children: 0 }) !== JSON.stringify({ ...group, children: 0 });
  let hidden = 0;
  function cut(group) {
    const children = group.children.map(cut).filter(Boolean);
    if (!children.length && !differs(group) && group.level < Math.max(...roots.map(r => r.level))) { hidden++; return null; }
    return { ...group, children, cpus: group.cpus };
  }
  return [roots.map(cut).filter(Boolean), hidden];
}
