import { z } from "zod";
import { publishEventSchema } from "@/lib/webhooks/schema";
import { accessLogSchema, createWorkspaceByKeySchema } from "../schema";
import { nothing, operation } from "./types";

const none = z.object({});

/** Answer of `GET /api/v1/me`. */
export const meSchema = z
  .object({
    installation: z.object({
      id: z.string(),
      state: z.string(),
      url: z.url().meta({ description: "Where the workspace's people see and manage it: send them back there." }),
    }),
    workspace: z.object({ id: z.string(), name: z.string() }),
    listing: z.object({ id: z.string(), name: z.string(), version: z.string() }),
    scopes: z.array(z.string()),
    environment: z.enum(["live", "sandbox"]),
  })
  .meta({ id: "Me", title: "Who am I" });

export const getMe = operation({
  id: "getMe",
  method: "get",
  path: "/api/v1/me",
  tag: "Installation",
  summary: "Who am I",
  description: "The installation a token speaks for, its workspace and what it may do.",
  policy: "api.me",
  params: none,
  query: nothing,
  body: nothing,
  status: 200,
  answer: meSchema,
});
export const publishEvent = operation({
  id: "publishEvent",
  method: "post",
  path: "/api/v1/events",
  tag: "Platform",
  summary: "Publish an event",
  description:
    "Told to every active installation of the workspace whose grant covers the type. Idempotent with `Idempotency-Key`.",
  policy: "api.events.publish",
  params: none,
  query: nothing,
  body: publishEventSchema,
  status: 202,
  answer: z.object({ id: z.string(), deliveries: z.int() }),
});
export const createWorkspace = operation({
  id: "createWorkspace",
  method: "post",
  path: "/api/v1/workspaces",
  tag: "Platform",
  summary: "Create a workspace",
  description:
    "The owner gets an invitation by mail; with an account of a verified address they own it at once. `external_id` is your own id of it: a second workspace with it is a conflict, unless the owner let the invitation run out: then the owner you name now is invited anew. Idempotent with `Idempotency-Key`.",
  policy: "api.workspaces.create",
  params: none,
  query: nothing,
  body: createWorkspaceByKeySchema,
  status: 201,
  answer: z.object({
    id: z.string(),
    name: z.string(),
    external_id: z.string().nullable(),
    owner: z.enum(["member", "invited"]),
  }),
});
export const createAccessLog = operation({
  id: "createAccessLog",
  method: "post",
  path: "/api/v1/access-log",
  tag: "Platform",
  summary: "Report what apps read and wrote",
  description: "A platform that serves its own API reports calls here; workspaces see them under Activity.",
  policy: "api.access-log.create",
  params: none,
  query: nothing,
  body: accessLogSchema,
  status: 202,
  answer: z.object({ accepted: z.int() }),
});
