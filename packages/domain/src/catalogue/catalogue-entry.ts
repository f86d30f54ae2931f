/** A text in the languages it was given in; none is promised. */
export type GivenText = Readonly<Partial<Record<'fi' | 'sv' | 'en' | 'se', string>>>

export type EntryKind = 'service' | 'channel' | 'organization'

/** A service, a way to reach one, or who gives it, as the national service register tells of it. */
export interface CatalogueEntry {
  /** The register's own id, which never changes. */
  readonly id: string
  readonly kind: EntryKind
  readonly name: GivenText
  readonly otherNames: GivenText
  readonly summary: GivenText
  readonly description: GivenText
  readonly keywords: readonly string[]
  /** Codes of the service classes, `P5.7`. */
  readonly classes: readonly string[]
  /** Municipality codes; empty: not limited, or not told. */
  readonly municipalities: readonly string[]
  readonly nationwide: boolean
  readonly languages: readonly string[]
  /** As the register writes it: `FreeOfCharge`, `Chargeable`, `Other`. */
  readonly charge?: string
  /** What the register tells of the price in words. */
  readonly price?: GivenText
  /** `ServiceLocation`, `Phone`, `EChannel`, `WebPage`, `PrintableForm`; of an organisation its kind. */
  readonly type?: string
  readonly organizations: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  /** Ids of the channels of a service, or of the services of a channel. */
  readonly links: readonly string[]
  readonly phones: readonly { readonly number: string; readonly text?: string; readonly lang?: string }[]
  readonly emails: readonly string[]
  readonly pages: readonly { readonly url: string; readonly text?: string }[]
  readonly addresses: readonly GivenText[]
  readonly hours: readonly OpeningHours[]
  readonly published: boolean
  /** As the register wrote it; only compared for being another. */
  readonly modified?: string
}

export interface OpeningHours {
  /** `MO` … `SU`; both ends included. Absent where the register tells no day. */
  readonly from?: string
  readonly to?: string
  readonly opens?: string
  readonly closes?: string
  readonly alwaysOpen: boolean
  readonly closed: boolean
  readonly byReservation: boolean
  /** Only for its own dates (the register's `Exceptional`): a holiday, a day that it is closed. */
  readonly exceptional?: true
  /** From the opening of the first day to the closing of the last, not each day apart (the register's `OverMidnight`). */
  readonly overMidnight?: true
  /** As the register wrote it: a day or a moment. `currentHours` reads it. */
  readonly validFrom?: string
  readonly validTo?: string
  readonly text: GivenText
}

/**
 * Something in the file that was not as the register's form says. The item is kept whole all the same, unless it could not
 * be placed (`isDropped`).
 */
export interface StrangeField {
  readonly id: string
  readonly path: string
  readonly why: 'unknown-field' | 'other-form' | 'unknown-class' | 'no-id' | 'unknown-kind' | 'twice'
}

/** Whether the item itself was left out of the import, and not only one of its fields out of what is read of it. */
export const isDropped = ({ why }: StrangeField): boolean =>
  why === 'no-id' || why === 'unknown-kind' || why === 'twice'

/** One item of the file: what was read of it, and the whole of it as it came. */
export interface ReadItem {
  readonly entry: CatalogueEntry
  readonly source: Readonly<Record<string, unknown>>
}
