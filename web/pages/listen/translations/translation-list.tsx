import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { type Filter, filters, firstLines, shownPlaces } from "./shown-texts.ts";
import type { Entry, Keeping } from "./translation-keeper.ts";
import { type Desk, TranslationLine } from "./translation-line.tsx";

interface TranslationListProps {
  desk: Desk;
  keeping: Keeping;
  filter: string;
  onFilter: (filter: string) => void;
  /** Is told the id of a field that gets the focus. */
  onField: (id: string) => void;
  next: ReactNode;
}

const words: Record<Filter, string> = {
  all: "All",
  missing: "Missing",
  changed: "Changed since",
  problems: "Problems",
};

/** Texts that are drawn at once; a browser gets slow with thousands of fields. */
const mostDrawn = 1000;

/** The texts that are looked at, by the pages where they stand. */
export function TranslationList({ desk, keeping, filter, onFilter, onField, next }: TranslationListProps) {
  const { keeper } = desk;
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const [round, setRound] = useState(0);
  const shown: Filter = filters.find((each) => each === filter) ?? "all";
  // Only another filter or search decides anew: what is filled in stays in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is what asks for it
  const places = useMemo(
    () =>
      shownPlaces(
        keeper.keys.map((key) => keeper.entry(key)).filter((each): each is Entry => !!each),
        shown,
        wanted,
      ),
    [keeper, shown, wanted, round],
  );
  const [most, setMost] = useState(mostDrawn);
  const drawn = useMemo(() => firstLines(places, most), [places, most]);
  const list = useMemo(
    () =>
      drawn.places.map(({ name, lines }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place may come twice, and places keep their order
        <section className="translation-place" key={`${index} ${name}`} aria-label={name}>
          <h2 dir="auto">{name}</h2>
          <ul className="translation-list">
            {lines.map(({ key, hasContext }) => (
              <TranslationLine key={key} textKey={key} hasContext={hasContext} desk={desk} />
            ))}
          </ul>
        </section>
      )),
    [drawn, desk],
  );
  const counts: Record<Filter, number> = {
    all: keeper.keys.length,
    missing: keeper.keys.length - keeping.translated,
    changed: keeping.outdated,
    problems: keeping.troubled,
  };
  return (
    <>
      <div className="translation-bar">
        <SearchField label="Search the texts" value={search} onChange={setSearch} />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as a form */}
        <div className="translation-filters" role="group" aria-label="Which texts">
          {filters.map((each) => (
            <button
              type="button"
              key={each}
              aria-pressed={each === shown}
              onClick={() => {
                onFilter(each);
                setRound(round + 1);
              }}
            >
              {words[each]}
              <span>{counts[each].toLocaleString()}</span>
            </button>
          ))}
        </div>
        {!desk.isReadOnly && next}
      </div>
      {places.length === 0 ? (
        <Nothing filter={shown} isSearch={wanted.trim() !== ""} onAll={() => onFilter("all")} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: only notes which field was used last
        <div onFocus={({ target }) => onField(target.id)}>
          {list}
          {drawn.left > 0 && (
            <Button onPress={() => setMost(most + mostDrawn)}>
              {`Show ${Math.min(drawn.left, mostDrawn).toLocaleString()} more of ${drawn.left.toLocaleString()}`}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function Nothing({ filter, isSearch, onAll }: { filter: Filter; isSearch: boolean; onAll: () => void }) {
  if (isSearch)
    return <EmptyState title="No text holds these words">Look for others, or for a part of them.</EmptyState>;
  const titles: Record<Filter, string> = {
    all: "There is nothing to translate yet",
    missing: "Everything is translated",
    changed: "No text changed after it was translated",
    problems: "There are no problems",
  };
  return (
    <EmptyState
      title={titles[filter]}
      actions={filter !== "all" && <Button onPress={onAll}>Show all texts</Button>}
    >
      {filter === "all" ? "Write the questionnaire in its first language." : "Nothing is left to do here."}
    </EmptyState>
  );
}
