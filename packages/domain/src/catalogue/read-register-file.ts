import type { CatalogueEntry, EntryKind, GivenText, OpeningHours, ReadItem, StrangeField } from './catalogue-entry.ts'
import { storableItem } from './storable-item.ts'

type Item = Readonly<Record<string, unknown>>

/** Fields of the register's open interface (PTV Open API V10 and V11); any other is kept and named as strange. */
const knownFields: Readonly<Record<EntryKind, readonly string[]>> = {
  service: [
    'id',
    'sourceId',
    'generalDescriptionId',
    'subType',
    'type',
    'fundingType',
    'serviceNames',
    'serviceChargeType',
    'areaType',
    'areas',
    'serviceDescriptions',
    'languages',
    'serviceClasses',
    'ontologyTerms',
    'targetGroups',
    'lifeEvents',
    'industrialClasses',
    'legislation',
    'keywords',
    'requirements',
    'serviceChannels',
    'organizations',
    'serviceVouchersInUse',
    'serviceVouchers',
    'serviceCollections',
    'publishingStatus',
    'modified',
    'responsibleSoteOrganization',
    'visibleForAll',
  ],
  channel: [
    'id',
    'sourceId',
    'oid',
    'serviceChannelType',
    'organizationId',
    'serviceChannelNames',
    'displayNameType',
    'serviceChannelDescriptions',
    'areaType',
    'areas',
    'phoneNumbers',
    'emails',
    'languages',
    'webPages',
    'addresses',
    'serviceHours',
    'services',
    'publishingStatus',
    'modified',
    'responsibleSoteOrganization',
    'ontologyTerms',
    'supportPhones',
    'supportEmails',
    'accessibilityClassification',
    'attachments',
    'requiresAuthentication',
    'requiresSignature',
    'signatureQuantity',
    'formIdentifier',
    'channelUrls',
    'deliveryAddresses',
    'formReceiver',
    'urls',
    'socialMedia',
    'serviceCollections',
  ],
  organization: [
    'id',
    'sourceId',
    'oid',
    'organizationType',
    'businessCode',
    'businessName',
    'organizationNames',
    'displayNameType',
    'areaType',
    'areas',
    'organizationDescriptions',
    'emails',
    'phoneNumbers',
    'webPages',
    'addresses',
    'electronicInvoicings',
    'services',
    'parentOrganizationId',
    'subOrganizations',
    'municipality',
    'publishingStatus',
    'modified',
    'responsibleOrganizationForRegionId',
  ],
}

/**
 * Reads services, channels and organisations of the national service register's open interface (PTV V10/V11), from one
 * item, a list, a map by id, or a page with `itemList`. Every item is kept whole beside what was read of it, but for characters that
 * no database keeps (`storableItem`); a field of another form is left out of the entry, never guessed, and named.
 *
 * @param classes codes of the service classes that the vocabulary knows
 * @returns `isPart`: the file holds pages, and says itself that there are more of them
 * @throws never: what cannot be read at all is named as strange
 */
export function readRegisterFile(
  content: unknown,
  classes: ReadonlySet<string>,
): { items: ReadItem[]; strange: StrangeField[]; isPart: boolean } {
  const items: ReadItem[] = []
  const strange: StrangeField[] = []
  const seen = new Set<string>()
  const pages: Item[] = []
  for (const given of itemsOf(content, pages)) {
    const { item: source, fields: takenFrom } = storableItem(given)
    const id = idOf(source)
    const kind = kindOf(source)
    if (id === '') strange.push({ id: '', path: '', why: 'no-id' })
    else if (kind === undefined) strange.push({ id, path: '', why: 'unknown-kind' })
    else if (seen.has(id)) strange.push({ id, path: '', why: 'twice' })
    else {
      seen.add(id)
      for (const field of takenFrom) strange.push({ id, path: field, why: 'other-form' })
      const reader = new ItemReader(id, source, strange)
      for (const field of Object.keys(source))
        if (!knownFields[kind].includes(field)) strange.push({ id, path: field, why: 'unknown-field' })
      const entry = reader.entry(kind)
      for (const code of entry.classes)
        if (!classes.has(code)) strange.push({ id, path: `serviceClasses ${code}`, why: 'unknown-class' })
      items.push({ entry, source })
    }
  }
  return { items, strange, isPart: pages.some((page) => isOneOfMore(page, pages)) }
}

