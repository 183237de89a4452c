/** Tables of states: what leads from one to another, as data. */

export interface Transition<State, Event> {
  /** Null: nothing has happened yet. */
  readonly from: State | null;
  readonly event: Event;
  readonly to: State;
}

/** Where an event leads from a state; undefined where it cannot happen. */
export function nextState<State, Event>(
  table: readonly Transition<State, Event>[],
  from: State | null,
  event: Event,
): State | undefined {
  return table.find((row) => row.from === from && row.event === event)?.to;
}
