import type {
  RawCourse,
  RawFact,
  RawFirstStep,
  RawModel,
  RawNeed,
  RawNeedService,
  RawOutcome,
  RawPlanLine,
  RawRule,
  RawWays,
} from './model-file.ts'
import { freeUnderSettings } from './model-file.ts'
import type { ClockHints } from './proposal.ts'

/** What a model's file says that nobody reads or that cannot be so, and where in it. */
export interface FieldFault {
  readonly path: string
  readonly reason: string
}

type Check = (value: unknown, path: string) => FieldFault[]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const is =
  (fits: (value: unknown) => boolean, what: string): Check =>
  (value, path) =>
    fits(value) ? [] : [{ path, reason: `${JSON.stringify(value).slice(0, 40)} is not ${what}` }]

const oneOf = (...values: readonly unknown[]): Check =>
  is((value) => values.includes(value), `one of ${values.join(', ')}`)

const list =
  (each: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((one, i) => each(one, `${path}.${i}`))
      : [{ path, reason: 'a list is expected' }]

const named =
  (each: Check): Check =>
  (value, path) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([key, one]) => each(one, `${path}.${key}`))
      : [{ path, reason: 'an object is expected' }]

/** Every field by its name: one that is not in the table is a slip of the pen, and would be passed over in silence. */
function fields<One>(
  table: Readonly<Record<keyof One & string, Check>>,
  ...needed: readonly (keyof One & string)[]
): Check {
  const checks = new Map<string, Check>(Object.entries<Check>(table))
  return (value, path) => {
    if (!isRecord(value)) return [{ path, reason: 'an object is expected' }]
    const faults: FieldFault[] = needed
      .filter((key) => value[key] === undefined)
      .map((key) => ({ path, reason: `the field "${key}" is missing` }))
    for (const [key, one] of Object.entries(value)) {
      const at = path === '' ? key : `${path}.${key}`
      const check = checks.get(key)
      if (check === undefined) faults.push({ path: at, reason: `the field "${key}" is not known` })
      else faults.push(...check(one, at))
    }
    return faults
  }
}

const languages = ['fi', 'sv', 'en', 'se'] as const
const isWords = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const words = is(isWords, 'a text')
const wordList = list(words)
const number = is((value) => typeof value === 'number' && Number.isFinite(value), 'a number')
const yesNo = oneOf(true, false)
const counts = oneOf('counts')
const urgency = oneOf('A', 'B', 'C', 'D', 'E')
const segment = oneOf('omatoimi', 'yhteistyo', 'yhteiso', 'verkosto')
/** What a person reads: in three languages, and in Northern Sámi where there is some. */
const text: Check = (value, path) => {
  if (!isRecord(value)) return [{ path, reason: 'a text in fi, sv and en is expected' }]
  const faults: FieldFault[] = languages
    .filter((lang) => (lang !== 'se' || 'se' in value) && !isWords(value[lang]))
    .map((lang) => ({ path, reason: `the text has no ${lang}` }))
  for (const key of Object.keys(value))
    if (!languages.some((lang) => lang === key)) faults.push({ path, reason: `the text has the language "${key}"` })
  return faults
}
const texts = list(text)
const byLanguage = fields<{ fi: string; sv: string; en: string; se: string }>({
  fi: wordList,
  sv: wordList,
  en: wordList,
  se: wordList,
})

const clocks = fields<ClockHints>({
  health: oneOf(
    'illness',
    'oral',
    'oral-urgent',
    'psychosocial',
    'prevention',
    'plan-based',
    'self-care',
    'urgent',
    'assessment-only',
  ),
  social: list(
    oneOf(
      'general',
      'urgent',
      'older',
      'disabled',
      'special-support-child',
      'child-protection',
      'child-protection-urgent',
      'income-support',
      'income-support-urgent',
      'decision',
      'student',
      'student-urgent',
    ),
  ),
})

const serviceItem = fields<RawNeedService>({ service: words, weight: number, if: words, unless: wordList }, 'service')
const services = list((value, path) => (typeof value === 'string' ? [] : serviceItem(value, path)))

