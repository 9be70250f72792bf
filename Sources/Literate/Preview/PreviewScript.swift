/// The script of a served page.
///
/// It listens to the server's states. Where the state names another version of the page, that is compared with the version that is
/// shown. If they differ in nothing but what paragraphs, cells and the like hold, and in the numbers of the listings' lines, these are put
/// in place. Otherwise the page is loaded again, for style, script and policy may have changed with it; the reader is put back to where
/// he was: to the nearest thing with a name above the top of the window, or to the same height, with the folds that he had turned.
enum PreviewScript {
  static let text = #"""
    "use strict";
    (() => {
      const memory = "report-preview";
      const versionOf = (page) => page.querySelector("meta[name=preview-version]").content;
      let version = versionOf(document);
      const part = (name) => document.getElementById("preview-" + name);
      const words = { building: "building…", running: "running…", ready: "up to date" };
      let wasOpen = new Map();
      let shown = "[]";

      // A fold is known by what it folds and its number among those that read the same.
      const folds = () => {
        const counts = new Map();
        return [...document.querySelectorAll("details")].map((fold) => {
          const summary = fold.querySelector("summary")?.textContent ?? "";
          const text = summary + "\n" + (fold.querySelector("pre code")?.textContent ?? "").slice(0, 80);
          const count = (counts.get(text) ?? 0) + 1;
          counts.set(text, count);
          return [text + "\n" + count, fold];
        });
      };

      const named = () => [...document.querySelectorAll("main [id]")];

      const leave = () => {
        const turned = folds().filter(([key, fold]) => fold.open !== wasOpen.get(key))
          .map(([key, fold]) => [key, fold.open]);
        const above = named().filter((element) => element.getBoundingClientRect().top <= 8).pop();
        const offset = above ? above.getBoundingClientRect().top : 0;
        sessionStorage.setItem(memory, JSON.stringify({ y: scrollY, id: above?.id, offset, turned }));
        location.reload();
      };

      // The things that hold text and no others of their kind. The page's own script adds none.
      const kinds = "p, li, h1, h2, h3, h4, h5, h6, figcaption, th, td, dt, dd";
      const holders = (page) => [...page.querySelectorAll("main :is(" + kinds + ")")]
        .filter((holder) => !holder.querySelector(kinds));
      const numbered = (page) => [...page.querySelectorAll("main [data-line]")];

      // A page in three parts: its texts, its listings' lines, and all the rest.
      const taken = async () => {
        const answer = await fetch("/", { cache: "no-store" });
        const rest = new DOMParser().parseFromString(await answer.text(), "text/html");
        const page = { version: versionOf(rest), rest };
        page.texts = holders(rest).map((holder) => holder.innerHTML);
        page.lines = numbered(rest).map((part) => part.dataset.line);
        for (const holder of holders(rest)) holder.replaceChildren();
        for (const part of numbered(rest)) part.dataset.line = "";
        rest.querySelector("meta[name=preview-version]").content = "";
        return page;
      };

      const renumber = (part, line) => {
        part.dataset.line = line;
        const listing = part.parentElement;
        for (const gutter of listing.querySelectorAll(".gutter")) {
          gutter.textContent = gutter.textContent.split("\n").map((_, row) => Number(line) + row).join("\n");
        }
        for (const named of listing.querySelectorAll("button[aria-label]")) {
          named.setAttribute("aria-label", named.getAttribute("aria-label").replace(/\d+$/, line));
        }
      };

      // Each new part in the place of its old one. None was moved, so they are found by their numbers.
      const exchange = (old, next) => {
        holders(document).forEach((holder, place) => {
          if (next.texts[place] !== old.texts[place]) holder.innerHTML = next.texts[place];
        });
        numbered(document).forEach((part, place) => {
          if (next.lines[place] !== old.lines[place]) renumber(part, next.lines[place]);
        });
      };

      let base;
      const learn = async () => {
        const page = await taken();
        if (page.version === version) base = page;
      };

      const follow = async () => {
        const next = base && await taken();
        const isShown = next && holders(document).length === base.texts.length
          && numbered(document).length === base.lines.length;
        if (!isShown || !next.rest.isEqualNode(base.rest)) { leave(); return; }
        exchange(base, next);
        base = next;
        version = next.version;
      };

      const settle = (past) => {
        const element = past.y > 0 && past.id && document.getElementById(past.id);
        const y = element ? element.getBoundingClientRect().top + scrollY - past.offset : past.y;
        scrollTo({ top: y, behavior: "instant" });
      };

      const comeBack = () => {
        wasOpen = new Map(folds().map(([key, fold]) => [key, fold.open]));
        const past = JSON.parse(sessionStorage.getItem(memory) ?? "null");
        sessionStorage.removeItem(memory);
        if (!past) return;
        history.scrollRestoration = "manual";
        const turned = new Map(past.turned);
        for (const [key, fold] of folds()) if (turned.has(key)) fold.open = turned.get(key);
        settle(past);
        addEventListener("load", () => { settle(past); history.scrollRestoration = "auto"; });
      };

      // The last part of the file that begins at the line or before it.
      const place = (fault) => {
        const file = (fault.file ?? "").split("/").pop();
        return [...document.querySelectorAll("main [data-line]")]
          .filter((element) => (element.dataset.file ?? file).split("/").pop() === file)
          .filter((element) => Number(element.dataset.line) <= fault.line).pop();
      };

      const element = (name, text) => {
        const result = document.createElement(name);
        result.textContent = text;
        return result;
      };

      const item = (fault) => {
        const result = document.createElement("li");
        const where = [fault.file, fault.line, fault.column].filter((x) => x !== undefined).join(":");
        const target = fault.line === undefined ? undefined : place(fault);
        if (target) {
          const marked = target.closest("details") ?? target;
          marked.classList.add("preview-fault");
          const go = element("button", "Show");
          go.type = "button";
          go.addEventListener("click", () => {
            if (marked.open === false) marked.open = true;
            marked.scrollIntoView({ block: "center" });
          });
          result.append(go);
        }
        result.append(element("pre", (where ? where + ": " : "") + fault.message));
        if (fault.excerpt) {
          const excerpt = element("pre", fault.excerpt);
          excerpt.tabIndex = 0;
          result.append(excerpt);
        }
        return result;
      };

      const accuse = (faults) => {
        if (JSON.stringify(faults) === shown) return;
        shown = JSON.stringify(faults);
        for (const marked of document.querySelectorAll(".preview-fault")) marked.classList.remove("preview-fault");
        const box = part("faults");
        box.hidden = faults.length === 0;
        if (box.hidden) { box.replaceChildren(); return; }
        const dismiss = element("button", "Dismiss");
        dismiss.type = "button";
        dismiss.addEventListener("click", () => { box.hidden = true; });
        const list = document.createElement("ol");
        list.append(...faults.map(item));
        box.replaceChildren(dismiss, element("h2", "This page is older than its sources"), list);
      };

      const say = (text, isBusy, isLost) => {
        if (part("activity").textContent !== text) part("activity").textContent = text;
        part("bar").classList.toggle("busy", isBusy);
        part("bar").classList.toggle("lost", isLost);
      };

      const tell = (state) => {
        const failed = state.activity === "ready" && state.faults.length > 0;
        say(state.note || (failed ? "not up to date" : words[state.activity]), state.activity !== "ready", false);
        accuse(state.faults);
      };

      // What comes while a page is being put in place counts when it is there.
      let state;
      let isFollowing = false;
      const show = async (next) => {
        state = next;
        if (isFollowing) return;
        isFollowing = true;
        for (let seen; seen !== state;) {
          seen = state;
          if (seen.version !== version) await follow().catch(leave);
        }
        isFollowing = false;
        tell(state);
      };

      // Lost when it says so, or when it is silent for longer than the server ever is.
      const listen = () => {
        const source = new EventSource("/events");
        let timer;
        const lose = () => {
          source.close();
          clearTimeout(timer);
          say("connection lost: the program has ended, or is stopped", false, true);
          setTimeout(listen, 1000);
        };
        const wait = () => { clearTimeout(timer); timer = setTimeout(lose, 10000); };
        source.addEventListener("error", lose);
        source.addEventListener("state", (event) => { wait(); show(JSON.parse(event.data)); });
        wait();
      };

      document.addEventListener("DOMContentLoaded", () => {
        comeBack();
        say("connecting…", true, false);
        listen();
        setTimeout(() => learn().catch(() => {}), 300);
      });
    })();

    """#
}
