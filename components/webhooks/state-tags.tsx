import { CircleAlert, CircleCheck, CircleSlash, Clock, Pause, TriangleAlert } from "lucide-react";
import { Tag, type Tone } from "@/components/ui/tag";
import type { DeliveryState, EndpointState } from "@/lib/webhooks/types";

const ENDPOINTS = {
  active: { tone: "ok", icon: CircleCheck, words: "Active" },
  failing: { tone: "warn", icon: TriangleAlert, words: "Failing" },
  paused: { tone: "plain", icon: Pause, words: "Paused" },
  disabled: { tone: "bad", icon: CircleSlash, words: "Off: answered 410" },
} as const satisfies Record<EndpointState, { tone: Tone; icon: typeof Clock; words: string }>;

const DELIVERIES = {
  pending: { tone: "info", icon: Clock, words: "Waiting" },
  delivered: { tone: "ok", icon: CircleCheck, words: "Delivered" },
  dead: { tone: "bad", icon: CircleAlert, words: "Dead" },
  cancelled: { tone: "plain", icon: CircleSlash, words: "Cancelled" },
} as const satisfies Record<DeliveryState, { tone: Tone; icon: typeof Clock; words: string }>;

/** Whether an endpoint is being sent to. */
export function EndpointTag({ state }: { readonly state: EndpointState }) {
  const { tone, icon, words } = ENDPOINTS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {words}
    </Tag>
  );
}

/** Where a delivery stands; a waiting one that already failed says so. */
export function DeliveryTag({
  state,
  failed = false,
}: {
  readonly state: DeliveryState;
  readonly failed?: boolean | undefined;
}) {
  if (state === "pending" && failed) {
    return (
      <Tag tone="warn" icon={TriangleAlert}>
        Retrying
      </Tag>
    );
  }
  const { tone, icon, words } = DELIVERIES[state];
  return (
    <Tag tone={tone} icon={icon}>
      {words}
    </Tag>
  );
}

/** The words of a state, for filters. */
export function deliveryWords(state: DeliveryState): string {
  return DELIVERIES[state].words;
}
