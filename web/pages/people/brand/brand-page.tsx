import "./brand.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { contrastOnWhite } from "#document/brand.ts";
import {
  type BrandSettings,
  changeBrand,
  readBrand,
  removeLogo,
  setLogo,
} from "#people/brand/brand.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { UnsavedChanges } from "../../../shell/unsaved-changes.tsx";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { FileDrop } from "../../../ui/file-drop.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

type Brand = ResponseOf<typeof readBrand>;

/** Who publishes, and how it looks to respondents and readers of reports. */
export function BrandPage() {
  const { id: workspace } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "brand"],
    queryFn: ({ signal }) => call(readBrand, { params: { workspace } }, { signal }),
  });
  return (
    <Page
      width="reading"
      kicker="Programme"
      title="Brand"
      lead="Who publishes: the independent consultant, or the organisation itself. Respondents see it on their pages and in their mail, readers on every report."
    >
      <Query query={query}>{(brand) => <Parts brand={brand} />}</Query>
    </Page>
  );
}

function Parts({ brand }: { brand: Brand }) {
  const { name, primary, accent } = brand;
  const form = useFormValues<BrandSettings>({ name, primary, accent });
  return (
    <Stack gap="large">
      <Settings form={form} />
      <LogoPart brand={brand} />
      <Preview settings={form.values} logo={brand.logo} />
    </Stack>
  );
}

type Values = ReturnType<typeof useFormValues<BrandSettings>>;

/** Why a colour can't be used; null where it can. */
function colourProblem(colour: string): string | null {
  const contrast = contrastOnWhite(colour);
  if (contrast === null) return "Write the colour as # and six digits or letters from a to f.";
  return contrast < 4.5
    ? `This colour is too light to be read on white (contrast ${contrast.toFixed(1)}, needed 4.5).`
    : null;
}

function Settings({ form }: { form: Values }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [saved, setSaved] = useState(form.values);
  const save = async () => {
    await call(changeBrand, { params: { workspace }, body: form.values });
    setSaved(form.values);
    await queries.invalidateQueries({ queryKey: [workspace, "brand"] });
    toast("The brand was saved.");
  };
  return (
    <Section title="Name and colours">
      <Form submit="Save" onSubmit={save}>
        <TextField
          label="Published by"
          description="The consultant's or the organisation's name, as it stands on pages and reports and as the sender of invitations. Empty names nobody."
          maxLength={80}
          {...form.field("name")}
        />
        <TextField
          label="Main colour"
          description="Headings, rules and the first series of charts, e.g. #17495c."
          validate={colourProblem}
          {...form.field("primary")}
        />
        <TextField
          label="Second colour"
          description="Marks and the second series of charts."
          validate={colourProblem}
          {...form.field("accent")}
        />
      </Form>
      <UnsavedChanges isUnsaved={JSON.stringify(saved) !== JSON.stringify(form.values)} />
    </Section>
  );
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

function LogoPart({ brand: { logo, name } }: { brand: Brand }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: [workspace, "brand"] });
  const send = async (file: File) => {
    setProblem(null);
    if (file.size > 1024 * 1024) return setProblem("The logo is larger than 1 MB. Export it smaller.");
    try {
      await call(setLogo, { params: { workspace }, body: { content: await base64Of(file) } });
      await refresh();
      toast("The logo was saved.");
    } catch (error) {
      setProblem(asAppError(error).message);
    }
  };
  return (
    <Section title="Logo">
      <Stack>
        {problem !== null && <Notice tone="error" title={problem} />}
        {logo && (
          <div className="brand-logo">
            <img src={logo.path} alt={`Logo of ${name || "the publisher"}`} />
            <Button onPress={() => setRemoving(true)}>Remove the logo</Button>
          </div>
        )}
        <FileDrop
          label={logo ? "Choose another logo" : "Choose a logo"}
          description="PNG or JPEG, at most 1 MB, each side 16 to 3,000 pixels. One of up to 100 KB comes with invitations, too."
          accept={[".png", ".jpg", ".jpeg", "image/png", "image/jpeg"]}
          onFile={(file) => void send(file)}
        />
      </Stack>
      <ConfirmDialog
        title="Remove the logo?"
        confirm="Remove"
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await call(removeLogo, { params: { workspace } });
          await refresh();
        }}
      >
        <p>Pages and reports from now on show the name alone. Reports that were made stay as they are.</p>
      </ConfirmDialog>
    </Section>
  );
}

function Preview({
  settings: { name, primary, accent },
  logo,
}: {
  settings: BrandSettings;
  logo: Brand["logo"];
}) {
  const { organisation } = useWorkspace();
  const isShown = colourProblem(primary) === null && colourProblem(accent) === null;
  return (
    <Section title="How it looks" lead="A report's head on white paper.">
      {isShown ? (
        <div className="brand-paper">
          {logo && <img src={logo.path} alt="" />}
          <p className="brand-title" style={{ color: primary, borderColor: primary }}>
            What our customers say
          </p>
          <p>
            {organisation}
            {name !== "" && ` · published by ${name}`}
          </p>
          <p style={{ color: accent }}>A mark in the second colour</p>
        </div>
      ) : (
        <p>Choose colours that can be read on white to see them here.</p>
      )}
    </Section>
  );
}
