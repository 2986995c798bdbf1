import { redirect } from "next/navigation";
import { loadShop } from "../_shop/loaders";

export const instant = false;

/** A workspace's shop opens with its orders. */
export default async function ShopPage({ params }: PageProps<"/console/[workspace]">) {
  const { workspace } = await params;
  await loadShop(workspace);
  redirect(`/console/${workspace}/orders`);
}
