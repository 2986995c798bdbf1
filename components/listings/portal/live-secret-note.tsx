import Link from "next/link";
import { FormMessage } from "@/components/ui/form-message";

/** Said where a version is approved or public and its live client cannot sign in yet. */
export function LiveSecretNote({ base, isPublic }: { readonly base: string; readonly isPublic: boolean }) {
  return (
    <FormMessage tone="warn">
      {isPublic
        ? "The live client has no secret, so customers cannot finish installing. "
        : "The live client has no secret yet. Make one before you publish, or customers cannot finish installing. "}
      <Link href={`${base}/credentials`}>Create the live secret</Link>
    </FormMessage>
  );
}
