import type { Offer, RouteBody, RouteResponse, routes } from '@luukku/contract'
import {
  combineOffers,
  lackedBy,
  toldKm,
  travelBand,
  visitLength,
  type Candidate,
  type Combination,
  type Competence,
  type Offers as Combined,
} from '@luukku/domain/booking'
import { waysOutOf } from '@luukku/domain/law'
import { addDays, formatHelsinki, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { LocalText } from '@luukku/contract'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { spreadOf } from '../contact/index.ts'
import { professionalOf, readStaffBook, type StaffBook } from '../staffing/index.ts'
import { latestOf, listBookableNeeds, type BookableNeed } from './bookable-needs.ts'
import { findCandidates } from './find-candidates.ts'
import { findOverDays } from './offers/find-over-days.ts'
import { planDays } from './offers/offer-book.ts'
import { rankNeeds } from './offers/rank-needs.ts'
import { mayLieOver, readOverbookingRules } from './overbooking/overbooking-rules.ts'
import { factsOf } from './visits/read-visits.ts'
import { readTravel, type CountyTravel } from './travel/read-travel.ts'
import { serviceBook } from '../catalogue/index.ts'
import { readLaw } from '../law/index.ts'
import type { RecentOffers } from './recent-offers.ts'
import { placeAskedText, placeFitsText } from '@luukku/i18n/data/place-features'
import { skillAskedText, skillFitsText } from '@luukku/i18n/data/competences'
import { offerReasonTexts, uncoveredTexts, wayOutText } from '@luukku/i18n/data/offers'
import { firstDayOf } from './offers/first-day.ts'

export type Search = RouteBody<typeof routes.searchTimes>
export type Offers = RouteResponse<typeof routes.searchTimes>

/** One time of each hour is enough to choose from: hundreds of professionals have thousands of quarters free. */
const apartMinutes = 60

/** @throws AppError not-found for a contact that is not there or not for this actor, and for a need that is not open or booked in it */
export async function searchOffers(tx: ReadTx, search: Search, recent: RecentOffers): Promise<Offers> {
  const [all, seen] = await Promise.all([
    listBookableNeeds(tx, search.contactId),
    tx.first(sql`select 1 from contact where id = ${search.contactId} and county_id = ${tx.actor.county}`),
  ])
  if (!seen || search.needIds?.some((asked) => all.every(({ id }) => id !== asked))) throw notFound()
  const needs = all.filter(({ id, status }) => (search.needIds ? search.needIds.includes(id) : status === 'open'))
  const today = toHelsinkiDate(toInstant(tx.at))
  const fromDay = firstDayOf(search.from, today)
  // Who is in a hurry is not kept from a time that another may not take.
  const hurried = needs.some(({ urgency_class }) => urgency_class <= 'B')
  const others = hurried ? undefined : recent.listOthers(search.contactId, tx.at.getTime())
  const ranking = await rankNeeds(tx, needs, { today, fromDay, earliest: search.earliest ?? false })
  const pricedTo = addDays(today, planDays)
  const find = async (
    asked: readonly BookableNeed[],
    days: ReadonlySet<LocalDate>,
    held: typeof others,
    ignoresCompanion: boolean,
  ) => {
    const inOrder = [...days].sort()
    const [from = fromDay, last = fromDay] = [inOrder[0], inOrder.at(-1)]
    const isPriced = last < pricedTo
    return findCandidates(tx, asked, {
      personId: needs[0]?.person_id ?? '',
      from: new Date(fromHelsinki(isPriced ? fromDay : from, '00:00')),
      to: new Date(fromHelsinki(isPriced ? pricedTo : addDays(last, 1), '00:00')),
      noticeMinutes: 15,
      turn: spreadOf(search.contactId),
      days,
      apartMinutes,
      orWithoutInterpreter: true,
      preferKnown: true,
      costOf: ranking.costOf,
      ignoresCompanion,
      ...(held === undefined ? {} : { held }),
      ...(search.moving === undefined ? {} : { movingId: search.moving }),
      ...(search.modes === undefined ? {} : { modes: search.modes }),
      ...(search.wishedModes === undefined ? {} : { wishedModes: search.wishedModes }),
      ...(search.language === undefined ? {} : { language: search.language }),
      ...(search.municipality === undefined ? {} : { municipality: search.municipality }),
    })
  }
  const travel = await readTravel(tx)
  const book = await readStaffBook(tx)
  const nearest = await nearestBands(tx, needs, travel, book)
  const wanted = needs.map((need) => {
    const latest = latestOf(need)
    return { needId: need.id, urgencyClass: need.urgency_class, ...(latest === undefined ? {} : { latest }) }
  })
  // All needs are one person's: they live in one place.
  const placeOf = (unitId: string | null) =>
    unitId === null ? { home: needs[0]?.municipality_code ?? '' } : { unitId }
  const travelMs = (from: string | null, to: string | null) =>
    travel.minutesBetweenPlaces(placeOf(from), placeOf(to)) * 60_000
  const sameDay = search.sameDay ?? false
  const { limit, earliest = false } = search
  const look = async (ignoresCompanion: boolean): Promise<Combined> => {
    const found = await findOverDays({
      daysOf: ranking.daysOf,
      laterDays: ranking.laterDays,
      limit,
      isNear: ({ away = 0 }, at) => away <= (nearest[at] ?? 0),
      find: async (asked, days) => {
        const these = asked.flatMap((at) => needs[at] ?? [])
        const free = await find(these, days, others, ignoresCompanion)
        // A service that nobody gives on the priced days has none of them: it is looked for beyond them.
        const canHave = (at: number) =>
          (ranking.daysOf[at]?.length ?? 0) > 0 || [...days].some((day) => day >= pricedTo)
        // A time that another reads out is better than none.
        const isHeld = others !== undefined && others.size > 0
        return isHeld && asked.some((at, index) => canHave(at) && free[index]?.length === 0)
          ? find(these, days, undefined, ignoresCompanion)
          : free
      },
    })
    const candidates = found.flat()
    return combineOffers({ needs: wanted, candidates, earliest, sameDay, limit, travelMs })
  }
  const found = await look(false)
  // Somebody who comes along is no reason to be seen too late unasked: the times without them stand beside, and what is said
  // to have no time inside the limit is said of what the county has.
  const isWhole = found.uncovered.length === 0 && found.offers.some(({ reasons }) => !reasons.includes('outsideLimit'))
  const alone = isWhole || needs.every(({ companion }) => companion === null) ? undefined : await look(true)
  recent.note(search.contactId, found.offers[0]?.items ?? [], tx.at.getTime())
  const needOf = new Map(needs.map((need) => [need.id, need]))
  tx.journal({
    register: 'both',
    persons: needs.map(({ person_id }) => person_id),
    detail: { contact: search.contactId },
  })
  const services = await serviceBook(tx)
  const ways = (alone ?? found).uncovered.length === 0 ? undefined : await waysOutFor(tx)
  const overbooking = await readOverbookingRules(tx)
  const brings = new Set(needs.flatMap(({ id, companion }) => (companion === null ? [] : [id])))
  const view = ({ items, reasons }: Combination, isAlone: boolean): Offer => ({
    key: items
      .map((item) => `${item.needId.slice(0, 8)}-${item.staffId.slice(0, 8)}-${String(item.fromMs)}-${item.mode}`)
      .join('_'),
    items: items.flatMap((item) => itemView(item, needOf.get(item.needId), services, book, travel)),
    why: [
      ...reasons,
      ...(ranking.leavesNear(items) ? (['leavesNear'] as const) : []),
      ...(!isAlone && items.some(({ needId }) => brings.has(needId)) ? (['withCompanion'] as const) : []),
    ]
      .map((reason): LocalText => offerReasonTexts[reason])
      .concat(placesThatFit(items, needOf), skillsThatFit(items, needOf, services, book)),
  })
  return {
    offers: found.offers.map((one) => view(one, false)),
    ...(alone === undefined ? {} : { withoutCompanion: alone.offers.map((one) => view(one, true)) }),
    uncovered: (alone ?? found).uncovered.flatMap(({ needId, why }) => {
      const need = needOf.get(needId)
      return need
        ? [
            {
              needId,
              service: need.service,
              why: withWishes(uncoveredTexts[why], need, skillsAsked(need, services)),
              waysOut: ways?.(need.legal_rule_id) ?? [],
            },
          ]
        : []
    }),
    over: needs.flatMap(({ id, service, status }) => {
      const given = services.get(service)
      return status === 'open' && given && mayLieOver(overbooking, given) ? [id] : []
    }),
  }
}

/** That the places of an offer have what its visits ask, where one asks. */
function placesThatFit(items: readonly Candidate[], needOf: ReadonlyMap<string, BookableNeed>): LocalText[] {
  const asked = items.flatMap(({ needId, mode }) => (mode === 'onsite' ? (needOf.get(needId)?.place_wishes ?? []) : []))
  return asked.length === 0 ? [] : [placeFitsText([...new Set(asked)])]
}

/** Why there is no time, with what the search was narrowed to. */
function withWishes(why: LocalText, { place_wishes: asked }: BookableNeed, skills: readonly Competence[]): LocalText {
  const narrowed = [
    ...(asked.length === 0 ? [] : [placeAskedText(asked)]),
    ...(skills.length === 0 ? [] : [skillAskedText(skills)]),
  ]
  const all = [why, ...narrowed]
  return {
    fi: all.map(({ fi }) => fi).join(' '),
    sv: all.map(({ sv }) => sv).join(' '),
    en: all.map(({ en }) => en).join(' '),
  }
}

type Services = Awaited<ReturnType<typeof serviceBook>>

/** What is asked of who gives the visit: the need's method, or else one of the service's competences. */
const skillsAsked = ({ method, service }: BookableNeed, services: Services): readonly Competence[] =>
  method === null ? (services.get(service)?.competences ?? []) : [method]

/** That the professionals of an offer are trained in what is asked of them, where something is. */
function skillsThatFit(
  items: readonly Candidate[],
  needOf: ReadonlyMap<string, BookableNeed>,
  services: Services,
  book: StaffBook,
): LocalText[] {
  const found = items.flatMap(({ needId, staffId }) => {
    const need = needOf.get(needId)
    const has = book.staff.get(staffId)?.competences ?? []
    return need ? skillsAsked(need, services).filter((one) => has.includes(one)) : []
  })
  return found.length === 0 ? [] : [skillFitsText([...new Set(found)])]
}

/** The lawful ways out of a rule's duty, from the law data; where nothing is known of the rule, those of every limit. */
async function waysOutFor(tx: ReadTx): Promise<(ruleId: string | null) => LocalText[]> {
  const law = await readLaw(tx)
  return (ruleId) => {
    const obligation = ruleId === null ? undefined : law.ruleById.get(ruleId)?.obligation
    return waysOutOf(law, obligation === undefined ? [] : [obligation]).map(wayOutText)
  }
}

/**
 * How near the nearest professional works who could give each service: whoever lives far from all is not searched for nearer
 * times that cannot come.
 */
async function nearestBands(
  tx: ReadTx,
  needs: readonly BookableNeed[],
  travel: CountyTravel,
  { staff, units: places }: StaffBook,
): Promise<number[]> {
  const services = await serviceBook(tx)
  return needs.map(({ service, municipality_code: home, place_wishes: asked }) => {
    const { professions = [], resources = [] } = services.get(service) ?? {}
    if (home === null) return 0
    // A room may have what its unit does not.
    const fits = (unit: string) =>
      resources.length > 0 || lackedBy(asked, places.get(unit)?.features ?? []).length === 0
    const units = new Set<string>()
    for (const { active, professions: own, unit_id } of staff.values())
      if (active && own.some((one) => professions.includes(one)) && fits(unit_id)) units.add(unit_id)
    const bands = [...units].map((unit) => travelBand(travel.minutesBetween(home, travel.municipalityOf(unit))))
    return bands.length === 0 ? 0 : Math.min(...bands)
  })
}

function itemView(
  item: Candidate,
  need: BookableNeed | undefined,
  services: Services,
  book: StaffBook,
  travel: CountyTravel,
): Offer['items'] {
  const professional = book.staff.get(item.staffId)
  if (!need || !professional) return []
  const latest = latestOf(need)
  const place = book.units.get(item.unitId)?.name
  const way = travel.between(need.municipality_code, travel.municipalityOf(item.unitId))
  const service = services.get(need.service)
  const longer = service
    ? visitLength(service.duration_minutes, service.extra_minutes, factsOf(need, item.interpreter !== undefined)).longer
    : []
  const km = item.mode === 'onsite' && way ? toldKm(way.km) : undefined
  return [
    {
      needId: item.needId,
      service: need.service,
      title: need.title ?? need.name,
      staffId: item.staffId,
      professional: professionalOf(professional),
      mode: item.mode,
      placeId: item.unitId,
      ...(item.mode === 'onsite' && place !== undefined ? { place: place.fi, placeText: place } : {}),
      ...(km === undefined ? {} : { awayKm: km }),
      ...(item.interpreter === undefined || need.interpreter === null
        ? {}
        : { interpreter: { language: need.interpreter, how: item.interpreter } }),
      ...(longer.length === 0 ? {} : { longer: [...longer] }),
      ...(item.beside === undefined ? {} : { beside: item.beside.flatMap((id) => besideView(id, book)) }),
      ...(item.withoutBeside === true ? { withoutBeside: true } : {}),
      ...(item.isGroup === true ? { group: true } : {}),
      start: formatHelsinki(toInstant(item.fromMs)),
      end: formatHelsinki(toInstant(item.toMs)),
      insideLimit: latest === undefined || item.day <= latest,
      ...(latest === undefined ? {} : { dueDate: latest }),
    },
  ]
}

function besideView(staffId: string, book: StaffBook): NonNullable<Offer['items'][number]['beside']> {
  const who = book.staff.get(staffId)
  return who ? [{ staffId, ...professionalOf(who) }] : []
}
