import { z } from "zod";
import type { PolicyName } from "@/lib/accounts/policy";
import type { ApiOperation } from "../api-route";

/** Takes nothing; unknown fields are refused. */
export const nothing = z.strictObject({});

/** An operation with what its reader needs; route and OpenAPI document are made from the same object. */
export type DocumentedOperation<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  Policy extends PolicyName = PolicyName,
> = ApiOperation<P, Q, B, Policy> & {
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
export function operation<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  const Policy extends PolicyName,
>(definition: DocumentedOperation<P, Q, B, Policy>): DocumentedOperation<P, Q, B, Policy> {
  return definition;
}

/** An operation on a record of the demo host product: it is there, and documented, only while DEMO_HOST is on. */
export function recordOperation<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  const Policy extends PolicyName,
>(definition: Omit<DocumentedOperation<P, Q, B, Policy>, "demoHost">): DocumentedOperation<P, Q, B, Policy> {
  return { ...definition, demoHost: true };
}
