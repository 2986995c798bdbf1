import Link from "next/link";
import { FormMessage } from "@/components/ui/form-message";
import { formatId } from "@/lib/platform/ids";
import { SecretMaker } from "./secret-maker";

/**
 * Said where a version is approved or public and its live client cannot sign in yet, with the press that mends it. `clientId` is the live
 * client's raw id, null for who may not make secrets.
 */
export function LiveSecretNote({
  partner,
  base,
  clientId,
  isPublic,
}: {
  readonly partner: string;
  readonly base: string;
  readonly clientId: string | null;
  readonly isPublic: boolean;
}) {
  return (
    <FormMessage tone="warn">
      <p>
        {isPublic
          ? "The live client has no secret, so customers cannot finish installing."
          : "The live client has no secret yet. Publishing now would break installing: customers could not finish."}
      </p>
      <div className="mt-2">
        {clientId && (
          // Without JavaScript the whole page reloads. The note is gone then, and with it the only place that shows the secret.
          <div className="noscript:hidden">
            <SecretMaker
              partner={partner}
              client={formatId("client", clientId)}
              label="Create the live secret"
              replaces={false}
              ends={null}
            />
          </div>
        )}
        <p className={clientId ? "hidden noscript:block" : undefined}>
          An owner or admin creates it under <Link href={`${base}/credentials`}>Credentials</Link>.
        </p>
      </div>
    </FormMessage>
  );
}
