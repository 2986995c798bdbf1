import { Ban, CircleCheck, CircleDashed, PackageCheck } from "lucide-react";
import { Tag } from "@/components/ui/tag";
import type { OrderStatus } from "./records";

/** What an order may become next; the API decides, this only offers. */
export const NEXT_STATUS: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  open: ["paid", "cancelled"],
  paid: ["fulfilled", "cancelled"],
  fulfilled: [],
  cancelled: [],
};

const LOOKS = {
  open: { tone: "info", icon: CircleDashed, label: "Open" },
  paid: { tone: "ok", icon: CircleCheck, label: "Paid" },
  fulfilled: { tone: "plain", icon: PackageCheck, label: "Fulfilled" },
  cancelled: { tone: "line", icon: Ban, label: "Cancelled" },
} as const;

/** The word of a status. */
export function statusLabel(status: OrderStatus): string {
  return LOOKS[status].label;
}

export function OrderStatusTag({ status }: { readonly status: OrderStatus }) {
  const { tone, icon, label } = LOOKS[status];
  return (
    <Tag tone={tone} icon={icon}>
      {label}
    </Tag>
  );
}
