"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { partnerAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { sendTestEvent } from "../deliveries/mutations";
import { testEventSchema } from "../deliveries/schema";
import {
  addSandboxEndpoint,
  changeEndpointUrl,
  deleteEndpoint,
  finishRotation,
  pauseEndpoint,
  resumeEndpoint,
  revealSecret,
  rotateSecret,
} from "./mutations";
import { changeUrlSchema, createEndpointSchema, deleteEndpointSchema, endpointSchema } from "./schema";

/** Answers the new endpoint and its secret once. */
export const createEndpointAction = partnerAction({
  policy: "endpoint.manage",
  schema: createEndpointSchema,
  run: async ({ scope, input }) => {
    const { endpointId, secret } = await inTransaction((tx) =>
      addSandboxEndpoint(tx, scope, { clientId: input.client, url: input.url }),
    );
    refresh();
    return { endpoint: formatId("endpoint", endpointId), secret };
  },
});

export const changeUrlAction = partnerAction({
  policy: "endpoint.manage",
  schema: changeUrlSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => changeEndpointUrl(tx, scope, { endpointId: input.endpoint, url: input.url }));
    refresh();
  },
});

/** Answers the new secret once. */
export const rotateSecretAction = partnerAction({
  policy: "endpoint.manage",
  schema: endpointSchema,
  run: async ({ scope, input }) => {
    const { secret } = await inTransaction((tx) => rotateSecret(tx, scope, input.endpoint));
    refresh();
    return { secret };
  },
});

/** Answers a secret that nobody saw yet, once. */
export const revealSecretAction = partnerAction({
  policy: "endpoint.manage",
  schema: endpointSchema,
  run: async ({ scope, input }) => {
    const { secret } = await inTransaction((tx) => revealSecret(tx, scope, input.endpoint));
    refresh();
    return { secret };
  },
});

export const finishRotationAction = partnerAction({
  policy: "endpoint.manage",
  schema: endpointSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => finishRotation(tx, scope, input.endpoint));
    refresh();
  },
});

export const pauseEndpointAction = partnerAction({
  policy: "endpoint.manage",
  schema: endpointSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => pauseEndpoint(tx, scope, input.endpoint));
    refresh();
  },
});

export const resumeEndpointAction = partnerAction({
  policy: "endpoint.manage",
  schema: endpointSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => resumeEndpoint(tx, scope, input.endpoint));
    refresh();
  },
});

export const deleteEndpointAction = partnerAction({
  policy: "endpoint.manage",
  schema: deleteEndpointSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => deleteEndpoint(tx, scope, { endpointId: input.endpoint, confirm: input.confirm }));
    redirect(`/partner/${input.partner}/webhooks`);
  },
});

/** Sends a made-up event and goes to its delivery, where the answer shows. */
export const sendTestAction = partnerAction({
  policy: "endpoint.test",
  schema: testEventSchema,
  run: async ({ scope, input }) => {
    await takePointOrThrow("endpoint.test", scope.partnerId);
    const { eventId } = await inTransaction((tx) =>
      sendTestEvent(tx, scope, { endpointId: input.endpoint, type: input.type, data: input.data }),
    );
    redirect(
      `/partner/${input.partner}/webhooks/${formatId("endpoint", input.endpoint)}/${formatId("event", eventId)}`,
    );
  },
});
