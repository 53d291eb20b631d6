import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Link } from "../../../../ui/link.tsx";
import { Section } from "../../../../ui/section.tsx";
import type { Campaign } from "../use-campaign.ts";

type Check = Campaign["checks"][number];

const partOf = ({ code, part }: Check) =>
  part !== "promise" ? part : code === "no-purpose" || code === "purpose-languages" ? "purpose" : "anonymity";

const partWords: Readonly<Record<string, string>> = {
  purpose: "Go to the purpose",
  questionnaire: "Go to the questionnaire",
  audience: "Go to who is invited",
  breakdowns: "Go to what figures are looked at by",
  anonymity: "Go to who sees the answers",
  texts: "Go to the mails",
  schedule: "Go to the dates",
};

/** Shows a part of the page and puts the focus into its first field. */
export function goToPart(name: string): void {
  const part = document.getElementById(`part-${name}`);
  part?.scrollIntoView({ block: "start" });
  part?.querySelector<HTMLElement>("input, textarea, button, a")?.focus({ preventScroll: true });
}

/** What still hinders opening, and what deserves a look, with the way there. */
export function Checks({ campaign: { checks } }: { campaign: Campaign }) {
  const hinders = checks.filter(({ severity }) => severity === "hinders");
  const minds = checks.filter(({ severity }) => severity === "mind");
  return (
    <div id="part-checks" className="draft-part">
      <Section title="Before it opens">
        {hinders.length === 0 ? (
          <p className="check" data-severity="none">
            <CircleCheck size={18} aria-hidden />
            <span>Ready to open</span>
          </p>
        ) : (
          <CheckList title="To be mended" checks={hinders} />
        )}
        {minds.length > 0 && <CheckList title="Worth a look" checks={minds} />}
      </Section>
    </div>
  );
}

function CheckList({ title, checks }: { title: string; checks: readonly Check[] }) {
  const { href, can } = useWorkspace();
  return (
    <div>
      <h3 className="check-heading">{title}</h3>
      <ul className="checks">
        {checks.map((check) => {
          const { code, severity, detail } = check;
          const Icon = severity === "hinders" ? CircleAlert : Info;
          return (
            <li className="check" data-severity={severity} key={detail}>
              <Icon size={18} aria-hidden />
              <span>
                {detail}{" "}
                {code === "no-consultant" && can("members.manage") && (
                  <Link href={href("/members")}>Invite a consultant</Link>
                )}{" "}
                {code !== "no-mail-server" && code !== "no-public-address" && (
                  <button type="button" className="text-button" onClick={() => goToPart(partOf(check))}>
                    {partWords[partOf(check)]}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
