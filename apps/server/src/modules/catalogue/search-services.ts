import type { CatalogueHit, RouteBody, RouteResponse, routes } from '@luukku/contract'
import {
  currentHours,
  indexCatalogue,
  searchCatalogue,
  type CatalogueEntry,
  type CatalogueIndex,
  type Searchable,
} from '@luukku/domain/catalogue'
import { proposeGuidance, type GuidanceModels } from '@luukku/domain/guidance'
import { formatHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import type { ReadTx } from '../../platform/db.ts'
import { getModels } from '../guidance/index.ts'
import { listMunicipalities, listServices, type ServiceRow } from './catalogue-queries.ts'
import { listEntries } from './entry-queries.ts'
import { toLocalName } from './local-name.ts'
import { serviceClasses } from './service-classes.ts'

interface Known {
  /** Own services and the register's entries do not compete: whoever looks for help wants to see both. */
  readonly ownIndex: CatalogueIndex
  readonly entryIndex: CatalogueIndex
  readonly services: ReadonlyMap<string, ServiceRow>
  readonly entries: ReadonlyMap<string, CatalogueEntry>
}

/** What counts how much: a name is what people look for, a description mentions much else. */
const weights = {
  name: 10,
  otherName: 8,
  keyword: 6,
  need: 6,
  said: 3,
  class: 5,
  place: 4,
  organization: 4,
  summary: 3,
  description: 1,
}
const mostOwn = 6
const mostEntries = 6
const ownId = (code: string) => `own:${code}`

/**
 * Services by the resident's own words: by what the guidance rules make of them, and by words, without diacritics and with
 * slips. What was sought is kept nowhere. A danger in the words is told: the red-flag stop is in every channel.
 */
export async function searchServices(
  tx: ReadTx,
  { words, lang }: RouteBody<typeof routes.searchCatalogue>,
): Promise<RouteResponse<typeof routes.searchCatalogue>> {
  const models = getModels()
  const known = await readKnown(tx, models)
  const proposal = proposeGuidance(models, {
    text: words,
    lang,
    person: {},
    channel: 'web_form',
    answers: {},
    contactTime: formatHelsinki(toInstant(tx.at)).slice(0, 16),
  })
  const understood = proposal.needs
    .filter(({ needId }) => needId !== 'not-understood')
    .map(({ service }) => ownId(service))
  const isSmall = (word: string) => models.languages.languagesOfWord.has(word)
  const find = (index: CatalogueIndex, most: number) =>
    searchCatalogue(index, words, { most, isSmall }).map(({ id }) => id)
  const own = [...new Set([...understood.filter((id) => known.services.has(id)), ...find(known.ownIndex, mostOwn)])]
  const ids = [...own.slice(0, mostOwn), ...find(known.entryIndex, mostEntries)]
  return {
    emergency: proposal.call112,
    hits: ids.flatMap((id): CatalogueHit[] => {
      const service = known.services.get(id)
      const entry = known.entries.get(id)
      if (service !== undefined) return [toOwn(service)]
      return entry === undefined ? [] : [toEntry(entry, known.entries, toHelsinkiDate(toInstant(tx.at)))]
    }),
  }
}

/** Built once for each change of the county's catalogue and each set of models. */
async function readKnown(tx: ReadTx, models: GuidanceModels): Promise<Known> {
  const copies = await tx.copyOf('catalogue-index', () =>
    Promise.resolve(new WeakMap<GuidanceModels, Promise<Known>>()),
  )
  const known = copies.get(models)
  if (known !== undefined) return known
  const made = await makeKnown(tx, models)
  copies.set(models, Promise.resolve(made))
  return made
}

async function makeKnown(tx: ReadTx, models: GuidanceModels): Promise<Known> {
  const rows = await listServices(tx)
  const kept = await listEntries(tx)
  const places = new Map((await listMunicipalities(tx)).map(({ code, name }) => [code, Object.values(name).join(' ')]))
  const entries = kept.filter(({ entry, ended }) => entry.published && !ended).map(({ entry }) => entry)
  const byId = new Map(entries.map((one) => [one.id, one]))
  const shown = entries.filter(({ kind }) => kind !== 'organization')
  return {
    ownIndex: indexCatalogue(rows.map((row) => ownWords(row, models))),
    entryIndex: indexCatalogue(shown.map((one) => entryWords(one, places, byId))),
    services: new Map(rows.map((row) => [ownId(row.code), row])),
    entries: byId,
  }
}

function ownWords({ code, name }: ServiceRow, models: GuidanceModels): Searchable {
  const needs = models.needs.filter(({ services }) => services.some((one) => one.service === code && one.weight >= 5))
  const ofModels = new Set(needs.map(({ model }) => model))
  return {
    id: ownId(code),
    fields: [
      { weight: weights.name, text: texts(serviceNameText(code, name)) },
      ...needs.map(({ raw }) => ({ weight: weights.need, text: texts(raw.title) })),
      ...models.models
        .filter((model) => ofModels.has(model.name))
        .map((model) => ({
          weight: weights.said,
          text: Object.values(model.says ?? {})
            .flat()
            .join(' '),
        })),
    ],
  }
}

function entryWords(
  entry: CatalogueEntry,
  places: ReadonlyMap<string, string>,
  entries: ReadonlyMap<string, CatalogueEntry>,
): Searchable {
  // A channel names its organisation by id alone.
  const givers = entry.organizations.flatMap(({ id, name }) => [name, texts(entries.get(id)?.name ?? {})])
  const classes = entry.classes.flatMap((code) => serviceClasses().get(code) ?? [])
  return {
    id: entry.id,
    fields: [
      { weight: weights.name, text: texts(entry.name) },
      { weight: weights.otherName, text: texts(entry.otherNames) },
      { weight: weights.keyword, text: entry.keywords.join(' ') },
      { weight: weights.class, text: classes.map(({ name }) => texts(name)).join(' ') },
      { weight: weights.place, text: entry.municipalities.map((code) => places.get(code) ?? '').join(' ') },
      { weight: weights.place, text: entry.addresses.map((one) => texts(one)).join(' ') },
      { weight: weights.organization, text: givers.join(' ') },
      { weight: weights.summary, text: texts(entry.summary) },
      { weight: weights.description, text: texts(entry.description) },
    ],
  }
}

const texts = (text: object) =>
  Object.values(text)
    .filter((one) => typeof one === 'string')
    .join(' ')

function toOwn({ code, name, register, bookable, modes }: ServiceRow): CatalogueHit {
  return {
    id: ownId(code),
    kind: 'own',
    code,
    register,
    name: serviceNameText(code, name),
    bookable,
    modes: [...modes],
  }
}

/** Rows of hours of one place at most, and of all places of a hit: no place pushes the others out alone. */
const rowsOfPlace = 14
const rowsOfHours = 28

function toEntry(entry: CatalogueEntry, entries: ReadonlyMap<string, CatalogueEntry>, today: LocalDate): CatalogueHit {
  const linked = entry.links.flatMap((id) => entries.get(id) ?? [])
  // Who answers for it; one that produces it for the county does not.
  const responsible = entry.organizations.filter(({ role }) => role !== 'Producer')
  const givers = responsible.map(({ id, name }) => name || (entries.get(id)?.name.fi ?? '')).filter(Boolean)
  return {
    id: entry.id,
    kind: entry.kind === 'service' ? 'service' : 'channel',
    name: toLocalName(entry.name),
    ...(Object.keys(entry.summary).length === 0 ? {} : { summary: toLocalName(entry.summary) }),
    ...(givers.length === 0 ? {} : { givenBy: [...new Set(givers)] }),
    ngo: responsible.some(({ id }) => entries.get(id)?.type === 'Organization'),
    ...(entry.charge === undefined ? {} : { charge: entry.charge }),
    ...(entry.price === undefined ? {} : { price: toLocalName(entry.price) }),
    languages: [...entry.languages],
    phones: phonesOf([entry, ...linked]),
    pages: [entry, ...linked]
      .flatMap(({ pages }) => pages.map(({ url, text }) => ({ url, text: text ?? url })))
      .slice(0, 5),
    addresses: [entry, ...linked].flatMap(({ addresses }) => addresses.map((one) => toLocalName(one))).slice(0, 5),
    hours: [entry, ...linked]
      .flatMap(({ id, name, hours }) =>
        currentHours(hours, today)
          .slice(0, rowsOfPlace)
          .map((one) => ({
            ...one,
            text: toLocalName(one.text),
            ...(id === entry.id ? {} : { place: toLocalName(name) }),
          })),
      )
      .slice(0, rowsOfHours),
  }
}

const phonesOf = (entries: readonly CatalogueEntry[]) =>
  [...new Set(entries.flatMap(({ phones }) => phones.map(({ number }) => number)))].slice(0, 5)
