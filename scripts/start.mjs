import "./check-node.mjs";

// `npm start`: plain JavaScript, because on a fresh machine it runs on the machine's own Node, before any package is there.
import("./bootstrap.mjs").then(({ bootstrap }) => bootstrap("stack.ts"));
