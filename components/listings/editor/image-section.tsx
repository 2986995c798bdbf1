"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { LISTING_LIMITS as MAX } from "@/lib/listings/constants";
import { REMOVE_ICON } from "@/lib/listings/editor/rows";
import { mediaPath } from "@/lib/listings/media/path";
import type { VersionContent } from "@/lib/listings/schema";
import { Rows } from "./rows";

/** The pictures a version has: the icon, and the screenshots with what each shows in words. Uploading is a form of its own. */
export function ImageSection({
  content,
}: {
  readonly content: Pick<VersionContent, "iconMediaId" | "screenshots" | "name">;
}) {
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="t-3 mb-2">Icon</legend>
        {content.iconMediaId === "" ? (
          <p className="text-ink-3">No icon yet. Until then the listing shows its initials.</p>
        ) : (
          <div className="flex items-center gap-4">
            <img
              src={mediaPath(content.iconMediaId)}
              alt={`Icon of ${content.name}`}
              width={64}
              height={64}
              className="size-16 rounded-lg bg-white object-contain p-1.5"
            />
            <Button type="submit" name="do" value={REMOVE_ICON} size="s">
              Remove the icon
            </Button>
          </div>
        )}
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="t-3 mb-2">Pictures</legend>
        {content.screenshots.map((shot) => (
          <input key={shot.mediaId} type="hidden" name="known[]" value={shot.mediaId} />
        ))}
        {content.screenshots.length === 0 && <p className="text-ink-3">No pictures yet.</p>}
        <Rows name="screenshots" noun="Picture" items={content.screenshots} max={MAX.screenshots} blank={false}>
          {(shot, index) => (
            <div className="grid gap-3 sm:grid-cols-[160px_minmax(0,1fr)]">
              <input type="hidden" name={`screenshots.${index}.mediaId`} value={shot?.mediaId ?? ""} />
              <img
                src={mediaPath(shot?.mediaId ?? "")}
                alt={shot?.alt ?? ""}
                className="aspect-[16/10] w-full rounded-md border border-line bg-raised object-contain"
              />
              <TextField
                name={`screenshots.${index}.alt`}
                label="What it shows"
                hint="For people who cannot see it."
                defaultValue={shot?.alt}
                maxLength={160}
                dir="auto"
              />
            </div>
          )}
        </Rows>
      </fieldset>
    </>
  );
}