const fact = fields<RawFact>(
  {
    label: text,
    redFlag: yesNo,
    words: byLanguage,
    answers: wordList,
    from: words,
    ask: text,
    askOfOther: (value, path) => (value === 'same' ? [] : text(value, path)),
    among: fields<NonNullable<RawFact['among']>>({ page: words, text }, 'page', 'text'),
    clearedByAnswers: wordList,
    answersOutweighWords: yesNo,
    askAfter: words,
    why: text,
    kind: oneOf('yesNoUnknown', 'choice', 'scale', 'number', 'text'),
    options: list(fields<{ value: string; label: string }>({ value: words, label: text }, 'value', 'label')),
    min: number,
    max: number,
    hypothetical: counts,
    past: counts,
    explains: oneOf('sentence', 'beside', 'contact'),
    negated: counts,
    act: yesNo,
    ofPerson: yesNo,
    ofMinor: yesNo,
    generic: yesNo,
    source: words,
  },
  'label',
)

const planLine = fields<RawPlanLine>(
  {
    service: words,
    what: text,
    meanwhile: text,
    watchFor: text,
    followUpDays: number,
    stepUp: text,
    steps: texts,
    freeUnder: oneOf(...freeUnderSettings),
  },
  'service',
  'what',
  'meanwhile',
  'watchFor',
  'followUpDays',
)
const ways = fields<RawWays>({ selfCare: text, ngo: text, remote: text, onsite: text })
const outcomes = list(
  fields<RawOutcome>({ measure: text, instrument: words, atDays: list(number) }, 'measure', 'atDays'),
)

const needFields = fields<RawNeed>(
  {
    title: text,
    yields: yesNo,
    when: words,
    unless: wordList,
    class: urgency,
    cleared: urgency,
    clearedBy: wordList,
    clearedIf: words,
    priority: number,
    absorbs: wordList,
    services,
    alternatives: wordList,
    ways,
    professionals: wordList,
    ask: wordList,
    ruleOut: wordList,
    instruments: wordList,
    clocks,
    clocksIf: list(fields<{ if: string; clocks: ClockHints }>({ if: words, clocks }, 'if', 'clocks')),
    starts: wordList,
    segment,
    safetyNet: text,
    goals: texts,
    plan: list(planLine),
    outcomes,
    competences: texts,
    course: words,
    source: words,
  },
  'title',
  'when',
  'class',
  'services',
)

const need: Check = (value, path) => {
  const faults = needFields(value, path)
  if (faults.length > 0 || !isRecord(value) || value.cleared === undefined) return faults
  const isHasty = String(value.cleared) < String(value.class)
  return isHasty ? [{ path: `${path}.cleared`, reason: 'what is cleared is more urgent than the class' }] : []
}

const rule = fields<RawRule>(
  {
    id: words,
    if: words,
    unless: wordList,
    onePerson: yesNo,
    class: urgency,
    call112: yesNo,
    services,
    instead: oneOf('health', 'all'),
    alternatives: wordList,
    professionals: wordList,
    childProtection: oneOf('notice', 'contact'),
    worryNotice: yesNo,
    ownWorker: yesNo,
    specialSupport: yesNo,
    permission: yesNo,
    safeContact: yesNo,
    humanReview: yesNo,
    segment,
    socialUrgency: oneOf('none', 'ei-kiireellinen', 'kiireellinen'),
    instruments: wordList,
    clocks,
    proxy: words,
    why: text,
    safetyNet: text,
    source: words,
  },
  'id',
  'if',
)

const model = fields<RawModel>(
  {
    name: words,
    version: words,
    status: oneOf('draft, not approved', 'approved'),
    title: text,
    who: text,
    intendedPurpose: text,
    says: byLanguage,
    facts: named(fact),
    needs: named(need),
    courses: named(
      fields<RawCourse>(
        {
          meanwhile: text,
          watchFor: text,
          stepUp: text,
          ways,
          goals: texts,
          outcomes,
          competences: texts,
          starts: wordList,
        },
        'meanwhile',
        'watchFor',
        'stepUp',
      ),
    ),
    firstSteps: named(fields<RawFirstStep>({ what: text, followUpDays: number }, 'what', 'followUpDays')),
    rules: list(rule),
    openQuestions: texts,
    sources: list(
      fields<NonNullable<RawModel['sources']>[number]>(
        { id: words, title: words, url: words, read: yesNo },
        'id',
        'title',
        'read',
      ),
    ),
  },
  'name',
  'version',
  'status',
  'title',
  'who',
)

/**
 * What is wrong with the fields of a model's file: a name that nobody reads, a value that is none of those there are, a text
 * that lacks a language. A class «c» would compare as less urgent than E, and a «redFlg» would be no red flag.
 */
export const faultsOfFields = (value: unknown): readonly FieldFault[] => model(value, '')
