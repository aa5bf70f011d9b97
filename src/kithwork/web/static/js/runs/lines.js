/* Lines of a talk: their signs, their keys, and a name that was given, as one line and back.
   The same as kithwork.domain.runs and kithwork.domain.names_given say. */
"use strict";

const lines = (() => {
  const SIGNS = {
    "+": "helpful", "@": "name", "?": "inquiry", "!": "my-promise", "<": "their-promise", "#": "word", "*": "opening",
  };
  const SIGN_OF = Object.fromEntries(Object.entries(SIGNS).map(([sign, mark]) => [mark, sign]));
  const WRITES = {
    "i write": "I write", "i reach out": "I write",
    "they write": "they write", "they reach out": "they write", "they introduce me": "they write",
  };
  const MAY_USE_NAME = "may use my name";
  const LEAVE = [MAY_USE_NAME, "may use their name", "may use the name", "may say they sent me"];
  const tidy = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  /* One line exactly as Kithwork keeps it: its blanks, and a sign where no letter can stand. */
  const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
  const UNFIT = /[\0-\x08\x0e-\x1b\x7f\ud800-\udfff]/gu;
  const asKept = (text) => text.replace(UNFIT, "\ufffd").split(BLANKS).filter(Boolean).join(" ");
  const part = (text) => tidy((text ?? "").replaceAll(";", ","));
  const hex = (number, length) => number.toString(16).padStart(length, "0");
  let last = 0;

  /* Random where it was typed, and greater than the one before (RFC 9562, version 7). */
  function newKey() {
    last = Math.max(Date.now(), last + 1);
    const chance = [...crypto.getRandomValues(new Uint8Array(10))];
    chance[0] = 0x70 | (chance[0] & 0x0f);
    chance[2] = 0x80 | (chance[2] & 0x3f);
    const all = hex(last, 12) + chance.map((byte) => hex(byte, 2)).join("");
    return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join("-");
  }

  /* Name, role and organisation of "Li Chen, product manager at Acme". */
  function head(text) {
    const comma = text.indexOf(",");
    const name = comma < 0 ? "" : text.slice(0, comma);
    const rest = ` ${comma < 0 ? text : text.slice(comma + 1).trim()} `;
    const at = rest.indexOf(" at ");
    const before = (at < 0 ? rest : rest.slice(0, at)).trim();
    const place = at < 0 ? "" : rest.slice(at + 4).trim();
    return comma < 0
      ? { name: before, role: "", organisation: place }
      : { name: name.trim(), role: before, organisation: place };
  }

  function parseName(line) {
    const [first, ...rest] = line.split(";").map(tidy);
    const found = { ...head(first), how_known: "", who_writes: "", may_use_name: false };
    const known = [];
    for (const one of rest) {
      const said = one.toLowerCase().replace(/\.+$/, "");
      if (WRITES[said]) found.who_writes = WRITES[said];
      else if (LEAVE.includes(said)) found.may_use_name = true;
      else if (one) known.push(one);
    }
    return { ...found, how_known: known.join("; ") };
  }

  function writeName(given) {
    const name = tidy(part(given.name).replaceAll(",", " "));
    const who = part(given.role) ? `${name}, ${part(given.role)}` : name;
    const place = part(given.organisation);
    const known = (given.how_known ?? "").split(";").map(part).filter(Boolean).join("; ");
    const leave = given.may_use_name ? MAY_USE_NAME : "";
    return [place ? `${who} at ${place}` : who, known, given.who_writes, leave].filter(Boolean).join("; ");
  }

  return { SIGNS, SIGN_OF, newKey, asKept, parseName, writeName };
})();
