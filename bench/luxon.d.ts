/** The part of Luxon that the law bench compares with; the package carries no types. */
declare module 'luxon' {
  export class DateTime {
    static fromISO(text: string, options?: { zone?: string }): DateTime
    plus(span: { days?: number; weeks?: number; months?: number }): DateTime
    readonly weekday: number
    toISODate(): string | null
  }
}
