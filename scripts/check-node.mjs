// Old syntax on purpose: a Node that is too old must get as far as this sentence.
const OLDEST = [20, 9];
const running = process.versions.node.split(".").map(Number);

if (running[0] < OLDEST[0] || (running[0] === OLDEST[0] && running[1] < OLDEST[1])) {
  console.error(
    `\nPatchbay needs Node ${OLDEST.join(".")} or newer, and this is Node ${process.versions.node}: install a newer one and try again.`,
  );
  process.exit(1);
}
