// Makes normalized.txt, once: node make-normalized.mjs > normalized.txt
// Each line is a text and its forms C, D, KC and KD as Node has them, in hexadecimal code points parted by spaces, the five parted by “;”.
const code = text => [...text].map(c => c.codePointAt(0).toString(16).toUpperCase()).join(" ");
const texts = [
  "Andr\u00E9 al-Mansu\u0304r", "A\u030A \u212B \u00C5", "Vuc\u030Cic\u0301", "\uFB01n \uFB04a \uFB05", "\uFF33\uFF30\uFF25\uFF25\uFF23\uFF28 \uFF12\uFF10",
  "\uFF76\uFF9E\uFF77\uFF9F", "\uD55C\uAE00 \u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\u11A8 \u1100\uAC00\u11A7", "q\u0307\u0323 q\u0323\u0307", "\u1E9B\u0323",
  "a\u0315\u0300\u05AE\u0300b", "\u0344 \u0308\u0301", "\u0958 \u09DC \u0F73 \uFB1D", "\u2126 \u2460 \u00BD \u3392 \uFDFA", "\u{1D15E} \u{2F800} \u{1D400}",
  "\u0301a \u0301\u0300", "e\u0301\u0301 e\u0300\u0301", "\u0DDA \u0DDC\u0DCA \u0DD9\u0DCF\u0DCA", "\u1B06 \u1B05\u1B35", "x\u0334\u0301 x\u0301\u0334 \u03B1\u0345\u0301", "plain",
];
// Every sixth character that a form changes, with a letter before it and a mark behind it, in lines of 16.
const changed = [];
for (let at = 0; at <= 0x10FFFF; at++) {
  if (at >= 0xD800 && at <= 0xDFFF || at >= 0xAC00 && at <= 0xD7A3 && at % 97 > 0) continue;
  const c = String.fromCodePoint(at);
  if (c.normalize("NFKD") !== c || c.normalize("NFC") !== c) changed.push(`a${c}\u0301`);
}
const sample = changed.filter((_, at) => at % 6 === 0);
for (let at = 0; at < sample.length; at += 16) texts.push(sample.slice(at, at + 16).join(""));
// And marks in an order that is not theirs: whatever stands between two of the table, seven steps apart.
const marks = [];
for (let at = 0x300; at <= 0x1E94A; at++) if (/\p{M}/u.test(String.fromCodePoint(at))) marks.push(String.fromCodePoint(at));
for (let at = 0; at < marks.length; at += 8) texts.push(`o${[7, 3, 5, 1, 6, 2, 4, 0].map(step => marks[at + step] ?? "").join("")}\u0323\u0302`);
console.log(`# Node ${process.versions.node}, Unicode ${process.versions.unicode}`);
for (const text of texts) console.log([text, ...["NFC", "NFD", "NFKC", "NFKD"].map(form => text.normalize(form))].map(code).join(";"));
