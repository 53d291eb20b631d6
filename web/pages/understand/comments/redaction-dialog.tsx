import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ResponseOf } from "#platform/http/contract.ts";
import { releaseQuotation, suggestRedaction } from "#understand/comments/comments.contract.ts";
import { type Replacement, redacted } from "#understand/comments/redacted.ts";
import { call } from "../../../client.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Query } from "../../../ui/query.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { sourceKey, useRefreshSource, useSourceParams } from "./use-comments.ts";

interface RedactionDialogProps {
  comment: string;
  code: string;
  onClose: () => void;
}

type Suggested = ResponseOf<typeof suggestRedaction>;

/** A comment before words of it are let out: what is suggested to be replaced, and what a person adds. */
export function RedactionDialog(props: RedactionDialogProps) {
  const params = useSourceParams();
  const query = useQuery({
    queryKey: [...sourceKey(params), "redaction", props.comment],
    queryFn: ({ signal }) =>
      call(suggestRedaction, { params: { ...params, comment: props.comment } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Dialog title="Release a quotation" width="wide" isOpen onClose={props.onClose}>
      <Query query={query}>{(suggested) => <Redaction suggested={suggested} {...props} />}</Query>
    </Dialog>
  );
}

/** Every place of a passage that a person typed. */
const placesOf = (words: string, passage: string): { start: number; end: number }[] => {
  const found: { start: number; end: number }[] = [];
  if (passage === "") return found;
  for (let start = words.indexOf(passage); start >= 0; start = words.indexOf(passage, start + passage.length))
    found.push({ start, end: start + passage.length });
  return found;
};

function Redaction({ suggested, comment, code, onClose }: RedactionDialogProps & { suggested: Suggested }) {
  const params = useSourceParams();
  const refresh = useRefreshSource();
  const { words } = suggested;
  const [spans, setSpans] = useState(suggested.spans.map((span) => ({ ...span, isUsed: true })));
  const [passage, setPassage] = useState("");
  const [instead, setInstead] = useState("[…]");
  const [hasRead, setRead] = useState(false);
  const replacements: Replacement[] = spans
    .filter(({ isUsed }) => isUsed)
    .map(({ start, end, instead: text }) => ({ start, end, instead: text }));
  const result = redacted(words, replacements);
  const add = () => {
    const places = placesOf(words, passage).map((place) => ({
      ...place,
      kind: "yours",
      instead,
      why: "you chose it",
      isUsed: true,
    }));
    if (places.length === 0) return;
    // What a person chooses takes the place of what it touches.
    const kept = spans.filter(({ start, end }) =>
      places.every((place) => end <= place.start || start >= place.end),
    );
    setSpans([...kept, ...places].sort((a, b) => a.start - b.start));
    setPassage("");
  };
  const release = async () => {
    await call(releaseQuotation, { params, body: { comment, code, words, replacements } });
    await refresh();
    toast("The quotation is released with the themes.");
    onClose();
  };
  return (
    <Form
      submit="Release"
      isDisabled={!hasRead || result === null}
      onSubmit={release}
      actions={<Button onPress={onClose}>Cancel</Button>}
    >
      <p className="comment-words comment-card" dir="auto" data-long={words.length > 1500 || undefined}>
        {words}
      </p>
      {spans.length === 0 && (
        <p>
          Nothing was found that looks like a name, an address or a number. People are also known by what they
          tell.
        </p>
      )}
      {spans.map((span, index) => (
        <Checkbox
          key={`${span.start}-${span.end}`}
          isSelected={span.isUsed}
          onChange={(isUsed) => setSpans(spans.with(index, { ...span, isUsed }))}
          description={`${span.kind}: ${span.why}`}
        >
          {`Replace “${words.slice(span.start, span.end)}” by ${span.instead || "nothing"}`}
        </Checkbox>
      ))}
      <TextField
        label="Another passage to replace"
        isRequired={false}
        value={passage}
        onChange={setPassage}
      />
      <TextField label="By" isRequired={false} maxLength={60} value={instead} onChange={setInstead} />
      <Button isDisabled={placesOf(words, passage).length === 0} onPress={add}>
        Replace this passage
      </Button>
      <div>
        <p className="comment-about">As others will read it</p>
        <blockquote className="comment-quote" dir="auto">
          {result ?? "Two replacements overlap: take one of them away."}
        </blockquote>
      </div>
      <Checkbox isSelected={hasRead} onChange={setRead}>
        I have read it as others will, and nobody can be recognised by it
      </Checkbox>
    </Form>
  );
}
