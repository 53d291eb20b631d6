import "./surveys.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { FieldDays } from "#listen/survey-imports/field-days.ts";
import { readSurveyImport, readUnderstanding } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import {
  type KeptSurvey,
  keepSurveyImport,
  listSurveys,
} from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { useGo, usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { DateTimeField } from "../../../ui/date-time-field.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form } from "../../../ui/form.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

/** Keeps a survey's results like a campaign's: what it is called, when it was in the field, what for, how long. */
export function KeepSurveyPage() {
  const { id: workspace, href } = useWorkspace();
  const id = usePathParam("import");
  const query = useQuery({
    queryKey: [workspace, "survey-imports", id, "to keep"],
    queryFn: async ({ signal }) => {
      const [found, { surveys }] = await Promise.all([
        call(readSurveyImport, { params: { workspace, import: id } }, { signal }),
        call(listSurveys, { params: { workspace } }, { signal }),
      ]);
      const read = found.isUnderstood
        ? await call(readUnderstanding, { params: { workspace, import: id } }, { signal })
        : null;
      return { found, surveys, inField: read?.understanding.inField ?? null };
    },
    staleTime: 0,
  });
  const trail = [
    { label: "Surveys from elsewhere", href: href("/surveys") },
    { label: "What matters most", href: href(`/surveys/${id}/results`) },
  ];
  return (
    <Page
      width="reading"
      kicker={<Breadcrumbs trail={trail} />}
      title="Keep these results"
      lead="Everybody who reads results sees them then, beside those of campaigns, and the next time can be compared with this one. Single answers stay unseen."
    >
      <Query query={query}>
        {({ found, surveys, inField }) =>
          found.state === "ready" ? (
            <KeepForm found={found} surveys={surveys} inField={inField} />
          ) : (
            <EmptyState
              title="There are no results to keep yet"
              actions={
                <LinkButton tone="primary" href={href(`/surveys/${id}/results`)}>
                  See how far they are
                </LinkButton>
              }
            >
              They are computed first.
            </EmptyState>
          )
        }
      </Query>
    </Page>
  );
}

const newSurvey = "new";

/** "February 2026", "February – March 2026", "December 2025 – January 2026" */
function monthsOf({ from, to }: FieldDays): string {
  const format = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric", timeZone: "UTC" });
  return format.formatRange(new Date(from), new Date(to));
}

/** "Customer survey 2026" of "Customer_survey_2026.csv" */
const nameOf = (file: string) =>
  file
    .replace(/\.\w+$/, "")
    .replaceAll(/[_-]+/g, " ")
    .trim()
    .slice(0, 200);

interface KeepFormProps {
  found: SurveyImport;
  surveys: readonly KeptSurvey[];
  /** When the answers were given, where the file says so. */
  inField: FieldDays | null;
}

function KeepForm({ found, surveys, inField }: KeepFormProps) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const form = useFormValues({
    kept: found.survey?.survey ?? newSurvey,
    name: nameOf(found.fileName),
    purpose: "",
    wave: inField ? monthsOf(inField) : "",
    from: inField?.from ?? "",
    to: inField?.to ?? "",
    retentionMonths: 12 as number | null,
  });
  const { kept, name, purpose, wave, from, to, retentionMonths } = form.values;
  const isNew = kept === newSurvey;
  const keep = async () => {
    const result = await call(keepSurveyImport, {
      params: { workspace, import: found.import },
      body: {
        revision: found.revision,
        survey: isNew ? { name: name.trim(), purpose: purpose.trim() } : { survey: kept },
        wave: wave.trim(),
        from,
        to,
        retentionMonths: retentionMonths ?? 0,
      },
    });
    queries.removeQueries({ queryKey: [workspace, "survey-imports", found.import] });
    await queries.invalidateQueries({ queryKey: [workspace] });
    toast(`${wave.trim()} is kept.`);
    go(href(`/surveys/kept/${result.survey}`));
  };
  return (
    <Form
      submit="Keep it"
      onSubmit={keep}
      actions={<LinkButton href={href(`/surveys/${found.import}/results`)}>Not now</LinkButton>}
    >
      {surveys.length > 0 && (
        <Select
          label="Which survey is it?"
          options={[
            { value: newSurvey, label: "A new one" },
            ...surveys.map(({ survey, name: label }) => ({
              value: survey,
              label: `The next wave of ${label}`,
            })),
          ]}
          {...form.field("kept")}
          name="survey"
        />
      )}
      {isNew && (
        <>
          <TextField label="Name" maxLength={200} isRequired {...form.field("name")} name="survey/name" />
          <TextArea
            label="Purpose"
            description="What people were asked for. It is shown on the data protection page."
            maxLength={2000}
            isRequired={false}
            rows={2}
            {...form.field("purpose")}
            name="survey/purpose"
          />
        </>
      )}
      <TextField
        label="Name of this wave"
        description="Which time it is: “Spring 2026”."
        maxLength={200}
        isRequired
        {...form.field("wave")}
      />
      {inField && <p>The days are those of the first and the last answer in the file.</p>}
      <div className="fields-pair">
        <DateTimeField label="First day in the field" isRequired {...form.field("from")} />
        <DateTimeField label="Last day in the field" isRequired {...form.field("to")} />
      </div>
      <NumberField
        label="Months until the file is deleted"
        description="Until then you can open the answers again and compute otherwise. 0 deletes the file at once. The results stay in any case."
        minValue={0}
        maxValue={120}
        {...form.field("retentionMonths")}
      />
    </Form>
  );
}
