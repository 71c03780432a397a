// SPDX-License-Identifier: GPL-2.0-only
"use strict";
const D = JSON.parse(document.getElementById("data").textContent);
const $ = id => document.getElementById(id);
const NEVER = 9223372036854775807;
const SVG = "http://www.w3.org/2000/svg";

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child !== undefined && child !== null));
  return node;
}

function svg(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

function ns(time) {
  if (time >= NEVER) return "never";
  if (time >= 1e9) return (time / 1e9).toFixed(time % 1e6 ? 6 : 3) + " s";
  if (time >= 1e6) return (time / 1e6).toFixed(time % 1e3 ? 6 : 3).replace(/\.?0+$/, "") + " ms";
  return time + " ns";
}

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

// The tools of both kinds of page: [label, what it does, key, action, whether it stays pressed].
function tools(list, search) {
  const bar = $("tools");
  for (const [label, title, key, action, pressed] of list) {
    const button = el("button", { title: `${title} (${key})`, onclick: () => action() }, label);
    if (pressed) button.setAttribute("aria-pressed", pressed());
    button.update = () => pressed && button.setAttribute("aria-pressed", pressed());
    bar.append(button);
  }
  if (search) {
    const input = el("input", { id: "search", type: "search", placeholder: "function  ( / )", "aria-label": "Search by function" });
    input.addEventListener("input", () => search(input.value, 0));
    input.addEventListener("keydown", e => {
      if (e.key === "Enter") { search(input.value, e.shiftKey ? -1 : 1); e.preventDefault(); }
      if (e.key === "Escape") { input.value = ""; search("", 0); $("time").focus(); }
      e.stopPropagation();
    });
    bar.append(input);
  }
  const rows = list.map(([, title, key]) => `<tr><td><kbd>${key}</kbd></td><td>${title}</td></tr>`).join("");
  $("help").innerHTML = `<h2>Keys</h2><table>${rows}<tr><td><kbd>/</kbd></td><td>search, Enter for the next</td></tr></table>`;
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.tagName === "INPUT") return;
    if (e.key === "/" && search) { $("search").focus(); e.preventDefault(); return; }
    const tool = list.find(([, , key]) => key.split(" ").includes(e.key));
    if (!tool) return;
    tool[3]();
    e.preventDefault();
  });
  return () => [...bar.querySelectorAll("button")].forEach(button => button.update());
}

function theme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  dispatchEvent(new Event("resize"));
}

const help = () => $("help").open ? $("help").close() : $("help").showModal();
