import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { TableLayout } from "#listen/survey-files/survey-file.ts";
import { readFirstRows } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Form } from "../../../../ui/form.tsx";
import { NumberField } from "../../../../ui/number-field.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Select } from "../../../../ui/select.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { useFormValues } from "../../../../ui/use-form-values.ts";

interface LayoutSectionProps {
  found: SurveyImport;
  layout: TableLayout;
  onChange: (layout: Partial<TableLayout>, words: string) => void;
}

export const separators = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Vertical bar" },
] as const;

export const encodings = [
  { value: "utf-8", label: "Unicode (UTF-8)" },
  { value: "utf-16le", label: "Unicode (UTF-16)" },
  { value: "windows-1252", label: "Western European (Windows-1252)" },
  { value: "windows-1250", label: "Central European (Windows-1250)" },
  { value: "windows-1251", label: "Cyrillic (Windows-1251)" },
  { value: "windows-1253", label: "Greek (Windows-1253)" },
  { value: "windows-1254", label: "Turkish (Windows-1254)" },
  { value: "windows-1255", label: "Hebrew (Windows-1255)" },
  { value: "windows-1256", label: "Arabic (Windows-1256)" },
  { value: "shift_jis", label: "Japanese (Shift JIS)" },
  { value: "euc-kr", label: "Korean (CP949, EUC-KR)" },
  { value: "gb18030", label: "Chinese (GB 18030)" },
  { value: "big5", label: "Chinese (Big5)" },
] as const;

/** How the file is laid out, with its first rows as they were read; closed, as it is right as a rule. */
export function LayoutSection({ found, layout, onChange }: LayoutSectionProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="survey-part" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <ChevronRight className="survey-turn" size={18} aria-hidden />
        <h2>How the file is laid out</h2>
        <span className="survey-because">{layoutWords(layout)}</span>
      </summary>
      {isOpen && (
        <div className="survey-part-content">
          <FirstRows found={found} headerRows={layout.headerRows} />
          <LayoutForm layout={layout} onChange={onChange} key={JSON.stringify(layout)} />
        </div>
      )}
    </details>
  );
}

function layoutWords({ encoding, separator, sheet, headerRows }: TableLayout): string {
  const named = separators.find(({ value }) => value === separator);
  return [
    sheet === null ? null : `sheet ${sheet}`,
    encodings.find(({ value }) => value === encoding)?.label ?? encoding,
    named
      ? `separated by ${{ ",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars" }[named.value]}`
      : null,
    headerRows === 0 ? "no header" : headerRows === 1 ? "one header row" : `${headerRows} header rows`,
  ]
    .filter((words) => words !== null)
    .join(", ");
}

function FirstRows({ found, headerRows }: { found: SurveyImport; headerRows: number }) {
  const { id: workspace } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "survey-imports", found.import, "rows", found.revision, found.state],
    queryFn: ({ signal }) => call(readFirstRows, { params: { workspace, import: found.import } }, { signal }),
  });
  return (
    <Query query={query} lines={4}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p>The file has no table.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard.
          <section className="survey-rows" tabIndex={0} aria-label="First rows of the file">
            <table>
              <caption className="visually-hidden">First rows of the file, as they were read</caption>
              <tbody>
                {rows.map((cells, row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows stand where they stand.
                  <tr key={row} data-header={row < headerRows || undefined}>
                    <th scope="row">{row + 1}</th>
                    {cells.map((cell, column) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells stand where they stand.
                      <td key={column}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )
      }
    </Query>
  );
}

function LayoutForm({ layout, onChange }: Omit<LayoutSectionProps, "found">) {
  const form = useFormValues({
    encoding: layout.encoding ?? "",
    separator: layout.separator ?? "",
    sheet: layout.sheet ?? "",
    headerRows: layout.headerRows as number | null,
  });
  const { encoding, separator, sheet, headerRows } = form.values;
  const apply = async () => {
    const changed: Partial<TableLayout> = {
      ...(layout.encoding !== null && encoding !== layout.encoding && { encoding }),
      ...(layout.separator !== null && separator !== layout.separator && { separator }),
      ...(layout.sheet !== null && sheet.trim() !== layout.sheet && { sheet: sheet.trim() }),
      ...(headerRows !== null && headerRows !== layout.headerRows && { headerRows }),
    };
    if (Object.keys(changed).length > 0) onChange(changed, "how the file is laid out");
  };
  return (
    <Form submit="Read it this way" onSubmit={apply} isDisabled={!form.isChanged}>
      <div className="fields-pair">
        {layout.encoding !== null && (
          <Select
            label="Encoding"
            description="If letters with accents look wrong above."
            options={withOther(encodings, layout.encoding)}
            {...form.field("encoding")}
          />
        )}
        {layout.separator !== null && (
          <Select
            label="Separator"
            options={withOther(separators, layout.separator)}
            {...form.field("separator")}
          />
        )}
        {layout.sheet !== null && <TextField label="Sheet" {...form.field("sheet")} />}
        <NumberField
          label="Header rows"
          description="Rows from the top that hold no answers; shaded above."
          minValue={0}
          maxValue={100}
          {...form.field("headerRows")}
        />
      </div>
    </Form>
  );
}

const withOther = (options: readonly { value: string; label: string }[], value: string) =>
  options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options];
