import { DocsPage } from "@/components/docs/docs-page";
import { Tag } from "@/components/ui/tag";
import { REQUIREMENT_INFO } from "@/lib/certification/constants";
import { RUBRIC, RUBRIC_VERSION } from "@/lib/certification/rubric";
import { REQUIREMENTS } from "@/lib/listings/types";

export const metadata = { title: "Rubric", description: "What certification looks at, rule by rule." };

export default function RubricPage() {
  const headings = REQUIREMENTS.map((requirement) => ({ id: requirement, title: REQUIREMENT_INFO[requirement].name }));
  return (
    <DocsPage
      title="The rubric"
      summary={`Version ${RUBRIC_VERSION}. Seven requirements, each passed by a reviewer or waived with a reason. What a machine can check, you can check as often as you like before you hand in.`}
      headings={headings}
    >
      {REQUIREMENTS.map((requirement) => (
        <section
          key={requirement}
          id={requirement}
          aria-labelledby={`${requirement}-title`}
          className="grid scroll-mt-6 gap-2 border-t border-line pt-8"
        >
          <h2 id={`${requirement}-title`} className="t-2">
            {REQUIREMENT_INFO[requirement].name}
          </h2>
          <p className="text-ink-2">{REQUIREMENT_INFO[requirement].question}</p>
          <dl>
            {RUBRIC.filter((rule) => rule.requirement === requirement).map((rule) => (
              <div
                key={rule.id}
                id={rule.id}
                className="grid scroll-mt-6 gap-1 border-b border-line py-4 last:border-b-0"
              >
                <dt className="flex flex-wrap items-center gap-2">
                  <a href={`#${rule.id}`} className="no-underline">
                    <code className="mono">{rule.id}</code>
                  </a>
                  <strong>{rule.title}</strong>
                  <Tag tone={rule.severity === "blocking" ? "warn" : "line"}>
                    {rule.severity === "blocking" ? "Must be right" : "Advice"}
                  </Tag>
                  <Tag tone="line">{rule.by === "machine" ? "Checked by machine" : "Judged by a reviewer"}</Tag>
                </dt>
                <dd className="grid gap-1">
                  <p>{rule.checks}</p>
                  <p className="text-ink-2">{rule.why}</p>
                  <p>
                    <strong>Fix:</strong> {rule.fix}
                  </p>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </DocsPage>
  );
}
