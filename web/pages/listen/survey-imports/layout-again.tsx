import { useQueryClient } from "@tanstack/react-query";
import type { Mapping, TableLayout } from "#listen/survey-files/survey-file.ts";
import { correctSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Form } from "../../../ui/form.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { encodings, separators } from "./understood/layout-section.tsx";

/** Files whose layout nobody can tell: they aren't tables. */
const noTable = /\.(qsf|lss|lsa|json)$/i;
const workbook = /\.xlsx$/i;
const asFound = { value: "", label: "Found out from the file" };

/** How a file is laid out that could not be read: what is told here is not guessed the next time. */
export function LayoutAgain({ found }: { found: SurveyImport }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { fileName, mapping, minimum, revision } = found;
  const { layout = {} } = mapping;
  const form = useFormValues({
    encoding: layout.encoding ?? "",
    separator: layout.separator ?? "",
    sheet: layout.sheet ?? "",
    headerRows: layout.headerRows ?? (null as number | null),
  });
  if (noTable.test(fileName)) return null;
  const isWorkbook = workbook.test(fileName);
  const read = async () => {
    const { encoding, separator, sheet, headerRows } = form.values;
    const told: Partial<TableLayout> = {
      ...(encoding !== "" && { encoding }),
      ...(separator !== "" && { separator }),
      ...(sheet.trim() !== "" && { sheet: sheet.trim() }),
      ...(headerRows !== null && { headerRows }),
    };
    const corrected: Mapping = { ...mapping, layout: told };
    const saved = await call(correctSurveyImport, {
      params: { workspace, import: found.import },
      body: { revision, mapping: corrected, minimum, compute: false },
    });
    queries.setQueryData([workspace, "survey-imports", found.import], saved);
  };
  return (
    <Section title="Say how the file is laid out" lead="Only where it was taken wrongly.">
      <Form submit="Read it this way" onSubmit={read} isDisabled={!form.isChanged}>
        <div className="fields-pair">
          {isWorkbook ? (
            <TextField
              label="Sheet"
              description="As its tab is called; empty for the one with the most answers."
              isRequired={false}
              {...form.field("sheet")}
            />
          ) : (
            <>
              <Select label="Encoding" options={[asFound, ...encodings]} {...form.field("encoding")} />
              <Select label="Separator" options={[asFound, ...separators]} {...form.field("separator")} />
            </>
          )}
          <NumberField
            label="Header rows"
            description="Rows from the top that hold no answers; empty to have them found."
            minValue={0}
            maxValue={100}
            isRequired={false}
            {...form.field("headerRows")}
          />
        </div>
      </Form>
    </Section>
  );
}