/** Whether pages of the same list are missing. Services and channels are lists of their own; an empty page may be of any. */
function isOneOfMore(page: Item, pages: readonly Item[]): boolean {
  const kind = kindOfPage(page)
  const same = pages.filter((one) => [kind, undefined].includes(kindOfPage(one)) || kind === undefined)
  return Number(page['pageCount']) > new Set(same.map((one) => one['pageNumber'])).size
}
const kindOfPage = ({ itemList }: Item) =>
  Array.isArray(itemList) ? itemList.filter(isItem).map(kindOf)[0] : undefined

/** @param pages the pages met on the way are added to it */
function itemsOf(content: unknown, pages: Item[]): Item[] {
  if (Array.isArray(content)) return content.flatMap((one) => itemsOf(one, pages))
  if (!isItem(content)) return []
  if (Array.isArray(content['itemList'])) {
    pages.push(content)
    return itemsOf(content['itemList'], pages)
  }
  if (idOf(content) !== '' || kindOf(content) !== undefined) return [content]
  // A map by id: its values are the items.
  return Object.values(content)
    .filter(isItem)
    .flatMap((one) => itemsOf(one, pages))
}

/** Some systems write a number: it is an id like any other. */
function idOf({ id }: Item): string {
  return typeof id === 'string' ? id : typeof id === 'number' ? String(id) : ''
}

function kindOf(item: Item): EntryKind | undefined {
  if ('serviceNames' in item) return 'service'
  if ('serviceChannelNames' in item || 'serviceChannelType' in item) return 'channel'
  return 'organizationNames' in item || 'organizationType' in item ? 'organization' : undefined
}

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

class ItemReader {
  private readonly id: string
  private readonly item: Item
  private readonly strange: StrangeField[]

  constructor(id: string, item: Item, strange: StrangeField[]) {
    this.id = id
    this.item = item
    this.strange = strange
  }

  entry(kind: EntryKind): CatalogueEntry {
    const prefix = kind === 'service' ? 'service' : kind === 'channel' ? 'serviceChannel' : 'organization'
    const names = this.list(this.item, `${prefix}Names`)
    const descriptions = this.list(this.item, `${prefix}Descriptions`)
    const typed = (list: readonly Item[], type: string) => this.text(list.filter((one) => one['type'] === type))
    const charge = this.word(this.item, 'serviceChargeType')
    const price = typed(descriptions, 'ChargeTypeAdditionalInfo')
    const type = this.word(
      this.item,
      kind === 'organization' ? 'organizationType' : kind === 'channel' ? 'serviceChannelType' : 'type',
    )
    const modified = this.word(this.item, 'modified')
    const areas = this.list(this.item, 'areas')
    const own = typed(names, 'Name')
    return {
      id: this.id,
      kind,
      name: Object.keys(own).length > 0 ? own : this.text(names),
      otherNames: typed(names, 'AlternativeName'),
      summary: typed(descriptions, 'Summary'),
      description: typed(descriptions, 'Description'),
      keywords: this.list(this.item, 'keywords').flatMap((one) => this.word(one, 'value') ?? []),
      classes: this.list(this.item, 'serviceClasses').flatMap((one) => this.word(one, 'code') ?? []),
      municipalities: [
        ...new Set(
          areas.flatMap((area) => this.list(area, 'municipalities').flatMap((one) => this.word(one, 'code') ?? [])),
        ),
      ],
      nationwide: this.word(this.item, 'areaType') === 'Nationwide',
      languages: this.words('languages'),
      ...(charge === undefined ? {} : { charge }),
      ...(Object.keys(price).length === 0 ? {} : { price }),
      ...(type === undefined ? {} : { type }),
      organizations: this.organizations(),
      links: this.links(kind),
      phones: ['phoneNumbers', 'supportPhones'].flatMap((field) =>
        this.list(this.item, field).flatMap((one) => this.phone(one)),
      ),
      emails: ['emails', 'supportEmails'].flatMap((field) =>
        this.list(this.item, field).flatMap((one) => this.word(one, 'value') ?? []),
      ),
      pages: this.list(this.item, 'webPages').flatMap((one) => {
        const url = this.word(one, 'url')
        const text = this.word(one, 'value')
        return url === undefined ? [] : [{ url, ...(text === undefined ? {} : { text }) }]
      }),
      addresses: this.list(this.item, 'addresses').flatMap((one) => this.address(one)),
      hours: this.list(this.item, 'serviceHours').flatMap((one) => this.hours(one)),
      published: (this.word(this.item, 'publishingStatus') ?? 'Published') === 'Published',
      ...(modified === undefined ? {} : { modified }),
    }
  }

