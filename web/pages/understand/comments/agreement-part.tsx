import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { plannedDoubleCoding } from "#understand/comments/coding-agreement.ts";
import {
  decideComment,
  listDisagreements,
  planDoubleCoding,
  readAgreement,
} from "#understand/comments/comments.contract.ts";
import type { Disagreement, SourceDetail } from "#understand/comments/comments.schema.ts";
import { call } from "../../../client.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form } from "../../../ui/form.tsx";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { percent, sourceKey, useRefreshSource, useSourceParams } from "./use-comments.ts";

type Coefficient = { estimate: number; low: number | null; high: number | null } | null;

const figure = (found: Coefficient) => (found ? found.estimate.toFixed(2) : "–");
const interval = (found: Coefficient) =>
  found && found.low !== null && found.high !== null
    ? `${found.low.toFixed(2)} to ${found.high.toFixed(2)}`
    : "";
const both = (found: Coefficient) =>
  [figure(found), interval(found) && `(${interval(found)})`].filter(Boolean).join(" ");

/** How far coders agree, and what holds where they don't. */
export function AgreementPart({ detail }: { detail: SourceDetail }) {
  const params = useSourceParams();
  const query = useQuery({
    queryKey: [...sourceKey(params), "agreement"],
    queryFn: ({ signal }) => call(readAgreement, { params }, { signal }),
    staleTime: 0,
  });
  return (
    <Stack gap="large">
      <Sample detail={detail} />
      <Query query={query}>
        {({ comments, coders, alpha, word, advice, codes, method }) =>
          comments === 0 ? (
            <EmptyState title="No comment has been coded by two people">{advice}</EmptyState>
          ) : (
            <Section
              title="Agreement"
              lead={`${coders.join(", ")}: ${comments.toLocaleString()} comments coded by two or more.`}
            >
              <KeyFigure
                label="Krippendorff's alpha over all codes"
                value={figure(alpha)}
                interval={interval(alpha)}
                n={comments}
                note={word}
              />
              <p>{advice}</p>
              <Table
                caption="Agreement by code"
                rows={codes}
                rowKey={({ code }) => code}
                columns={[
                  { key: "name", header: "Code", isRowHeader: true, cell: ({ name }) => name },
                  {
                    key: "prevalence",
                    header: "Used for",
                    align: "end",
                    cell: ({ prevalence }) => percent(prevalence),
                  },
                  { key: "raw", header: "Agreeing", align: "end", cell: ({ raw }) => percent(raw) },
                  { key: "kappa", header: "Kappa", align: "end", cell: ({ kappa }) => both(kappa) },
                  { key: "ac1", header: "AC1", align: "end", cell: ({ ac1 }) => both(ac1) },
                  { key: "word", header: "In words", cell: ({ word: words }) => words },
                  { key: "advice", header: "What to do", cell: (each) => each.advice },
                ]}
              />
              <p className="comment-about">{method}</p>
            </Section>
          )
        }
      </Query>
      <Disagreements detail={detail} />
    </Stack>
  );
}

function Sample({ detail }: { detail: SourceDetail }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const total = detail.source.comments ?? 0;
  const planned = Math.min(total, plannedDoubleCoding(0.7, 0.2, 0.1));
  const form = useFormValues<{ size: number | null }>({ size: Math.max(1, detail.doubleSample, planned) });
  const draw = async () => {
    const { size } = await call(planDoubleCoding, { params, body: { size: form.values.size ?? 1 } });
    await refresh();
    toast(`${size.toLocaleString()} comments are coded by everybody.`);
  };
  if (total === 0) return null;
  return (
    <Section
      title="Double-coding sample"
      lead="Comments drawn at random that a second person codes without seeing what the first found. Nothing is proposed for them."
    >
      <p>
        {detail.doubleSample === 0
          ? "None has been drawn yet. "
          : `${detail.doubleSample.toLocaleString()} of ${total.toLocaleString()} comments are in it. `}
        {`For kappa to within ± 0.1, about ${plannedDoubleCoding(0.7, 0.2, 0.1).toLocaleString()} comments are needed for a code that a fifth of them have, ${plannedDoubleCoding(0.7, 0.05, 0.1).toLocaleString()} for one that a twentieth have.`}
      </p>
      <Form submit="Draw" onSubmit={draw}>
        <NumberField
          label="Comments in the sample"
          description="It only grows."
          minValue={Math.max(1, detail.doubleSample)}
          maxValue={total}
          isRequired
          {...form.field("size")}
        />
      </Form>
    </Section>
  );
}

