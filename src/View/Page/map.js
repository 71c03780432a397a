// SPDX-License-Identifier: GPL-2.0-only
// The page of a trace: CPUs across, time downwards. Where there is no room for events, their number is shown.
async function unpack(text) {
  if (!text) return new Uint8Array(0);
  const raw = atob(text), bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer());
}

function numbers(bytes) {
  let at = 0;
  const next = () => {
    let byte = bytes[at++];
    if (byte < 128) return byte;
    let value = byte & 127, scale = 128;
    do { byte = bytes[at++]; value += (byte & 127) * scale; scale *= 128; } while (byte > 127);
    return value;
  };
  next.left = () => at < bytes.length;
  return next;
}

const FAMILIES = [
  ["armed", "#2b7de9", /^(hr)?timer_start/], ["expired", "#12946a", /^(hr)?timer_expire_entry/], ["expired for others", "#d6336c", /^tmigr_handle_remote/],
  ["hierarchy", "#8a5cf0", /^tmigr_/], ["tick and idle", "#e08a00", /^(tick_|timer_base_idle)/], ["other", "#8a93a3", /./],
];

// What is drawn last is seen.
const ORDER = [3, 5, 4, 1, 2, 0, 7];

async function mapPage() {
  const next = numbers(await unpack(D.events)), count = D.count, times = new Float64Array(count), cpus = new Uint16Array(count), kinds = new Uint8Array(count), served = new Uint16Array(count);
  for (let i = 0, t = 0; i < count; i++) { t += next(); times[i] = t; cpus[i] = next(); kinds[i] = next(); served[i] = next(); }
  const texts = D.texts ? new TextDecoder().decode(await unpack(D.texts)).split("\n") : null;
  const changes = [], change = numbers(await unpack(D.changes));
  // Each change is four numbers; they end with the bytes.
  for (let index = 0; change.left();) { index += change(); changes.push([index, change(), change(), change()]); }
  const family = D.kinds.map(name => FAMILIES.findIndex(([, , test]) => test.test(name)));
  const shown = FAMILIES.map(() => true), span = Math.max(1, times[count - 1]);
  let t0 = -span * 0.01, t1 = span * 1.01, c0 = 0, c1 = D.cpus, cursor = 0, follow = "";

  $("badge").textContent = `${D.cpus} CPUs, ${count.toLocaleString("en")} events, ${ns(span)}`;
  $("badge").className = "good";
  D.sentences.forEach(sentence => $("story").append(el("li", {}, sentence)));
  const canvas = el("canvas", { id: "map" }), tip = el("div", { id: "maptip" });
  $("scroll").replaceChildren(canvas, tip);
  $("side").replaceChildren(
    el("section", {}, el("h2", {}, "Events"), el("div", { class: "legend" }, ...FAMILIES.map(([name, color], f) => el("button", { "aria-pressed": "true", onclick: e => { shown[f] = !shown[f]; e.currentTarget.setAttribute("aria-pressed", shown[f]); draw(); } }, el("i", { style: `background:${color}` }), name)))),
    el("section", {}, el("h2", {}, "Hierarchy ", el("small", { id: "treeat" })), el("div", { id: "tree" })),
    el("section", {}, el("h2", {}, "At the cursor ", el("small", { id: "where" })), el("div", { id: "list", class: "mono" })));

  tools([
    ["+", "Zoom in", "+ =", () => zoom(0.5, 0.5)], ["−", "Zoom out", "-", () => zoom(2, 0.5)], ["all", "Everything", "0", () => { t0 = -span * 0.01; t1 = span * 1.01; c0 = 0; c1 = D.cpus; draw(); }],
    ["fewer CPUs", "Half of the CPUs, around the cursor's", "[", () => cpuZoom(0.5)], ["more", "Twice the CPUs", "]", () => cpuZoom(2)],
    ["↑", "Previous event", "k ArrowUp", () => step(-1)], ["↓", "Next event", "j ArrowDown", () => step(1)],
    ["⇤ change", "Previous change of the hierarchy", "p", () => jump(-1)], ["change ⇥", "Next change of the hierarchy", "n", () => jump(1)],
    ["◐", "Light or dark", "t", theme], ["?", "Keys", "?", help],
  ], (text, direction) => { follow = text.trim().toLowerCase(); if (direction) step(direction, true); draw(); });

  const first = time => { let a = 0, b = count; while (a < b) { const m = (a + b) >> 1; times[m] < time ? a = m + 1 : b = m; } return a; };
  const GUT = 74;
  let W = 0, H = 0;
  const px = cpu => GUT + (cpu - c0) / (c1 - c0) * (W - GUT), py = t => (t - t0) / (t1 - t0) * H;
  const matches = i => follow && ((texts && texts[i].toLowerCase().includes(follow)) || D.kinds[kinds[i]].includes(follow));

  function draw() {
    const box = $("scroll").getBoundingClientRect(), dpr = devicePixelRatio || 1, style = getComputedStyle(document.documentElement);
    W = box.width; H = box.height;
    canvas.width = W * dpr; canvas.height = H * dpr;
    canvas.style.height = H + "px";
    const g = canvas.getContext("2d");
    g.scale(dpr, dpr);
    const ink = style.getPropertyValue("--soft"), rule = style.getPropertyValue("--rule");
    g.font = "11px system-ui, sans-serif";
    g.fillStyle = ink;
    const tick = 10 ** Math.ceil(Math.log10((t1 - t0) / 8)), every = (t1 - t0) / tick > 8 ? tick : (t1 - t0) / tick > 4 ? tick / 2 : tick / 5;
    for (let t = Math.ceil(t0 / every) * every; t < t1; t += every) { g.fillText(ns(Math.round(t + D.start)), 6, py(t) + 4); g.fillStyle = rule; g.fillRect(GUT, py(t), W - GUT, 1); g.fillStyle = ink; }
    const n = c1 - c0, columns = Math.min(n, Math.floor((W - GUT) / 3)), cell = (W - GUT) / columns, rowsOfCells = Math.max(1, Math.floor(H / 3));
    const from = first(t0), to = first(t1), wide = cell >= 20;
    // How many events of each family a cell has; 7 stands for those that are searched for.
    const heat = new Uint32Array(rowsOfCells * columns * 8), perTime = rowsOfCells / (t1 - t0), perCpu = columns / n;
    for (let i = from; i < to; i++) {
      const cpu = cpus[i], f = family[kinds[i]];
      if (cpu < c0 || cpu >= c1 || !shown[f]) continue;
      const row = Math.min(rowsOfCells - 1, Math.floor((times[i] - t0) * perTime));
      heat[(row * columns + Math.floor((cpu - c0) * perCpu)) * 8 + (matches(i) ? 7 : f)]++;
    }
    const h = H / rowsOfCells;
    // Whom a CPU expires timers for: a mark in the column of the one that sleeps, once a pixel.
    if (shown[2]) {
      const high = Math.ceil(H) + 1, width = Math.ceil(W) + 1, marked = new Uint8Array(high * width);
      const wideMark = Math.max(1.5, (W - GUT) / n - (wide ? 6 : 0.5));
      g.fillStyle = FAMILIES[2][1];
      g.globalAlpha = 0.75;
      for (let i = from; i < to; i++) {
        const cpu = served[i] - 1;
        if (cpu < c0 || cpu >= c1) continue;
        const x = px(cpu), y = py(times[i]), pixel = Math.floor(y) * width + Math.floor(x);
        if (marked[pixel]) continue;
        marked[pixel] = 1;
        g.fillRect(x + (wide ? 3 : 0), y - 1, wideMark, 2);
      }
    }
    for (const f of ORDER) {
      g.fillStyle = f === 7 ? "#ffb703" : FAMILIES[f]?.[1];
      for (let place = 0; place < rowsOfCells * columns; place++) {
        const events = heat[place * 8 + f];
        if (!events) continue;
        const x = GUT + (place % columns) * cell, y = Math.floor(place / columns) * h;
        g.globalAlpha = Math.min(1, 0.45 + Math.log2(1 + events) * 0.14);
        if (wide) { const slot = f === 7 ? 0 : f; g.fillRect(x + 4 + slot * (cell - 8) / FAMILIES.length, y, (cell - 8) / FAMILIES.length - 1, Math.max(2, h)); }
        else g.fillRect(x, y, Math.max(1, cell - (cell > 4 ? 1 : 0)), Math.max(1.5, h));
      }
    }
    g.globalAlpha = 1;
    const y = py(times[cursor]);
    g.strokeStyle = style.getPropertyValue("--cursor-ink"); g.lineWidth = 1.2; g.beginPath(); g.moveTo(GUT, y); g.lineTo(W, y); g.stroke();
    g.beginPath(); g.arc(px(cpus[cursor] + 0.5), y, 5, 0, 7); g.stroke();
    const labels = Math.max(1, Math.ceil(n / Math.floor((W - GUT) / 46)));
    $("cols").replaceChildren(...Array.from({ length: Math.ceil(n / labels) }, (_, k) => c0 + k * labels).map(cpu => el("span", { style: `left:${px(cpu) + 2}px` }, n <= 24 ? `CPU ${cpu}` : String(cpu))));
    side();
  }

  function state(until) {
    const groups = D.groups.map(group => ({ ...group, active: 0, migrator: 255, nextExpiry: NEVER, events: [], children: [], known: false }));
    for (const [index, g, field, value] of changes) {
      if (index > until) break;
      const group = groups[g];
      group.known = true;
      if (field === 0) { group.active = value % 256; group.migrator = Math.floor(value / 256); } else group.nextExpiry = value;
    }
    groups.forEach(group => { if (group.parent >= 0) groups[group.parent].children.push(group); });
    groups.forEach(group => { group.cpus = group.children.length || group.level > 0 ? [] : group.cpus.map(String); });
    return groups.filter(group => group.parent < 0);
  }

  function side() {
    $("where").textContent = `${ns(times[cursor] + D.start)}, CPU ${cpus[cursor]}`;
    const rows = [];
    let a = cursor;
    for (let k = 0; k < 12 && a > 0; a--) if (cpus[a - 1] >= c0 && cpus[a - 1] < c1 && shown[family[kinds[a - 1]]]) k++;
    for (let i = a; i < count && rows.length < 60; i++) {
      if (i !== cursor && (cpus[i] < c0 || cpus[i] >= c1 || !shown[family[kinds[i]]])) continue;
      rows.push(el("div", { class: i === cursor ? "cur" : "", onclick: () => { cursor = i; draw(); } }, el("i", {}, `${ns(times[i] + D.start)}  CPU ${cpus[i]}  `), el("b", { style: `color:${FAMILIES[family[kinds[i]]][1]}` }, D.kinds[kinds[i]]), texts ? " " + texts[i] : ""));
    }
    $("list").replaceChildren(...rows);
    $("list").querySelector(".cur")?.scrollIntoView({ block: "nearest" });
    if (!D.groups.length) { $("tree").textContent = "The trace has no events of the hierarchy."; return; }
    const mine = changes.findLastIndex(([index]) => index <= cursor), isNew = mine >= 0 && changes[mine][0] === cursor;
    const now = state(cursor), before = isNew ? state(cursor - 1) : now;
    const [roots, hidden] = pruned(now, before, new Set(D.groups.filter(group => group.cpus.includes(cpus[cursor])).map(group => group.name)));
    $("tree").replaceChildren(drawTree(roots, before, null), hidden ? el("p", { class: "note" }, `${plural(hidden, "group")} not shown: another CPU's.`) : "");
    $("treeat").textContent = isNew ? "changed by this event" : mine < 0 ? "before its first event" : "as far as events tell";
  }

  function zoom(by, where) { const at = t0 + (t1 - t0) * where; t0 = at - (at - t0) * by; t1 = at + (t1 - at) * by; draw(); }
  function cpuZoom(by) { const n = Math.max(1, Math.min(D.cpus, Math.round((c1 - c0) * by))), at = cpus[cursor]; c0 = Math.max(0, Math.min(D.cpus - n, Math.round(at - n / 2))); c1 = c0 + n; draw(); }
  function keep() { if (times[cursor] < t0 || times[cursor] > t1) { const half = (t1 - t0) / 2; t0 = times[cursor] - half; t1 = times[cursor] + half; } draw(); }
  function step(by, only) { for (let i = cursor + by; i >= 0 && i < count; i += by) { if (cpus[i] < c0 || cpus[i] >= c1 || !shown[family[kinds[i]]] || (only && !matches(i))) continue; cursor = i; break; } keep(); }
  function jump(by) { const found = by > 0 ? changes.find(([index]) => index > cursor) : changes.findLast(([index]) => index < cursor); if (found) { cursor = found[0]; keep(); } }

  function nearest(e) {
    const box = canvas.getBoundingClientRect(), cpu = Math.floor(c0 + (e.clientX - box.left - GUT) / (W - GUT) * (c1 - c0)), t = t0 + (e.clientY - box.top) / H * (t1 - t0);
    const reach = Math.max(1, (c1 - c0) / (W - GUT) * 3), slack = (t1 - t0) / H * 8;
    let best = -1, distance = Infinity;
    for (let i = first(t - slack), end = first(t + slack); i < end; i++) { const d = Math.abs(times[i] - t); if (Math.abs(cpus[i] - cpu) < reach && shown[family[kinds[i]]] && d < distance) { best = i; distance = d; } }
    return best;
  }
  let drag = null, moved = false;
  canvas.addEventListener("wheel", e => { e.preventDefault(); if (e.shiftKey) cpuZoom(e.deltaY + e.deltaX > 0 ? 1.5 : 1 / 1.5); else zoom(e.deltaY > 0 ? 1.25 : 0.8, (e.clientY - canvas.getBoundingClientRect().top) / H); }, { passive: false });
  canvas.addEventListener("pointerdown", e => { drag = [e.clientX, e.clientY, t0, t1]; moved = false; canvas.setPointerCapture(e.pointerId); });
  canvas.addEventListener("pointermove", e => {
    if (drag && Math.abs(e.clientY - drag[1]) > 3) { moved = true; const by = (e.clientY - drag[1]) / H * (drag[3] - drag[2]); t0 = drag[2] - by; t1 = drag[3] - by; draw(); return; }
    const i = nearest(e);
    tip.style.display = i < 0 ? "none" : "block";
    if (i >= 0) { const box = canvas.getBoundingClientRect(); tip.textContent = `CPU ${cpus[i]}, ${ns(times[i] + D.start)}: ${D.kinds[kinds[i]]} ${texts ? texts[i].slice(0, 80) : ""}`; tip.style.left = Math.min(e.clientX - box.left + 14, W - tip.offsetWidth - 4) + "px"; tip.style.top = e.clientY - box.top + 14 + "px"; }
  });
  canvas.addEventListener("pointerup", e => { if (!moved) { const i = nearest(e); if (i >= 0) { cursor = i; draw(); } } drag = null; });
  canvas.addEventListener("pointerleave", () => tip.style.display = "none");
  addEventListener("resize", draw);
  draw();
  document.documentElement.dataset.ready = Math.round(performance.now());
  window.portView = { count, cursor: () => cursor, view: () => [t0, t1, c0, c1], draw, zoomTo: (a, b) => { t0 = a; t1 = b; draw(); } };
}
