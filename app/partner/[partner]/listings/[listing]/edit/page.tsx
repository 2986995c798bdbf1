import Link from "next/link";
import { EmptyState } from "@/components/layout/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { AutosaveForm } from "@/components/listings/editor/autosave-form";
import { SectionFields, sectionFormKey } from "@/components/listings/editor/section-fields";
import { SectionNav } from "@/components/listings/editor/section-nav";
import { SectionUploads } from "@/components/listings/editor/section-uploads";
import { VersionTag } from "@/components/listings/state-tags";
import { ButtonLink } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { workingVersion } from "@/lib/listings/data";
import { saveSectionAction } from "@/lib/listings/editor/actions";
import { completenessOf } from "@/lib/listings/editor/completeness";
import { SECTIONS, sectionAfter, sectionBase, toSectionKey } from "@/lib/listings/editor/sections";
import { loadOwnListing } from "@/lib/listings/loaders";
import { VERSIONS } from "@/lib/listings/transitions";
import { formatId } from "@/lib/platform/ids";
import { canMove } from "@/lib/platform/transitions/derive";

export const instant = false;
export const metadata = { title: "Edit listing" };

export default async function EditPage({
  params,
  searchParams,
}: PageProps<"/partner/[partner]/listings/[listing]/edit">) {
  const { partner, listing: shownId } = await params;
  const { listing } = await loadOwnListing(partner, shownId, "listing.edit");
  const section = toSectionKey((await searchParams).section);
  const base = `/partner/${partner}/listings/${shownId}`;
  const version = workingVersion(listing);
  const name = listing.versions[0]?.content.name ?? "";
  const crumbs = [
    { label: "Listings", href: `/partner/${partner}/listings` },
    { label: name, href: base },
    { label: "Edit" },
  ];
  if (!version || !canMove(VERSIONS, version.state, "edit")) {
    return (
      <>
        <PageHeader title={<bdi>{name}</bdi>} crumbs={crumbs} />
        <EmptyState
          title={version ? `Version ${version.number} is handed in` : "No version in work"}
          actions={
            <ButtonLink href={version ? `${base}/submission` : base}>
              {version ? "See where it stands" : "Start the next version"}
            </ButtonLink>
          }
        >
          {version
            ? "While it is judged its content is frozen. Withdraw it to change something."
            : "The public version does not change. Start the next one to edit it."}
        </EmptyState>
      </>
    );
  }
  const shownVersion = formatId("version", version.id);
  const missing = completenessOf(listing.type, version.content);
  const next = sectionAfter(section);
  return (
    <>
      <PageHeader
        title={<bdi>{name}</bdi>}
        crumbs={crumbs}
        tag={
          <span className="flex items-center gap-2">
            {version.number} <VersionTag state={version.state} />
          </span>
        }
        actions={
          <>
            <ButtonLink href={`${base}/preview`} target="_blank">
              Preview
            </ButtonLink>
            <ButtonLink href={`${base}/submission`}>Check and hand in</ButtonLink>
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[200px_minmax(0,1fr)] xl:grid-cols-[200px_minmax(0,1fr)_minmax(360px,44%)]">
        <SectionNav base={base} current={section} missing={missing} />
        <Panel aria-labelledby="section-title">
          <PanelHeader id="section-title" title={SECTIONS[section].title} note={SECTIONS[section].hint} />
          <PanelBody className="grid gap-5">
            {version.state === "changes_requested" && (
              <FormMessage tone="warn">
                The reviewer asks for changes. <Link href={`${base}/submission`}>Read what</Link>, change it here, then
                hand it in again.
              </FormMessage>
            )}
            {missing[section].length > 0 && (
              <div className="t-small text-ink-2">
                <p className="font-[600]">Still to do here</p>
                <ul className="list-disc ps-4">
                  {missing[section].map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </div>
            )}
            {section === "images" && (
              <SectionUploads
                partner={partner}
                listing={shownId}
                version={shownVersion}
                count={version.content.screenshots.length}
              />
            )}
            <AutosaveForm
              key={sectionFormKey(section, version.content)}
              action={saveSectionAction}
              partner={partner}
              listing={shownId}
              version={shownVersion}
              section={section}
              base={sectionBase(section, version.content)}
              nextHref={next ? `${base}/edit?section=${next}` : base}
              nextLabel={next ? `Next: ${SECTIONS[next].title}` : "Done"}
              previewHref={`${base}/preview`}
            >
              <SectionFields section={section} content={version.content} type={listing.type} />
            </AutosaveForm>
          </PanelBody>
        </Panel>
        <aside aria-label="Preview" className="sticky top-6 hidden xl:block">
          <iframe
            title="Preview of the listing page"
            src={`${base}/preview?frame=1`}
            className="h-[calc(100dvh-48px)] w-full rounded-lg border border-line bg-chassis"
          />
        </aside>
      </div>
    </>
  );
}