function Disagreements({ detail }: { detail: SourceDetail }) {
  const params = useSourceParams();
  const [show, setShow] = useState<"open" | "decided">("open");
  const query = useInfiniteQuery({
    queryKey: [...sourceKey(params), "disagreements", show],
    queryFn: ({ signal, pageParam: after }) =>
      call(listDisagreements, { params, query: { show, ...(after && { after }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ disagreements, more }) => (more ? disagreements.at(-1)?.comment : undefined),
    staleTime: 0,
    placeholderData: (earlier) => earlier,
  });
  return (
    <Query query={query}>
      {({ pages }) => {
        const found = pages.flatMap(({ disagreements }) => disagreements);
        const { open = 0, decided = 0 } = pages[0] ?? {};
        return (
          open + decided > 0 && (
            <Section
              title="Where coders differ"
              lead={`${open.toLocaleString()} to decide on, ${decided.toLocaleString()} decided. Before that the first coder's codes count.`}
            >
              {decided > 0 && (
                <Row>
                  <Select
                    label="Show"
                    value={show}
                    onChange={setShow}
                    options={[
                      { value: "open", label: "To decide on" },
                      { value: "decided", label: "Decided" },
                    ]}
                  />
                </Row>
              )}
              {found.length === 0 ? (
                <EmptyState title="All of them are decided">What holds can still be changed.</EmptyState>
              ) : (
                <Stack gap="large">
                  {found.map((each) => (
                    <Differing key={each.comment} differing={each} codes={detail.codes} />
                  ))}
                </Stack>
              )}
              {query.hasNextPage && (
                <Row>
                  <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                    Show more
                  </Button>
                </Row>
              )}
            </Section>
          )
        );
      }}
    </Query>
  );
}

const verdicts = { codes: "", nothing: "nothing fits", unclear: "unclear" };

function Differing({ differing, codes }: { differing: Disagreement; codes: SourceDetail["codes"] }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const nameOf = (id: string) => codes.find(({ code }) => code === id)?.name ?? "a code that is gone";
  const { decision } = differing;
  const [chosen, setChosen] = useState<string[]>(decision?.codes ?? []);
  const form = useFormValues({ reason: decision?.reason ?? "" });
  const decide = async () => {
    await call(decideComment, {
      params: { ...params, comment: differing.comment },
      body: { verdict: chosen.length > 0 ? "codes" : "nothing", codes: chosen, reason: form.values.reason },
    });
    await refresh();
    toast("Decided.");
  };
  return (
    <article className="comment-card">
      {differing.question && <p className="comment-about">{differing.question}</p>}
      <p className="comment-words" dir="auto">
        {differing.words}
      </p>
      <ul>
        {differing.codings.map(({ coder, verdict, codes: found }) => (
          <li key={coder}>{`${coder}: ${verdicts[verdict] || found.map(nameOf).join(", ")}`}</li>
        ))}
      </ul>
      {decision && (
        <p>{`${decision.by} decided: ${verdicts[decision.verdict] || decision.codes.map(nameOf).join(", ")}.`}</p>
      )}
      <Form submit={decision ? "Decide anew" : "Decide"} onSubmit={decide}>
        <CheckboxGroup
          label="What holds"
          description="None: nothing fits."
          options={codes
            .filter(({ state }) => state === "used")
            .map(({ code, name }) => ({ value: code, label: name }))}
          value={chosen}
          onChange={setChosen}
        />
        <TextField label="Why" maxLength={500} isRequired {...form.field("reason")} />
      </Form>
    </article>
  );
}
