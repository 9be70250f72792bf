"use strict";
// Comforts only: with scripts off everything can be read, unfolded and printed.
(() => {
  const root = document.documentElement;
  const recall = (key) => { try { return localStorage.getItem(key) || ""; } catch { return ""; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode */ } };
  const dark = "screen and (prefers-color-scheme: dark)";

  const paint = (theme) => {
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
    document.querySelector("meta[name=color-scheme]").content = theme || "light dark";
    const media = { light: "not all", dark: "screen" }[theme] || dark;
    for (const source of document.querySelectorAll("picture source")) source.media = media;
  };
  paint(recall("report-theme"));

  const button = (label, name, action) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = name;
    element.textContent = label;
    element.addEventListener("click", action);
    return element;
  };

  const themes = () => {
    const select = document.getElementById("theme");
    select.value = recall("report-theme");
    paint(select.value);
    select.addEventListener("change", () => {
      keep("report-theme", select.value);
      paint(select.value);
    });
  };

  const numbering = () => {
    for (const source of document.querySelectorAll(".code > pre")) {
      const gutter = document.createElement("pre");
      const first = Number(source.previousElementSibling.dataset.line);
      const count = source.textContent.split("\n").length;
      gutter.className = "gutter";
      gutter.ariaHidden = "true";
      gutter.textContent = Array.from({ length: count }, (_, line) => first + line).join("\n");
      const listing = document.createElement("div");
      listing.className = "listing";
      source.replaceWith(listing);
      listing.append(gutter, source);
    }
  };

  const folding = () => {
    const blocks = [...document.querySelectorAll("details.code")];
    const asWritten = blocks.map((block) => block.open);
    document.getElementById("folding").addEventListener("change", (event) => {
      const choice = event.target.value;
      blocks.forEach((block, i) => { block.open = choice ? choice === "open" : asWritten[i]; });
    });
  };

  const copying = () => {
    const copy = async (source, self) => {
      try {
        await navigator.clipboard.writeText(source.textContent);
        self.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(source);
        self.textContent = "Selected";
      }
      setTimeout(() => { self.textContent = "Copy"; }, 1600);
    };
    for (const block of document.querySelectorAll("details.code")) {
      const source = block.querySelector(".gutter + pre code");
      const self = button("Copy", "copy", () => copy(source, self));
      self.setAttribute("aria-label", `Copy the code from line ${block.firstElementChild.dataset.line}`);
      block.querySelector(".listing").before(self);
    }
  };

  const zooming = () => {
    const dialog = document.getElementById("zoom");
    const stage = dialog.querySelector(".stage");
    dialog.querySelector("button").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => stage.replaceChildren());
    for (const frame of document.querySelectorAll(".frame")) {
      const picture = frame.querySelector("picture");
      const show = () => { stage.replaceChildren(picture.cloneNode(true)); dialog.showModal(); };
      const label = frame.parentElement.querySelector("figcaption b").textContent;
      const self = button("Enlarge", "zoom", show);
      self.setAttribute("aria-label", `Enlarge ${label}`);
      frame.append(self);
      picture.addEventListener("click", show);
    }
  };

  // The entry of the section that is being read.
  const following = () => {
    const entries = new Map();
    for (const link of document.querySelectorAll(".contents a")) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) entries.set(target, link);
    }
    const targets = [...entries.keys()];
    const mark = () => {
      const line = innerHeight / 4;
      const isAtEnd = innerHeight + scrollY >= root.scrollHeight - 2;
      const above = targets.filter((target) => isAtEnd || target.getBoundingClientRect().top <= line);
      const now = above[above.length - 1];
      for (const [target, link] of entries) {
        if (target === now) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    let isWaiting = false;
    addEventListener("scroll", () => {
      if (!isWaiting) requestAnimationFrame(() => { isWaiting = false; mark(); });
      isWaiting = true;
    }, { passive: true });
    mark();
  };

  // Whatever scrolls sideways can be reached and scrolled with the keyboard, and fades where there is more.
  const scrolling = () => {
    const boxes = document.querySelectorAll(".listing, .frame, .scroll, .output pre, pre.plain");
    const fade = (box) => box.classList.toggle("more", box.scrollWidth - box.clientWidth - box.scrollLeft > 1);
    const adjust = () => {
      for (const box of boxes) {
        const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
        if (scrolls) box.tabIndex = 0; else box.removeAttribute("tabindex");
        fade(box);
      }
    };
    for (const box of boxes) box.addEventListener("scroll", () => fade(box), { passive: true });
    adjust();
    addEventListener("resize", adjust);
    document.addEventListener("toggle", adjust, true);
  };

  const printing = () => {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open])")];
      for (const block of opened) block.open = true;
    });
    addEventListener("afterprint", () => { for (const block of opened) block.open = false; });
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("tools").hidden = false;
    if (innerWidth < 640) document.querySelector(".contents details").open = false;
    for (const part of [themes, numbering, folding, copying, zooming, following, scrolling, printing]) part();
  });
})();
