import { type ChartData, cellWords } from "#document/chart/chart-data.ts";

/** A chart's figures as a table. */
export function DataTable({ caption, data }: { caption: string; data: ChartData }) {
  const { columns, rows, print } = data;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section className="chart-table-frame" aria-label={`${caption}: table`} tabIndex={0}>
      <table className="chart-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ header, kind }) => (
              <th scope="col" key={header} data-align={kind === "text" ? "start" : "end"}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of figures have no identity of their own.
            <tr key={index}>
              {columns.map((column, at) => {
                const { header, kind } = column;
                const words = cellWords(cells[at] ?? null, column, print);
                return at === 0 ? (
                  <th scope="row" key={header}>
                    {words}
                  </th>
                ) : (
                  <td key={header} data-align={kind === "text" ? "start" : "end"}>
                    {words}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
