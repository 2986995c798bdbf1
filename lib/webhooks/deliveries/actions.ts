"use server";

import { refresh } from "next/cache";
import { partnerAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { recoverDeliveries, replayDeliveries, resendDelivery } from "./mutations";
import { recoverSchema, replaySchema, resendSchema } from "./schema";

export const resendAction = partnerAction({
  policy: "delivery.resend",
  schema: resendSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => resendDelivery(tx, scope, { endpointId: input.endpoint, eventId: input.event }));
    refresh();
  },
});

/** Answers how many were brought back. */
export const recoverAction = partnerAction({
  policy: "delivery.resend",
  schema: recoverSchema,
  run: async ({ scope, input }) => {
    const count = await inTransaction((tx) =>
      recoverDeliveries(tx, scope, { endpointId: input.endpoint, since: input.since }),
    );
    refresh();
    return { count };
  },
});

/** Answers how many are sent again. */
export const replayAction = partnerAction({
  policy: "delivery.resend",
  schema: replaySchema,
  run: async ({ scope, input }) => {
    const { endpoint, partner: _partner, ...filter } = input;
    const count = await inTransaction((tx) => replayDeliveries(tx, scope, { endpointId: endpoint, ...filter }));
    refresh();
    return { count };
  },
});
