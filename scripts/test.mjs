import "./check-node.mjs";

// `npm test`: installs like `npm start`, then runs every check there is.
import("./bootstrap.mjs").then(({ bootstrap }) => bootstrap("checks.ts"));
