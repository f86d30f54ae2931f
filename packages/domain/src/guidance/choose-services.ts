import { absorbedNeeds } from './absorbed-needs.ts'
import type { FactView } from './expression.ts'
import { holds, readsOf } from './expression.ts'
import type { CompiledRule, CompiledService, GuidanceModels } from './guidance-models.ts'
import type { ActiveNeed, DecidedUrgency } from './decide-urgency.ts'
import { isFaint } from './faint-needs.ts'

export interface ChosenService {
  readonly service: string
  readonly weight: number
  /** The need that asks for it; a rule's service stands by itself. */
  readonly need: ActiveNeed | null
  readonly rule: CompiledRule | null
}

export interface ChosenServices {
  /** One to three, the strongest first. */
  readonly chosen: readonly ChosenService[]
  readonly alternatives: readonly string[]
}

const mostServices = 3
/** What an answer to "what is it about" adds to the weight of a need's services. */
const namedWeight = 0.6
/** Of a need that another includes: after what the standing needs ask for. */
const includedWeight = 6.5
/** Of the self-care that somebody asked for: before what else the need would propose. */
const selfCareWeight = 10
/** From this weight on what a rule asks for is the matter, and no addition to one. */
const clearRule = 9.5
/** The assessment of the need of care: who gives the help assesses it. */
const assessment = 'HTA'
/** Below this weight a service is an alternative, not a proposal. */
const proposedWeight = 5

/** Needs that stand by themselves: those another active need includes are left out. */
export function standingNeeds(needs: readonly ActiveNeed[]): ActiveNeed[] {
  const absorbed = absorbedNeeds(needs.map(({ need }) => need))
  return needs
    .filter(({ need }) => !absorbed.has(need.id))
    .sort((a, b) => (b.need.raw.priority ?? 0) - (a.need.raw.priority ?? 0))
}

/** What the form names stands beside a need that one word in passing speaks for, though that one would include it. */
function standingBeside(
  needs: readonly ActiveNeed[],
  slight: ReadonlySet<string>,
  named: ReadonlyMap<string, unknown>,
): ActiveNeed[] {
  const clear = absorbedNeeds(needs.filter(({ need }) => !slight.has(need.id)).map(({ need }) => need))
  const standing = standingNeeds(needs)
  return [
    ...standing,
    ...needs.filter((one) => named.has(one.need.id) && !clear.has(one.need.id) && !standing.includes(one)),
  ]
}

/**
 * The one to three services for the standing needs and the rules that fired. Rules may put theirs instead of the needs'.
 *
 * @param slight needs that one word in passing speaks for (`slightNeeds`): beside a clear need theirs are other ways
 * @param named needs that the form names: theirs go first, and the main service of one stays where a need of another model
 * includes it, for the person said that it is a matter of its own
 */
export function chooseServices(
  models: GuidanceModels,
  view: FactView,
  decided: DecidedUrgency,
  slight: ReadonlySet<string>,
  named: ReadonlyMap<string, ReadonlySet<string>>,
): ChosenServices {
  const instead = decided.rules.some(({ raw }) => raw.instead === 'all')
    ? 'all'
    : decided.rules.some(({ raw }) => raw.instead === 'health')
      ? 'health'
      : null
  // The most urgent rule that puts its services in place of others; what less urgent rules ask for yields to it.
  const insteadClass = decided.rules.reduce<string>(
    (most, { raw }) => (raw.instead !== undefined && raw.class !== undefined && raw.class < most ? raw.class : most),
    'Z',
  )
  const byService = new Map<string, ChosenService>()
  const alternatives: string[] = []
  const offer = (one: ChosenService, isSetAside: boolean): void => {
    if (isSetAside || one.weight < proposedWeight) {
      alternatives.push(one.service)
      return
    }
    const known = byService.get(one.service)
    if (known === undefined || known.weight < one.weight) byService.set(one.service, one)
  }
  // In an emergency nothing less than the emergency is proposed.
  const rules =
    decided.urgencyClass === 'A'
      ? decided.rules.filter(({ raw }) => raw.class === 'A' || raw.childProtection === 'notice')
      : decided.rules
  for (const rule of rules) {
    // A child's protection goes on beside the ambulance.
    const isOver =
      instead !== null &&
      rule.raw.childProtection !== 'notice' &&
      (rule.raw.class === undefined ? rule.raw.instead === undefined : rule.raw.class > insteadClass)
    for (const item of rule.services)
      if (applies(item, view)) offer({ ...item, need: null, rule }, isOver && isSetAside(models, item.service, instead))
    alternatives.push(...(rule.raw.alternatives ?? []))
  }
  const standing = standingBeside(decided.needs, slight, named)
  const isClear = standing.some(
    ({ need }) =>
      need.raw.yields !== true &&
      !slight.has(need.id) &&
      need.services.some((item) => item.weight >= proposedWeight && applies(item, view)),
  )
  // What a rule asks for is clear too: of two facts it knows more than one word tells.
  const ruling = [...byService.values()].flatMap(({ rule, weight }) => (weight >= clearRule ? (rule?.model ?? []) : []))
  const namedFacts = new Set([...named.values()].flatMap((facts) => [...facts]))
  for (const active of standing) {
    const boost = (active.need.raw.priority ?? 0) / 100 + (named.has(active.need.id) ? namedWeight : 0)
    const isSlight = slight.has(active.need.id)
    const isYielding =
      (isClear && (active.need.raw.yields === true || isSlight)) ||
      (isSlight && ruling.some((model) => model !== active.need.model))
    const selfCare = selfCareFirst(models, view, decided, active)
    if (selfCare !== null)
      offer({ service: selfCare, weight: selfCareWeight + boost, need: active, rule: null }, isYielding)
    for (const item of active.need.services) {
      if (!applies(item, view)) continue
      // What the form names besides, `aids` of who comes home, goes before what nobody named.
      const asked = isOf(item, namedFacts) ? namedWeight : 0
      offer(
        { service: item.service, weight: item.weight + boost + asked, need: active, rule: null },
        isYielding || selfCare !== null || isSetAside(models, item.service, instead),
      )
    }
    alternatives.push(...(active.need.raw.alternatives ?? []))
  }
  for (const active of decided.needs) {
    const { need } = active
    const isSpokenFor = standing.some((other) => other === active || other.need.model === need.model)
    const isHeard = [...(named.get(need.id) ?? [])].every((id) =>
      standing.some((other) => named.get(other.need.id)?.has(id)),
    )
    const item = need.services.find((service) => applies(service, view))
    if (isSpokenFor || isHeard || isFaint(active.need) || need.raw.yields === true || item === undefined) continue
    const chosen = { service: item.service, weight: includedWeight, need: active, rule: null }
    offer(chosen, isSetAside(models, item.service, instead))
  }
  const ranked = [...byService.values()].sort((a, b) => b.weight - a.weight)
  const chosen = begunFirst(models, ranked, decided).slice(0, mostServices)
  const rest = [...ranked.map((one) => one.service), ...alternatives]
  const taken = new Set(chosen.map((one) => one.service))
  return { chosen, alternatives: [...new Set(rest)].filter((service) => !taken.has(service)) }
}

