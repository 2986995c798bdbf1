import { expect, it } from "vitest";
import { listActivityApps } from "@/lib/installs/access/data";
import { uninstall } from "@/lib/installs/removal/mutations";
import { getInstalled, listInstalled } from "@/lib/installs/views/data";
import { db, inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId } from "@/lib/platform/ids";
import { getReviewForm } from "@/lib/reviews/data";
import { makeInstallation } from "../factories/installs";

it("an installation goes by the workspace's own name on all its pages, and is removed by it", async () => {
  const { scope, installationId } = await makeInstallation();
  const installation = formatId("installation", installationId);
  const before = await getInstalled(db(), scope, installation);
  expect(before?.shownName).toBe(before?.name);

  const shownName = "Harbour Helper";
  await db().installation.update({ where: { id: installationId }, data: { whiteLabelName: shownName } });
  const { name } = before ?? { name: "" };
  expect(await getInstalled(db(), scope, installation)).toMatchObject({ name, shownName });
  expect(await listInstalled(db(), scope, "live")).toMatchObject([{ name, shownName }]);
  expect(await listActivityApps(db(), scope)).toEqual([{ installation, name: shownName }]);
  expect(await getReviewForm(db(), scope, installation)).toMatchObject({ listingName: name, shownName });

  const remove = (confirm: string) =>
    inTransaction((tx) => uninstall(tx, scope, { installationId: installation, confirm, reason: "" }));
  await expect(remove(name)).rejects.toBeInstanceOf(AppError);
  await remove(shownName);
  expect(await getInstalled(db(), scope, installation)).toMatchObject({ state: "uninstalled", shownName });
});
