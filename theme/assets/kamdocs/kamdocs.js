/* Sorting and filtering of tables; the state is kept in the address so that it can be shared. */

(function () {
  "use strict";

  function cellText(cell) {
    return cell.dataset.sort !== undefined ? cell.dataset.sort : cell.textContent.trim();
  }

  function compare(a, b, collator) {
    const x = Number(a), y = Number(b);
    if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    return collator.compare(a, b);
  }

  function state() {
    const text = window.location.hash.slice(1);
    return new URLSearchParams(text.includes("=") ? text : "");
  }

  function keep(params) {
    const text = params.toString();
    const base = window.location.href.split("#")[0];
    window.history.replaceState(null, "", text ? base + "#" + text : base);
  }

  /* The first table of a page has the short names in the address, later ones their number. */
  function prefix(index) {
    return index ? "t" + index + "." : "";
  }

  function sortable(table, number) {
    const own = prefix(number) + "sort";
    const collator = new Intl.Collator(document.documentElement.lang);
    const heads = Array.from(table.tHead.rows[0].cells);
    const body = table.tBodies[0];
    const original = Array.from(body.rows);

    function sort(index, direction) {
      heads.forEach(function (head, at) {
        if (at === index && direction) head.setAttribute("aria-sort", direction);
        else head.removeAttribute("aria-sort");
      });
      const rows = original.slice();
      if (direction) {
        const sign = direction === "ascending" ? 1 : -1;
        rows.sort(function (r, s) {
          const a = r.cells[index], b = s.cells[index];
          const missingA = a.classList.contains("kd-is-missing");
          const missingB = b.classList.contains("kd-is-missing");
          if (missingA !== missingB) return missingA ? 1 : -1;
          return sign * compare(cellText(a), cellText(b), collator);
        });
      }
      rows.forEach(function (row) { body.appendChild(row); });
    }

    heads.forEach(function (head, index) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "kd-sort";
      button.textContent = head.textContent.trim();
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        const order = ["ascending", "descending", ""];
        const now = head.getAttribute("aria-sort") || "";
        const next = order[(order.indexOf(now) + 1) % order.length];
        sort(index, next);
        const params = state();
        if (next) params.set(own, index + "." + next);
        else params.delete(own);
        keep(params);
      });
    });

    const wanted = (state().get(own) || "").split(".");
    if (heads[wanted[0]] && /^(ascending|descending)$/.test(wanted[1])) {
      sort(Number(wanted[0]), wanted[1]);
    }
  }

  function filters(bar, number) {
    const own = prefix(number);
    const target = document.getElementById(bar.dataset.for);
    if (!target) return;
    const text = bar.querySelector('[data-filter="text"]');
    const choices = Array.from(bar.querySelectorAll("select"));
    /* Rows of a table, or of a list whose groups go when none of their rows is left. */
    const heads = target.tHead ? Array.from(target.tHead.rows[0].cells).map(function (cell) {
      return cell.textContent.trim();
    }) : choices.map(function (select) { return select.dataset.filter; });
    /* A column that no row fills is left out of its table, and its choice with it. */
    const selects = choices.filter(function (select) {
      const there = heads.includes(select.dataset.filter);
      select.parentElement.hidden = !there;
      return there;
    });
    const rows = target.tHead ? Array.from(target.tBodies[0].rows)
      : Array.from(target.querySelectorAll("[data-row]"));
    const groups = Array.from(target.querySelectorAll("[data-group]"));
    const count = bar.querySelector("[data-count]");

    function fold(value) {
      return value.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    }

    function value(row, column) {
      if (!row.cells) return row.dataset["f" + column] || "";
      if (row.cells[column].dataset.as !== undefined) return row.cells[column].dataset.as;
      const cell = row.cells[column].cloneNode(true);
      cell.querySelectorAll("small").forEach(function (small) { small.remove(); });
      return cell.textContent.trim();
    }

    const columns = selects.map(function (select) { return heads.indexOf(select.dataset.filter); });
    selects.forEach(function (select, at) {
      const values = Array.from(new Set(rows.map(function (row) {
        return value(row, columns[at]);
      }))).filter(Boolean).sort(new Intl.Collator(document.documentElement.lang).compare);
      values.forEach(function (item) { select.add(new Option(item, item)); });
    });

    function apply(changed) {
      const needle = fold(text.value.trim());
      let shown = 0;
      rows.forEach(function (row) {
        const fits = selects.every(function (select, at) {
          return !select.value || value(row, columns[at]) === select.value;
        }) && (!needle || fold(row.textContent).includes(needle));
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      const active = needle || selects.some(function (select) { return select.value; });
      groups.forEach(function (group) {
        group.hidden = Boolean(active) && !group.querySelector("[data-row]:not([hidden])");
      });
      count.textContent = count.dataset.count
        .replace("{shown}", shown).replace("{total}", rows.length);
      if (changed === false) return;
      const params = state();
      const current = [[own + "q", text.value.trim()]].concat(selects.map(function (select, at) {
        return [own + "f" + columns[at], select.value];
      }));
      current.forEach(function (pair) {
        if (pair[1]) params.set(pair[0], pair[1]);
        else params.delete(pair[0]);
      });
      keep(params);
    }

    const params = state();
    text.value = params.get(own + "q") || "";
    selects.forEach(function (select, at) { select.value = params.get(own + "f" + columns[at]) || ""; });
    text.addEventListener("input", apply);
    selects.forEach(function (select) { select.addEventListener("change", apply); });
    bar.querySelector('[data-filter="clear"]').addEventListener("click", function () {
      text.value = "";
      selects.forEach(function (select) { select.value = ""; });
      apply();
    });
    bar.hidden = false;
    apply(false);
  }

  /* A calendar is subscribed to by its address, which a file on a disk does not have. */
  function subscribable(link) {
    if (!/^https?:$/.test(window.location.protocol)) return;
    link.href = link.href.replace(/^https?:/, "webcal:");
    link.hidden = false;
  }

  /* Paper cannot be unfolded. */
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".kd-more:not(.kd-noprint)").forEach(function (more) {
      more.open = true;
    });
  });

  function start() {
    document.querySelectorAll("[data-subscribe]").forEach(subscribable);
    document.querySelectorAll(".kd-filters").forEach(filters);
    document.querySelectorAll("table.kd-sortable").forEach(sortable);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
