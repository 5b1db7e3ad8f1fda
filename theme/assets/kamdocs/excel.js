/* What a table's filter shows, as a file that Excel opens; made here, nothing is asked for. */

(function () {
  "use strict";

  const english = document.documentElement.lang.slice(0, 2) === "en";
  const SEPARATOR = english ? "," : ";";
  const DECIMAL = english ? "." : ",";
  const GROUP = english ? "," : ".";
  const NUMBER = /\d(?:[\d.,\u00a0\u202f]*\d)?/g;
  const SCALES = /(^|[\s\d])(?:mil|mi|bi|tri|[KMBT])(?=\s|$)/;
  const SHAPES = /[\u25a0-\u25ff]/g;
  const NOTHING = "\u2013";
  const DECIMALS = 6;

  /* Signs that stand for a colour say nothing in a cell of text. */
  function plain(text) {
    return text.replace(SHAPES, " ").replace(/[\s\u00a0\u202f]+/g, " ").replace(/^[ \u00b7]+/, "")
      .trim();
  }

  /* Give what a cell says, and its quiet second line. */
  function spoken(cell) {
    const copy = cell.cloneNode(true);
    const notes = Array.from(copy.querySelectorAll("small")).map(function (small) {
      small.remove();
      return plain(small.textContent);
    });
    copy.querySelectorAll("svg, details, [aria-hidden='true']").forEach(function (one) {
      one.remove();
    });
    const missing = cell.classList.contains("kd-is-missing") || copy.querySelector(".kd-missing");
    return { text: missing ? "" : plain(copy.textContent), notes: notes.filter(Boolean) };
  }

  /* Move the decimal point of a number that is written with a point. */
  function shifted(text, places) {
    const parts = /^(-?)(\d*)\.?(\d*)$/.exec(text);
    if (!parts) return String(Number(text) * Math.pow(10, places));
    const fraction = (parts[3] + "0".repeat(places));
    const whole = (parts[2] + fraction.slice(0, places)).replace(/^0+(?=\d)/, "") || "0";
    const rest = fraction.slice(places, places + DECIMALS).replace(/0+$/, "");
    return parts[1] + whole + (rest ? "." + rest : "");
  }

  /* Give a number as the reader's Excel reads it. */
  function written(text, places) {
    return shifted(text, places).replace(".", DECIMAL);
  }

  /* Give the exact number behind a text that shows it shortened, and the unit beside it; null
     where what a row is sorted by is not the number that is shown. */
  function figure(text, sort) {
    const found = text.match(NUMBER) || [];
    if (found.length !== 1) return null;
    const digits = found[0].split(GROUP).join("").replace(/[\u00a0\u202f]/g, "");
    const shown = Number(digits.replace(DECIMAL, "."));
    const share = text.includes("%");
    const rest = text.replace(found[0], " ").replace(/[-\u2212+%]/g, " ");
    if (Number.isNaN(shown)) return null;
    const exact = sort === undefined ? (/[-\u2212]/.test(text) ? "-" : "") + digits.replace(DECIMAL, ".")
      : sort;
    if (exact === "" || Number.isNaN(Number(exact))) return null;
    const after = (digits.split(DECIMAL)[1] || "").length;
    const near = 0.500001 * Math.pow(10, -after);
    const fits = function (power) {
      return Math.abs(Math.abs(Number(exact)) * Math.pow(10, power) - shown) <= near;
    };
    if (share) {
      const places = fits(0) ? 0 : fits(2) ? 2 : null;
      return places === null ? null : { value: written(exact, places) + "%", unit: plain(rest) };
    }
    if (fits(0)) return { value: written(exact, 0), unit: plain(rest) };
    if (!SCALES.test(text) || ![-3, -6, -9, -12].some(fits)) return null;
    return { value: written(exact, 0), unit: plain(rest.replace(SCALES, "$1")) };
  }

  /* Give a day as the reader writes it; null for what only sorts by a day. */
  function day(text, sort) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(sort || "");
    if (!parts || text.length > 12 || !text.includes(String(Number(parts[3])))) return null;
    return english ? sort : [parts[3], parts[2], parts[1]].join("/");
  }

  /* Give a text that no program takes for a formula; taking one sign off gives it back. */
  function safe(text) {
    return /^'*[=+\-@\t\r\n]/.test(text) ? "'" + text : text;
  }

  function quoted(text) {
    return /["\r\n]/.test(text) || text.includes(SEPARATOR)
      ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  /* Give a column: its values, the unit they share, and what stands in small beside them. */
  function column(cells, numeric) {
    const found = cells.map(function (cell) {
      const said = spoken(cell);
      const sort = cell.dataset.sort;
      const date = said.text ? day(said.text, sort) : null;
      if (date) return { value: date, unit: "", notes: said.notes };
      const number = numeric && said.text && !cell.querySelector(".kd-chip")
        ? figure(said.text, sort) : null;
      if (numeric && said.text === NOTHING) {
        return { value: sort && Number(sort) === 0 ? "0" : "", unit: "", notes: said.notes };
      }
      if (number) return { value: number.value, unit: number.unit, notes: said.notes, number: true };
      return { value: safe(said.text), unit: "", notes: said.notes };
    });
    const units = new Set(found.filter(function (one) { return one.number; })
      .map(function (one) { return one.unit; }));
    const shared = units.size === 1 ? Array.from(units)[0] : "";
    return {
      unit: shared,
      values: found.map(function (one) { return one.value; }),
      notes: found.map(function (one) {
        const own = one.unit && one.unit !== shared ? [one.unit] : [];
        return safe(own.concat(one.notes).join(" · "));
      }),
    };
  }

  /* Give a table as lines of text, in the order in which it stands. */
  function lines(table) {
    const rows = Array.from(table.tBodies[0].rows).filter(function (row) { return !row.hidden; });
    const columns = [];
    Array.from(table.tHead.rows[0].cells).forEach(function (head, index) {
      if (head.hidden) return;
      const title = plain(head.textContent);
      const made = column(rows.map(function (row) { return row.cells[index]; }),
        head.classList.contains("kd-number"));
      const named = made.unit && !title.includes(made.unit) ? title + " (" + made.unit + ")" : title;
      const drawn = rows.some(function (row) { return row.cells[index].querySelector("svg"); });
      if (made.values.some(Boolean) || !drawn) {
        columns.push([safe(named)].concat(made.values));
      }
      if (made.notes.some(Boolean)) {
        columns.push([safe(table.dataset.detail.replace("{column}", title))].concat(made.notes));
      }
    });
    return [0].concat(rows.map(function (row, at) { return at + 1; })).map(function (at) {
      return columns.map(function (values) { return quoted(values[at]); }).join(SEPARATOR);
    });
  }

  function fileName(table) {
    const caption = table.caption ? table.caption.textContent : document.title;
    const name = caption.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    return (name || "kamdocs") + ".csv";
  }

  function download(table) {
    const text = "\ufeff" + lines(table).join("\r\n") + "\r\n";
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = fileName(table);
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
  }

  function offer(table) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kd-button kd-download";
    button.textContent = table.dataset.download;
    button.addEventListener("click", function () { download(table); });
    const bar = table.id && document.querySelector('.kd-filters[data-for="' + table.id + '"]');
    if (bar) {
      bar.insertBefore(button, bar.querySelector("[data-count]"));
      return;
    }
    const line = document.createElement("p");
    line.className = "kd-take kd-noprint";
    line.dataset.searchExclude = "true";
    line.appendChild(button);
    const frame = table.closest(".kd-table-frame") || table;
    frame.parentNode.insertBefore(line, frame.nextSibling);
  }

  function start() {
    document.querySelectorAll("table[data-download]").forEach(function (table) {
      if (table.tHead && table.tBodies[0] && table.tBodies[0].rows.length) offer(table);
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
