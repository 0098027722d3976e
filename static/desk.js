// Small behaviours of the desk. No markup is built from text, so trusted types hold. Every page
// works without this file.
const root = document.documentElement;

/** Keep the theme in a cookie, so that the server renders it and nothing flashes. */
function themeSwitch(button) {
  button.addEventListener("click", () => {
    const theme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=strict`;
    root.dataset.bsTheme = theme;
    button.setAttribute("aria-pressed", String(theme === "dark"));
  });
}

/** "/" moves to the search field unless the person is typing. */
function searchKey(field) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
}

const NUMBERED = ["id", "name", "for", "value", "aria-describedby", "aria-labelledby"];
const DATA = ["data-block", "data-remove", "data-add", "data-list"];

/** Give every name inside a copied block its own number. */
function renumber(block, from, to) {
  for (const element of [block, ...block.querySelectorAll("*")]) {
    for (const name of [...NUMBERED, ...DATA]) {
      const value = element.getAttribute(name);
      if (value?.includes(from)) element.setAttribute(name, value.replaceAll(from, to));
    }
  }
}

/** Empty a copied block: what was typed belongs to the first one. */
function empty(block) {
  for (const extra of block.querySelectorAll(".invalid-feedback, [data-kept]")) extra.remove();
  for (const inner of block.querySelectorAll("[data-list] > [data-block]:not(:first-child)")) inner.remove();
  for (const field of block.querySelectorAll("input, textarea, select")) {
    field.classList.remove("is-invalid");
    field.removeAttribute("aria-invalid");
    if (field.tagName === "SELECT") field.selectedIndex = 0;
    else if (field.type !== "checkbox") field.value = "";
  }
}

/** Subjects are called S1, S2 and so on; identifiers name their holder by that. */
function nameSubject(form, block) {
  const key = block.querySelector("input[type=hidden][name$='-key']");
  if (!key) return;
  const taken = new Set([...form.querySelectorAll("input[name$='-key']")].map((one) => one.value));
  let number = 1;
  while (taken.has(`S${number}`)) number += 1;
  key.value = `S${number}`;
  const title = block.querySelector("h3");
  if (title) title.textContent = key.value;
  for (const choice of form.querySelectorAll("select[name$='-subject']")) {
    choice.add(new Option(key.value, key.value));
  }
}

/** Add and remove blocks without a round trip; the buttons' own way stays for no script. */
function repeatingBlocks(form) {
  const add = (name) => {
    const blocks = [...form.querySelectorAll("[data-block]")].filter(
      (one) => one.dataset.block.startsWith(`${name}-`) && /^\d+$/.test(one.dataset.block.slice(name.length + 1)),
    );
    const last = blocks.at(-1);
    const numbers = blocks.map((one) => Number(one.dataset.block.slice(name.length + 1)));
    const copy = last.cloneNode(true);
    renumber(copy, last.dataset.block, `${name}-${Math.max(...numbers) + 1}`);
    empty(copy);
    last.after(copy);
    nameSubject(form, copy);
    copy.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  };
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove]");
    if (!button) return;
    if (button.dataset.add) {
      event.preventDefault();
      add(button.dataset.add);
      return;
    }
    const block = button.closest("[data-block]");
    const siblings = [...block.parentElement.children].filter((one) => one.matches("[data-block]"));
    event.preventDefault();
    if (siblings.length > 1) {
      const key = block.querySelector("input[name$='-key']")?.value;
      for (const choice of form.querySelectorAll("select[name$='-subject'] option")) {
        if (key && choice.value === key) choice.remove();
      }
      block.remove();
    } else empty(block);
  });
}

/** The live hint: how a value is read, and which own cases hold it. Other desks are never asked. */
function ownCheck(form, hint) {
  let waiting;
  let asked = 0;
  const show = (name) => {
    for (const part of hint.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== name;
    hint.dataset.hit = name === "known" ? "yes" : "no";
  };
  const tell = (found) => {
    if (!found.readings.length) {
      show("unread");
      return;
    }
    const read = found.readings.map((one) => one.kind).join(", ");
    for (const place of hint.querySelectorAll("[data-read-as]")) place.textContent = read;
    const items = found.cases.map((one) => {
      const link = Object.assign(document.createElement("a"), { href: one.address, textContent: one.ref });
      const item = document.createElement("li");
      item.append(link);
      return item;
    });
    hint.querySelector("[data-cases]").replaceChildren(...items);
    show(items.length ? "known" : "new");
  };
  const ask = async (field) => {
    const number = (asked += 1);
    const kind = form.elements[field.name.replace(/-value$/, "-kind")].value;
    const body = new URLSearchParams({ text: field.value, kind, csrf_token: form.elements.csrf_token.value });
    const answer = await fetch(form.dataset.check, { method: "POST", body });
    if (number === asked && answer.ok) tell(await answer.json());
  };
  form.addEventListener("input", (event) => {
    if (!/^identifiers-\d+-value$/.test(event.target.name ?? "")) return;
    clearTimeout(waiting);
    if (event.target.value.trim().length < 4) show("idle");
    else waiting = setTimeout(ask, 400, event.target);
  });
}

const theme = document.getElementById("theme");
if (theme) themeSwitch(theme);
const search = document.getElementById("search");
if (search) searchKey(search);
for (const form of document.querySelectorAll("form[data-check]")) {
  repeatingBlocks(form);
  ownCheck(form, document.getElementById("hint"));
}
for (const form of document.querySelectorAll("form[data-apply]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
document.querySelector("[data-focus]")?.focus();
