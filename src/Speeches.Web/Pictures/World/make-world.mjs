// Makes world.csv, once: node make-world.mjs COUNTRIES-110M.json COUNTRIES-10M.json CODES.json > world.csv
// The first two are Natural Earth's countries as TopoJSON (npm: world-atlas 2.0.2); the third names the ISO 3166-1 alpha-2 code
// of each numeric one as {"276": "DE"}. Shapes are those of the coarse file; a country that is too small for it has a point from the fine one.
import { readFileSync } from "node:fs";

const width = 1360; // Units of the drawing from the 180th meridian to the 180th; four of them are one unit of the map on the page.
const south = -56; // Nobody is addressed below: Antarctica is left out.
const [coarse, fine, codes] = process.argv.slice(2).map(file => JSON.parse(readFileSync(file, "utf8")));

// Equal Earth (Šavrič, Patterson and Jenny, 2018): areas are true to one another.
const equalEarth = (longitude, latitude) => {
  const [a1, a2, a3, a4, root] = [1.340264, -0.081106, 0.000893, 0.003796, Math.sqrt(3)];
  const t = Math.asin(root / 2 * Math.sin(latitude * Math.PI / 180));
  const t2 = t * t, t6 = t2 ** 3;
  return [
    2 * root * longitude * Math.PI / 180 * Math.cos(t) / (3 * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2))),
    t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2)),
  ];
};
const scale = width / 2 / equalEarth(180, 0)[0];
const top = equalEarth(0, 84)[1];
const project = ([longitude, latitude]) => {
  const [x, y] = equalEarth(longitude, latitude);
  return [width / 2 + x * scale, (top - y) * scale];
};

const area = ring => ring.reduce((sum, [x, y], at) => {
  const [nextX, nextY] = ring[(at + 1) % ring.length];
  return sum + x * nextY - nextX * y;
}, 0) / 2;

// A point is x, y, longitude, latitude.
const place = degrees => [...project(degrees).map(Math.round), ...degrees];

// An arc is shared by both sides of a border, so it is thinned once, before the rings are put together.
const thin = arc => {
  const kept = arc.map(place).filter((p, at, all) => at === 0 || p[0] !== all[at - 1][0] || p[1] !== all[at - 1][1]);
  for (;;) {
    const triangles = kept.map((p, at) => at === 0 || at === kept.length - 1 ? Infinity : Math.abs(area([kept[at - 1], p, kept[at + 1]])));
    const least = Math.min(...triangles);
    if (!(least < 1.5) || kept.length < 5) return kept;
    kept.splice(triangles.indexOf(least), 1);
  }
};

// A ring that crosses the 180th meridian is cut there, into the part on either side.
const cut = ring => {
  let turn = 0;
  const unrolled = ring.map((p, at) => {
    const step = at === 0 ? 0 : p[2] - ring[at - 1][2];
    turn += step > 180 ? -360 : step < -180 ? 360 : 0;
    return [p[2] + turn, p[3]];
  });
  if (unrolled.every(([longitude], at) => longitude === ring[at][2])) return [ring];
  return [-360, 0, 360].map(shift => [1, -1].reduce((part, side) => part.flatMap((p, at) => {
    const before = part.at(at - 1);
    const [here, there] = [p[0] * side <= 180, before[0] * side <= 180];
    const t = (180 * side - before[0]) / (p[0] - before[0]);
    return [...(here === there ? [] : [[180 * side, before[1] + t * (p[1] - before[1])]]), ...(here ? [p] : [])];
  }), unrolled.map(([longitude, latitude]) => [longitude + shift, latitude])).map(place)).filter(part => part.length > 2);
};

const countries = (topology, prepare) => {
  const { scale: [sx, sy], translate: [tx, ty] } = topology.transform;
  const arcs = topology.arcs.map(arc => {
    let [x, y] = [0, 0];
    return prepare(arc.map(([dx, dy]) => [(x += dx) * sx + tx, (y += dy) * sy + ty]));
  });
  const ring = indices => indices.flatMap(i => (i < 0 ? arcs[~i].toReversed() : arcs[i]).slice(0, -1));
  return topology.objects.countries.geometries.map(g => ({
    code: codes[g.id] ?? "",
    polygons: (g.type === "Polygon" ? [g.arcs] : g.arcs)
      .flatMap(polygon => {
        const [outer, ...holes] = polygon.map(ring);
        const parts = cut(outer);
        return parts.length === 1 ? [[parts[0], ...holes]] : parts.map(part => [part]);
      })
      .sort((a, b) => Math.abs(area(b[0])) - Math.abs(area(a[0]))),
  }));
};

const inside = ([x, y], rings) => rings.reduce((odd, ring) => ring.reduce((o, [x1, y1], at) => {
  const [x2, y2] = ring[(at + 1) % ring.length];
  return (y1 > y) !== (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) ? !o : o;
}, odd), false);

const toEdge = ([x, y], rings) => Math.min(...rings.flatMap(ring => ring.map(([x1, y1], at) => {
  const [x2, y2] = ring[(at + 1) % ring.length];
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length));
  return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
})));

// The point of the largest part that lies farthest from its edge: there a mark is surely in the country.
const middle = rings => {
  const [xs, ys] = [0, 1].map(axis => rings[0].map(p => p[axis]));
  const [left, right, up, down] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = [[(left + right) / 2, (up + down) / 2], -1];
  for (let row = 1; row < 40; row++) {
    for (let column = 1; column < 40; column++) {
      const point = [left + (right - left) * column / 40, up + (down - up) * row / 40];
      const distance = inside(point, rings) ? toEdge(point, rings) : -1;
      if (distance > best[1]) best = [point, distance];
    }
  }
  return best[0].map(v => Math.round(v * 10) / 10);
};

const path = polygons => polygons
  .filter((polygon, at) => at === 0 || Math.abs(area(polygon[0])) >= 6)
  .flat().filter(ring => ring.length > 2)
  .map(ring => ring.map(([x, y], at) => at === 0 ? `M${x} ${y}l` : `${x - ring[at - 1][0]} ${y - ring[at - 1][1]}`).join(" ").replaceAll("l ", "l").replaceAll(" -", "-") + "z").join("");

const drawn = countries(coarse, thin).filter(c => c.polygons[0][0].every(([, y]) => y < project([0, south])[1]) || c.code === "AR" || c.code === "CL");
const shapes = new Set(drawn.map(c => c.code));
const points = countries(fine, arc => arc.map(place)).filter(c => c.code !== "" && c.code !== "AQ" && !shapes.has(c.code))
  .filter((c, at, all) => all.findIndex(o => o.code === c.code) === at);
const rows = [
  ...drawn.map(c => [c.code, ...middle(c.polygons[0]), path(c.polygons)]),
  ...points.map(c => [c.code, ...middle(c.polygons[0]), ""]),
];
rows.sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
console.log(["code,x,y,path", ...rows.map(row => row.join(","))].join("\n"));
