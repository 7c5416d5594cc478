// Makes normalization.txt, once: node make-normalization.mjs > normalization.txt
// Everything is asked of String.prototype.normalize; no table is read. The version of Unicode stands in the first line of what is made.
const code = text => [...text].map(c => c.codePointAt(0).toString(16).toUpperCase()).join(" ");
const isHangul = at => at >= 0xAC00 && at <= 0xD7A3; // Composed and taken apart by arithmetic.
const characters = [];
for (let at = 0; at <= 0x10FFFF; at++) {
  if ((at < 0xD800 || at > 0xDFFF) && !isHangul(at)) characters.push(String.fromCodePoint(at));
}

// The order of combining marks: 1 if one goes behind the other, -1 if before it, 0 if both stay as they are written.
const order = (one, other) => {
  const swaps = (first, second) => `x${first}${second}`.normalize("NFD") === `x${second}${first}` && first !== second;
  return swaps(one, other) ? 1 : swaps(other, one) ? -1 : 0;
};
// A mark has an order where it changes places with the first or the last of all: an overlay, or the iota below.
const marks = characters.filter(c => c.normalize("NFD") === c && (order(c, "\u0334") || order(c, "\u0345") || c === "\u0334"));
const classes = [];
for (const mark of marks) {
  const same = classes.find(c => order(mark, c[0]) === 0);
  if (same) same.push(mark);
  else classes.push([mark]);
}
classes.sort((a, b) => order(a[0], b[0]));

const lines = [`# Unicode ${process.versions.unicode}, as Node ${process.versions.node} has it. Made by make-normalization.mjs; see NOTICE.txt.`];
lines.push("# Marks, class by class in the order in which they stand behind their letter.");
for (const marksOfClass of classes) {
  for (let at = 0; at < marksOfClass.length; at += 12) lines.push(`${at === 0 ? "M" : "+"} ${code(marksOfClass.slice(at, at + 12).join(""))}`);
}
lines.push("# Canonical: a character, what it is taken apart into.");
for (const c of characters.filter(c => c.normalize("NFD") !== c)) lines.push(`C ${code(c)} ${code(c.normalize("NFD"))}`);
lines.push("# Compatible, where that is not the canonical one.");
for (const c of characters.filter(c => c.normalize("NFKD") !== c.normalize("NFD"))) lines.push(`K ${code(c)} ${code(c.normalize("NFKD"))}`);
lines.push("# Pairs: a character, the two that it is put together from.");
for (const c of characters) {
  const apart = [...c.normalize("NFD")];
  if (apart.length < 2 || c.normalize("NFC") !== c) continue;
  const [first, last] = [apart.slice(0, -1).join("").normalize("NFC"), apart.at(-1)];
  if ([...first].length !== 1 || (first + last).normalize("NFC") !== c) throw new Error(`${code(c)} is not put together from two`);
  lines.push(`P ${code(c)} ${code(first)} ${code(last)}`);
}
console.log(lines.join("\n"));
