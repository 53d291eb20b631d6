import { directionOf } from "#listen/questionnaires/direction.ts";
import type { previewTranslationFile } from "#listen/translations/translations.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { Notice } from "../../../ui/notice.tsx";
import { languageName } from "../questionnaires/language-words.ts";

interface FilePreviewProps {
  preview: ResponseOf<typeof previewTranslationFile>;
  language: string;
  first: string;
}

/** The most changes and rows that are listed. */
const mostListed = 200;

const rows = (count: number) => `${count.toLocaleString()} ${count === 1 ? "row" : "rows"}`;

/** What a file would change, and which rows can't be used. */
export function FilePreview({ preview, language, first }: FilePreviewProps) {
  const { changes, unmatched, unchanged, blank } = preview;
  const late = changes.filter(({ earlier }) => earlier !== undefined).length;
  return (
    <>
      <p>
        {[
          `${rows(preview.rows)} were read.`,
          changes.length === 0 ? "None changes anything." : `${rows(changes.length)} bring something new.`,
          ...(unchanged > 0 ? [`${rows(unchanged)} say what is there already.`] : []),
          ...(blank > 0 ? [`${rows(blank)} have no translation: what is there stays.`] : []),
        ].join(" ")}
      </p>
      {late > 0 && (
        <Notice
          tone="warning"
          title={`${rows(late)} were translated from words that have changed in ${languageName(first)} since.`}
        >
          <p>They are taken over and listed under “Changed since”.</p>
        </Notice>
      )}
      {unmatched.length > 0 && (
        <Notice tone="warning" title={`${rows(unmatched.length)} can't be used.`}>
          <ul>
            {unmatched.slice(0, mostListed).map(({ row, words, reason }) => (
              <li key={row}>
                {`Row ${row}: ${reason}`}
                {words !== "" && <span dir="auto">{` “${words}”`}</span>}
              </li>
            ))}
          </ul>
          {unmatched.length > mostListed && <p>{`And ${rows(unmatched.length - mostListed)} more.`}</p>}
        </Notice>
      )}
      {changes.length > 0 && (
        <ul className="translation-list">
          {changes.slice(0, mostListed).map(({ key, place, noun, original, before, words }) => (
            <li className="translation" key={key}>
              <div className="translation-source">
                <span className="translation-noun">{`${place}, ${noun}`}</span>
                <p dir="auto">{original}</p>
              </div>
              <div className="translation-source" lang={language} dir={directionOf(language)}>
                {before !== "" && (
                  <p>
                    <del>{before}</del>
                  </p>
                )}
                <p>
                  <ins>{words}</ins>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {changes.length > mostListed && (
        <p>{`And ${rows(changes.length - mostListed)} more, which are taken over, too.`}</p>
      )}
    </>
  );
}