  private organizations(): CatalogueEntry['organizations'] {
    const named = this.list(this.item, 'organizations').flatMap((one) => {
      const organization = one['organization']
      if (!isItem(organization)) return []
      const id = this.word(organization, 'id')
      return id === undefined
        ? []
        : [{ id, name: this.word(organization, 'name') ?? '', role: this.word(one, 'roleType') ?? '' }]
    })
    const owner = this.word(this.item, 'organizationId')
    return owner === undefined ? named : [...named, { id: owner, name: '', role: 'Responsible' }]
  }

  private links(kind: EntryKind): string[] {
    const [list, inner] =
      kind === 'service' ? (['serviceChannels', 'serviceChannel'] as const) : (['services', 'service'] as const)
    return this.list(this.item, list).flatMap((one) => {
      const target = one[inner]
      return isItem(target) ? (this.word(target, 'id') ?? []) : []
    })
  }

  private phone(one: Item): CatalogueEntry['phones'] {
    const number = this.word(one, 'number')
    if (number === undefined) return []
    const prefix = this.word(one, 'prefixNumber')
    const text = this.word(one, 'additionalInformation')
    const lang = this.word(one, 'language')
    return [
      {
        number: prefix === undefined ? number : `${prefix} ${number}`,
        ...(text === undefined ? {} : { text }),
        ...(lang === undefined ? {} : { lang }),
      },
    ]
  }

  private address(one: Item): GivenText[] {
    const street = one['streetAddress']
    if (!isItem(street)) return []
    const names = this.text(this.list(street, 'street'))
    const offices = this.text(this.list(street, 'postOffice'))
    const number = this.word(street, 'streetNumber')
    const code = this.word(street, 'postalCode')
    const full = Object.entries(names).map(([lang, name]) => {
      const place = [code, offices[lang as 'fi'] ?? offices.fi].filter(Boolean).join(' ')
      return [lang, [[name, number].filter(Boolean).join(' '), place].filter(Boolean).join(', ')]
    })
    return full.length === 0 ? [] : [Object.fromEntries(full) as GivenText]
  }

  private hours(one: Item): OpeningHours[] {
    const day = (value: string | undefined) => (value ? value.slice(0, 2).toUpperCase() : undefined)
    const clock = (value: string | undefined) => (value ? value.slice(0, 5) : undefined)
    const validFrom = this.word(one, 'validFrom')
    const validTo = this.word(one, 'validTo')
    // Exception and Special are the same two in the register's older forms.
    const type = this.word(one, 'serviceHourType')
    const base = {
      ...(type === 'Exceptional' || type === 'Exception' ? { exceptional: true as const } : {}),
      ...(type === 'OverMidnight' || type === 'Special' ? { overMidnight: true as const } : {}),
      alwaysOpen: one['isAlwaysOpen'] === true,
      closed: one['isClosed'] === true,
      byReservation: one['isReservation'] === true,
      text: this.text(this.list(one, 'additionalInformation')),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
    }
    const opening = this.list(one, 'openingHour')
    if (opening.length === 0) return [base]
    return opening.map((each) => {
      const [from, to] = [day(this.word(each, 'dayFrom')), day(this.word(each, 'dayTo'))]
      const [opens, closes] = [clock(this.word(each, 'from')), clock(this.word(each, 'to'))]
      return {
        ...base,
        ...(from === undefined ? {} : { from, to: to ?? from }),
        ...(opens === undefined ? {} : { opens }),
        ...(closes === undefined ? {} : { closes }),
      }
    })
  }

  /** The items of a list; nothing, and a strange field, where something else stands. */
  private list(item: Item, field: string): Item[] {
    const value = item[field]
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) {
      const items = value.filter(isItem)
      if (items.length !== value.length) this.note(field)
      return items
    }
    this.note(field)
    return []
  }

  private words(field: string): string[] {
    const value = this.item[field]
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return value.filter((one): one is string => typeof one === 'string')
    this.note(field)
    return []
  }

  private word(item: Item, field: string): string | undefined {
    const value = item[field]
    if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
    if (typeof value === 'number') return String(value)
    if (value !== undefined && value !== null) this.note(field)
    return undefined
  }

  private text(list: readonly Item[]): GivenText {
    const texts: Partial<Record<'fi' | 'sv' | 'en' | 'se', string>> = {}
    for (const one of list) {
      const lang = this.word(one, 'language')
      const value = this.word(one, 'value')
      if (value === undefined || (lang !== 'fi' && lang !== 'sv' && lang !== 'en' && lang !== 'se')) continue
      texts[lang] ??= value
    }
    return texts
  }

  private note(path: string): void {
    this.strange.push({ id: this.id, path, why: 'other-form' })
  }
}
