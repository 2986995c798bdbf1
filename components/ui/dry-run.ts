import { isValidElement } from "react";

const CLIENT = Symbol.for("react.client.reference");

function isServerComponent(type: unknown): type is (props: unknown) => unknown {
  return typeof type === "function" && Reflect.get(type, "$$typeof") !== CLIENT;
}

/**
 * Runs every server component under `node` once, without writing anything, and throws what the first failing one throws. Components of
 * the browser are not run, but what is handed to them is. Server components here use no hooks: there is no renderer around them.
 */
export async function dryRun(node: unknown): Promise<void> {
  if (Array.isArray(node)) {
    for (const item of node) await dryRun(item);
    return;
  }
  if (!isValidElement<object>(node)) return;
  if (isServerComponent(node.type)) return dryRun(await node.type(node.props));
  for (const value of Object.values(node.props)) await dryRun(value);
}
