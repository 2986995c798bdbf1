import { z } from "zod";
import type { ApiOperation } from "../api-route";

/** Takes nothing; unknown fields are refused. */
export const nothing = z.strictObject({});

/** An operation with what its reader needs; route and OpenAPI document are made from the same object. */
export type DocumentedOperation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = ApiOperation<
  P,
  Q,
  B
> & {
  /** `listOrders`: the operationId. */
  id: string;
  method: "get" | "post" | "patch";
  /** OpenAPI path, `{name}` for parameters. */
  path: string;
  tag: string;
  summary: string;
  /** Markdown. */
  description?: string;
  status: number;
  answer: z.ZodType;
  /** Reads `If-Match`. */
  guarded?: true;
};

/** Keeps the schemas' types while checking the shape. */
export function operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  definition: DocumentedOperation<P, Q, B>,
): DocumentedOperation<P, Q, B> {
  return definition;
}

/** An operation on a record of the demo host product: it is there, and documented, only while DEMO_HOST is on. */
export function recordOperation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  definition: Omit<DocumentedOperation<P, Q, B>, "demoHost">,
): DocumentedOperation<P, Q, B> {
  return { ...definition, demoHost: true };
}
