// Travel times beside Valhalla, an independent router, on the same extract of OpenStreetMap.
//
//   npm install @valhallajs/valhallajs
//   npx valhalla build_config --mjolnir-tile-dir $PWD/tiles --mjolnir-tile-extract $PWD/tiles.tar > config.json
//   npx valhalla build_tiles -c config.json malta-latest.osm.pbf
//   SOZIALRAUMATLAS_BENCH_OUT=out cargo bench --bench reach        # writes out/pairs.csv
//   node reach_valhalla.mjs config.json out/pairs.csv
//
// Walking at 5 km/h, cycling at 15 km/h. Valhalla slows down on hills, bad surfaces and at crossings and knows quieter streets;
// cars differ by the speed tables. Told are the median of the differences with and without sign, and the pairs that differ most.

import { readFileSync } from 'node:fs';
import { Actor } from '@valhallajs/valhallajs';

const [config, file] = process.argv.slice(2);
const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
const names = head.split(',');
const pairs = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])));
const actor = await Actor.fromConfigFile(config);

const modes = {
  car: { costing: 'auto' },
  bike: { costing: 'bicycle', costing_options: { bicycle: { cycling_speed: 15 } } },
  walk: { costing: 'pedestrian', costing_options: { pedestrian: { walking_speed: 5 } } },
};
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

for (const [mode, options] of Object.entries(modes)) {
  const rows = [];
  let alone = 0;
  for (const pair of pairs) {
    const place = (end) => ({ lon: Number(pair[`${end}_lon`]), lat: Number(pair[`${end}_lat`]) });
    let theirs = null;
    try {
      const answer = await actor.route({ locations: [place('from'), place('to')], ...options });
      theirs = { minutes: answer.trip.summary.time / 60, km: answer.trip.summary.length };
    } catch {
      // No way.
    }
    const ours = pair[mode] === '' ? null : Number(pair[mode]);
    if (theirs === null || ours === null) {
      alone += theirs === null && ours === null ? 0 : 1;
      continue;
    }
    rows.push({ pair, ours, theirs: theirs.minutes, km: theirs.km, difference: ours - theirs.minutes });
  }
  const relative = rows.map((row) => Math.abs(row.difference) / row.theirs);
  console.log(
    `${mode}: ${rows.length} pairs, median ${median(rows.map((row) => row.theirs)).toFixed(1)} min; ` +
      `median absolute difference ${median(rows.map((row) => Math.abs(row.difference))).toFixed(2)} min ` +
      `(${(100 * median(relative)).toFixed(1)} %), median difference ${median(rows.map((row) => row.difference)).toFixed(2)} min; ` +
      `a way in one alone: ${alone}`,
  );
  for (const row of rows.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)).slice(0, 5)) {
    const { from_lon, from_lat, to_lon, to_lat } = row.pair;
    console.log(
      `    ${from_lon},${from_lat} to ${to_lon},${to_lat}: ${row.ours.toFixed(1)} against ${row.theirs.toFixed(1)} min, ${row.km} km`,
    );
  }
}
