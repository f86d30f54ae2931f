/** Needs that a policy treats alike: the same ones can see to them, and they may wait equally long. */
export interface NeedClass {
  readonly id: string
  /** Indexes of the pools of times (one a profession) that can be used, the usual one first. */
  readonly pools: readonly number[]
  /** Days after today that still are in time; 0 is today only. */
  readonly limitDays: number
}
