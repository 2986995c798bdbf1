"use server";

import { redirect } from "next/navigation";
import { workspaceAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId, newId } from "@/lib/platform/ids";
import { MAX_UPLOAD_BYTES } from "@/lib/providers/storage/constants";
import { encodeImage } from "@/lib/providers/storage/image";
import { bytesStore } from "@/lib/providers/storage/store";
import { getLiveTarget } from "./data";
import { consentToInstall } from "./mutations";
import { uninstall } from "./removal/mutations";
import { refuseRequest, requestInstallation, withdrawRequest } from "./requests/mutations";
import {
  acceptUpdateSchema,
  changeScopesSchema,
  installDirectSchema,
  refuseRequestSchema,
  requestInstallSchema,
  uninstallSchema,
  whiteLabelSchema,
  withdrawRequestSchema,
} from "./schema";
import { acceptUpdate, changeScopes } from "./updates/mutations";
import { type NewLogo, setWhiteLabel } from "./white-label/mutations";

/** A member asks for a listing from its page. */
export const requestInstall = workspaceAction({
  policy: "installation.request",
  schema: requestInstallSchema,
  run: async ({ scope, input }) => {
    const { installationId } = await inTransaction(async (tx) => {
      const target = await getLiveTarget(tx, { slug: input.slug });
      if (!target) throw new AppError("not_found");
      return requestInstallation(tx, scope, target, { decider: input.decider, reason: input.reason, requested: [] });
    });
    redirect(`/${input.locale}/workspace/${input.workspace}/requests/${formatId("installation", installationId)}`);
  },
});

/** Installs what needs no partner to come back. A listing with a client goes through its own authorization instead. */
export const installDirect = workspaceAction({
  policy: "installation.consent",
  schema: installDirectSchema,
  run: async ({ scope, input }) => {
    const { installationId } = await inTransaction(async (tx) => {
      const target = await getLiveTarget(tx, { slug: input.slug });
      if (!target) throw new AppError("not_found");
      if (target.clientId) throw new AppError("conflict");
      return consentToInstall(tx, scope, target, { shown: input.version, requested: [], chosen: input.scopes });
    });
    redirect(`/${input.locale}/workspace/${input.workspace}/installed/${formatId("installation", installationId)}`);
  },
});

export const withdrawInstallRequest = workspaceAction({
  policy: "installation.withdraw",
  schema: withdrawRequestSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => withdrawRequest(tx, scope, input.installation));
    redirect(`/${input.locale}/workspace/${input.workspace}/requests/${input.installation}`);
  },
});

export const refuseInstallRequest = workspaceAction({
  policy: "installation.decide",
  schema: refuseRequestSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => refuseRequest(tx, scope, { installationId: input.installation, reason: input.reason }));
    redirect(`/${input.locale}/workspace/${input.workspace}/requests/${input.installation}`);
  },
});

/** Switches optional permissions. */
export const changeInstallScopes = workspaceAction({
  policy: "installation.update",
  schema: changeScopesSchema,
  run: async ({ scope, input }) => {
    const { installation: installationId, held, scopes } = input;
    await inTransaction((tx) => changeScopes(tx, scope, { installationId, held, scopes }));
    redirect(`/${input.locale}/workspace/${input.workspace}/installed/${input.installation}?saved=scopes`);
  },
});

/** Accepts a newer version that asks for more. */
export const acceptInstallUpdate = workspaceAction({
  policy: "installation.update",
  schema: acceptUpdateSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) =>
      acceptUpdate(tx, scope, {
        installationId: input.installation,
        versionId: input.version,
        scopes: input.scopes,
      }),
    );
    redirect(`/${input.locale}/workspace/${input.workspace}/installed/${input.installation}?saved=update`);
  },
});

async function logoOf(form: FormData | null, remove: boolean): Promise<NewLogo | "keep" | "remove"> {
  const file = form?.get("file");
  if (!(file instanceof File) || file.size === 0) return remove ? "remove" : "keep";
  // Read only what may be taken; the encoder names the limit.
  const image = await encodeImage(new Uint8Array(await file.slice(0, MAX_UPLOAD_BYTES + 1).arrayBuffer()), "logo");
  const mediaId = newId();
  return { mediaId, image, at: await bytesStore().write(mediaId, image) };
}

/** Name and logo of an embedded integration in this workspace. */
export const setInstallWhiteLabel = workspaceAction({
  policy: "installation.update",
  schema: whiteLabelSchema,
  run: async ({ scope, input, form }) => {
    const logo = await logoOf(form, input.removeLogo === "on");
    await inTransaction((tx) =>
      setWhiteLabel(tx, scope, { installationId: input.installation, name: input.name, logo }),
    );
    redirect(`/${input.locale}/workspace/${input.workspace}/installed/${input.installation}?saved=label`);
  },
});

/** Removes an installation; its page then shows the receipt. */
export const uninstallInstallation = workspaceAction({
  policy: "installation.uninstall",
  schema: uninstallSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) =>
      uninstall(tx, scope, { installationId: input.installation, confirm: input.confirm, reason: input.reason }),
    );
    redirect(`/${input.locale}/workspace/${input.workspace}/installed/${input.installation}?saved=removed`);
  },
});