/**
 * Where help begins within the hour, the appointment that a calmer need of the same side asks for is another way: whoever gives the
 * help sees what comes after it; a service of both sides is of the begun one too. A matter of the other side stays beside it, and so
 * does what a rule asks for: it was written with it in mind.
 */
function begunFirst(
  models: GuidanceModels,
  ranked: readonly ChosenService[],
  { urgencyClass }: DecidedUrgency,
): readonly ChosenService[] {
  if (urgencyClass > 'B') return ranked
  const sideOf = ({ service }: ChosenService) => {
    const side = models.common.services[service]?.register ?? 'both'
    // What one can do oneself is of the side of care: beside the emergency department nobody is sent to self-care.
    return side === 'self' ? 'health' : side
  }
  const isBegun = ({ service }: ChosenService): boolean => models.common.services[service]?.atOnce === true
  const begun = new Set(ranked.filter(isBegun).map(sideOf))
  const isOfBegunSide = (one: ChosenService): boolean => {
    const side = sideOf(one)
    return begun.has(side) || begun.has('both') || (side === 'both' && begun.size > 0)
  }
  // A nurse who would say how urgent it is has nothing to say where it is known; only what is as urgent asks for one.
  const isAsked = ({ service, rule }: ChosenService): boolean =>
    service !== assessment || (rule?.raw.class ?? 'E') <= 'B'
  return ranked.filter(
    (one) =>
      isBegun(one) ||
      (one.need === null ? isAsked(one) || !isOfBegunSide(one) : one.need.urgencyClass <= 'B' || !isOfBegunSide(one)),
  )
}

/**
 * Who asks what they can do themselves gets that answer where nothing is urgent, the need itself knows it for another way, and
 * nothing but self-care would stand in its place; the appointment is then the other way.
 */
function selfCareFirst(
  { common: { selfCare } }: GuidanceModels,
  view: FactView,
  { urgencyClass }: DecidedUrgency,
  { need }: ActiveNeed,
): string | null {
  if (selfCare === undefined || urgencyClass !== 'E' || view.truthOf(selfCare.fact) !== 2) return null
  if (!selfCare.models.includes(need.model) || need.raw.alternatives?.includes(selfCare.service) !== true) return null
  return need.services.some((item) => item.service === selfCare.service && applies(item, view))
    ? null
    : selfCare.service
}

function isOf({ condition }: CompiledService, facts: ReadonlySet<string>): boolean {
  return condition !== null && readsOf(condition).facts.some((id) => facts.has(id))
}

function applies(item: CompiledService, view: FactView): boolean {
  return (item.condition === null || holds(item.condition, view)) && !item.unless.some((id) => view.truthOf(id) === 2)
}

function isSetAside(models: GuidanceModels, service: string, instead: 'health' | 'all' | null): boolean {
  if (instead === null) return false
  if (instead === 'all') return true
  const register = models.common.services[service]?.register
  return register === 'health' || register === 'self'
}
