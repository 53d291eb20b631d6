/** Loaded before the application with `--import`: its clock is wrong by CLOCK_SHIFT milliseconds; the database's is right. */
const shift = Number(process.env["CLOCK_SHIFT"]);
const RealDate = Date;

class ShiftedDate extends RealDate {
  constructor(...given: [] | ConstructorParameters<typeof RealDate>) {
    super(
      ...((given.length === 0 ? [RealDate.now() + shift] : given) as ConstructorParameters<typeof RealDate>),
    );
  }
  static override now(): number {
    return RealDate.now() + shift;
  }
}
globalThis.Date = ShiftedDate as DateConstructor;
