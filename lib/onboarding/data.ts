import type { AnyPartnerScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";

/** The partner's sandbox at a glance: its workspace, what is in it, and whether the first call was made. */
export type SandboxDto = {
  workspaceId: string;
  name: string;
  orders: number;
  customers: number;
  payments: number;
  subscriptions: number;
  /** Newest API calls of the sandbox. */
  calls: Array<{ at: Date; method: string; path: string; status: number; records: number }>;
};

/** Null before a partner has a sandbox (older demo partners). */
export async function getSandbox(on: Db, scope: AnyPartnerScope): Promise<SandboxDto | null> {
  const workspace = await on.workspace.findFirst({
    where: { partnerId: scope.partnerId, environment: "sandbox", deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  });
  if (!workspace) return null;
  const where = { workspaceId: workspace.id };
  const [orders, customers, payments, subscriptions, calls] = await Promise.all([
    on.hostOrder.count({ where }),
    on.hostCustomer.count({ where }),
    on.hostPayment.count({ where }),
    on.hostSubscription.count({ where }),
    on.accessEntry.findMany({
      where,
      orderBy: { id: "desc" },
      take: 10,
      select: { at: true, method: true, path: true, status: true, records: true },
    }),
  ]);
  return {
    workspaceId: formatId("workspace", workspace.id),
    name: workspace.name,
    orders,
    customers,
    payments,
    subscriptions,
    calls,
  };
}
