import type { FactView } from './expression.ts'
import type { DecidedUrgency } from './decide-urgency.ts'
import { standingNeeds } from './choose-services.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { ChildProtection, Proposal, ProposedNeed, Segment, SocialUrgency } from './proposal.ts'
import { polarityOf } from './answer-test.ts'

type Duties = Pick<
  Proposal,
  | 'professionals'
  | 'segment'
  | 'sharedPlan'
  | 'socialUrgency'
  | 'childProtection'
  | 'worryNotice'
  | 'ownWorker'
  | 'specialSupport'
  | 'interpreter'
  | 'safeContact'
  | 'permissionNeeded'
  | 'proxy'
  | 'humanReview'
  | 'instruments'
>

const segmentOrder: readonly Segment[] = ['omatoimi', 'yhteiso', 'yhteistyo', 'verkosto']

/** What besides urgency and services is to be weighed: who joins, which notice, which permission, which language. */
export function decideDuties(
  models: GuidanceModels,
  input: GuidanceInput,
  view: FactView,
  decided: DecidedUrgency,
  needs: readonly ProposedNeed[],
): Duties {
  const standing = standingNeeds(decided.needs)
  const raws = decided.rules.map((rule) => rule.raw)
  const proposedIds = new Set(needs.map((need) => need.needId))
  const professionals = [
    ...raws.flatMap((rule) => rule.professionals ?? []),
    ...standing.filter(({ need }) => proposedIds.has(need.id)).flatMap(({ need }) => need.raw.professionals ?? []),
  ]
  const registers = new Set(needs.map((need) => need.register))
  const crossesTheWall =
    (registers.has('health') && registers.has('social')) || (registers.has('both') && needs.length > 1)
  const segments: Segment[] = [
    ...raws.flatMap((rule) => rule.segment ?? []),
    ...standing.filter(({ need }) => proposedIds.has(need.id)).flatMap(({ need }) => need.raw.segment ?? []),
    ...(crossesTheWall && needs.length > 2 ? (['verkosto'] as const) : []),
  ]
  const segment = segments.sort((a, b) => segmentOrder.indexOf(b) - segmentOrder.indexOf(a))[0] ?? 'omatoimi'
  const isEmergency = decided.urgencyClass === 'A'
  return {
    professionals: [...new Set(professionals)],
    segment: isEmergency && !registers.has('social') ? 'omatoimi' : segment,
    sharedPlan: !isEmergency && (segment === 'verkosto' || segment === 'yhteistyo'),
    socialUrgency: socialUrgencyOf(
      raws.flatMap((rule) => rule.socialUrgency ?? []),
      needs,
    ),
    childProtection: childProtectionOf(models, raws),
    worryNotice: raws.some((rule) => rule.worryNotice === true),
    ownWorker: !isEmergency && (segment === 'verkosto' || raws.some((rule) => rule.ownWorker === true)),
    specialSupport: raws.some((rule) => rule.specialSupport === true),
    interpreter: interpreterOf(input),
    safeContact: safeContactOf(input, raws),
    permissionNeeded:
      !isEmergency &&
      (crossesTheWall || segment === 'verkosto' || raws.some((rule) => rule.permission === true)) &&
      !raws.some((rule) => rule.worryNotice === true),
    proxy: raws.find((rule) => rule.proxy !== undefined)?.proxy ?? null,
    humanReview:
      raws.some((rule) => rule.humanReview === true) ||
      decided.urgencyClass !== 'E' ||
      view.truthOf('on-behalf') === 2 ||
      segment !== 'omatoimi',
    instruments: [
      ...new Set([
        ...raws.flatMap((rule) => rule.instruments ?? []),
        ...standing.flatMap(({ need }) => need.raw.instruments ?? []),
      ]),
    ],
  }
}

function socialUrgencyOf(fromRules: readonly SocialUrgency[], needs: readonly ProposedNeed[]): SocialUrgency {
  if (fromRules.includes('kiireellinen')) return 'kiireellinen'
  const hasSocial = needs.some(
    (need) => need.register === 'social' || (need.register === 'both' && need.clocks.social !== undefined),
  )
  return hasSocial || fromRules.length > 0 ? 'ei-kiireellinen' : 'none'
}

function childProtectionOf(
  models: GuidanceModels,
  rules: readonly { readonly childProtection?: 'notice' | 'contact' }[],
): ChildProtection {
  const kinds = rules.flatMap((rule) => rule.childProtection ?? [])
  const kind = kinds.includes('notice') ? 'notice' : kinds[0]
  if (kind === undefined) return { consider: false, section: '', why: null }
  return { consider: true, ...models.common.childProtection[kind] }
}

/** The language of the person, where it is not the language the county answers in without asking. */
function interpreterOf(input: GuidanceInput): string | null {
  const asked = input.answers['interpreter'] ?? input.answers['language_wish']
  if (typeof asked === 'string' && polarityOf(asked) === 'yes') return languageCode(asked)
  const own = input.person.lang ?? null
  return own !== null && !['fi', 'sv', 'en'].includes(own) ? languageCode(own) : null
}

function languageCode(language: string): string {
  const word = language.trim().toLowerCase()
  const known: Readonly<Record<string, string>> = {
    'northern sámi': 'se',
    'northern sami': 'se',
    pohjoissaame: 'se',
    davvisámegiella: 'se',
    swedish: 'sv',
    ruotsi: 'sv',
    arabic: 'ar',
    russian: 'ru',
    somali: 'so',
    english: 'en',
  }
  return known[word] ?? word
}

function safeContactOf(
  input: GuidanceInput,
  rules: readonly { readonly safeContact?: boolean }[],
): Proposal['safeContact'] {
  const how = input.answers['safe_contact']
  const given = typeof how === 'string' && polarityOf(how) === 'yes' ? how : null
  return { needed: given !== null || rules.some((rule) => rule.safeContact === true), how: given }
}
