import { parseArgs } from "node:util";

// npm run torture [-- deliveries|fuzz …]: each part says in its own file what it does and takes. Exit 0: every bar met; 3: a bar missed; 1: the
// run itself broke. The last line is one JSON object.

const PARTS = {
  deliveries: () => import("./deliveries.ts"),
  fuzz: () => import("./fuzz/run.ts"),
};

const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const part = Object.entries(PARTS).find(([name]) => name === positionals[0])?.[1] ?? PARTS.deliveries;
await part();
