import { isInstantText, isLocalDate, toHelsinkiTime, toInstant } from '../time/index.ts'
import { englishMonths } from './english-months.ts'
import { eventTexts } from './event-texts.ts'
import { eventTextsInSami } from './event-texts-in-sami.ts'
import { sectionIn } from './section-words.ts'
import { stepTextsInSami } from './step-texts-in-sami.ts'
import { residentTexts, type ResidentKey } from './resident-texts.ts'
import { stepTexts, stepTextsForOne } from './step-texts.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Clock, ExplanationStep, LawText } from './types.ts'
import { eventNames } from './vocabulary.ts'

const languages = ['fi', 'sv', 'en'] as const

type Exceptions = LawInForce['exceptions']

/**
 * A step of the reasoning as a sentence in Finnish, Swedish, English and Northern Sámi.
 *
 * @param exceptions the law's, by id: with them an exception is called by its title, otherwise by its id
 */
export function explainStep(step: ExplanationStep, exceptions?: Exceptions): LawText {
  const say = (language: ResidentLanguage, template: string): string =>
    tidy(
      template.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = step.parameters[name]
        if (typeof value !== 'string') return shown(value, language)
        if (name === 'section') return sectionIn(value, language)
        const title = name === 'exception' ? exceptions?.get(value)?.title : undefined
        return title === undefined ? shown(value, language) : `«${title[language] ?? title.fi}»`
      }),
    )
  const usual = { ...stepTexts[step.code], se: stepTextsInSami[step.code] }
  const { fi, sv, en, se } = step.parameters['count'] === 1 ? (stepTextsForOne[step.code] ?? usual) : usual
  return { fi: say('fi', fi), sv: say('sv', sv), en: say('en', en), se: say('se', se) }
}

/** The whole reasoning of a clock, a sentence a step. */
export function explainClock(clock: Clock, exceptions?: Exceptions): readonly LawText[] {
  return clock.explanation.map((step) => explainStep(step, exceptions))
}

/**
 * What a resident is told of a clock: what has been promised and by when, on what ground, and what has become of it. Plain
 * words, under 15 words a sentence. Without a number it says "without delay"; care by a plan says so. In Northern Sámi where
 * the title has it.
 */
export function tellResident(clock: Clock): LawText {
  const { dueDate } = clock
  const key = residentKey(clock)
  const ground = clock.kind === 'promise' ? residentGround.promise : residentGround.law
  const tell = (language: ResidentLanguage, title: string, lawName: string): string => {
    const main = residentTexts[key][language]
      .replace('{what}', title)
      .replace('{date}', dueDate === null ? '' : showDate(dueDate, language))
      .replace('{time}', showTime(clock.dueAt?.slice(11, 16) ?? '', language))
    return tidy(`${main} ${ground[language].replace('{law}', `${lawName}, ${sectionIn(clock.section, language)}`)}`)
  }
  const { title, lawName } = clock
  const [fi, sv, en] = languages.map((language) => tell(language, title[language], lawName[language]))
  const told = { fi: fi ?? '', sv: sv ?? '', en: en ?? '' }
  // Half a sentence in another language is worse than the whole one in Finnish.
  return title.se === undefined ? told : { ...told, se: tell('se', title.se, lawName.se ?? lawName.fi) }
}

function residentKey({ state, status, stoppedBy, dueDate, dueAt, explanation }: Clock): ResidentKey {
  // A mark, such as a no-show, stands in the place of the status: the reasoning still says how it was counted.
  const isAtOnce = explanation.some(({ code }) => code === 'atOnce')
  switch (state) {
    case 'notApplied':
      return status === 'notApplied' ? 'declined' : status === 'suspended' ? 'suspended' : 'planned'
    case 'met':
      return 'done'
    case 'metByOffer':
      return 'offered'
    case 'breached':
      return stoppedBy === null ? (isAtOnce ? 'passedAtOnce' : 'passed') : 'doneLate'
    case 'ended':
      return status === 'lapsed' ? 'lapsed' : 'ended'
    case 'running':
      if (dueDate === null) return 'withoutDelay'
      if (isAtOnce || status === 'immediate') return 'immediate'
      return dueAt === undefined ? 'byDate' : 'byTime'
  }
}

const residentGround = {
  law: {
    fi: 'Näin sanoo laki: {law}.',
    sv: 'Så säger lagen: {law}.',
    en: 'The law says so: {law}.',
    se: 'Ná láhka dadjá: {law}.',
  },
  promise: {
    fi: 'Tämä on hyvinvointialueen oma lupaus.',
    sv: 'Detta är välfärdsområdets eget löfte.',
    en: 'This is the county’s own promise.',
    se: 'Dát lea buresveadjinguovllu iežas lohpádus.',
  },
} as const

/** Sections end in an abbreviation's full stop, which is the sentence's too. */
function tidy(text: string): string {
  return text.replace('..', '.')
}

const words: Readonly<Record<string, LawText>> = {
  high: { fi: 'suuri', sv: 'stor', en: 'high', se: 'stuoris' },
  medium: { fi: 'kohtalainen', sv: 'måttlig', en: 'medium', se: 'gaskamearálaš' },
  low: { fi: 'pieni', sv: 'liten', en: 'low', se: 'unni' },
}

type Language = (typeof languages)[number]
/** Northern Sámi is the resident's alone, and no speaker has read it. */
type ResidentLanguage = Language | 'se'

function shown(value: string | number | readonly string[] | undefined, language: ResidentLanguage): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return value.map((item) => shown(item, language)).join(', ')
  if (isLocalDate(value)) return showDate(value, language)
  const [from = '', to = ''] = value.split('/')
  if (isLocalDate(from) && isLocalDate(to)) return `${showDate(from, language)}–${showDate(to, language)}`
  if (isInstantText(value)) {
    const { date, time } = toHelsinkiTime(toInstant(value))
    return `${showDate(date, language)} ${showTime(time, language)}`
  }
  if (clockTime.test(value)) return showTime(value, language)
  const event = eventNames.find((name) => name === value)
  if (event === undefined) return words[value]?.[language] ?? value
  return language === 'se' ? eventTextsInSami[event] : eventTexts[event][language]
}

const clockTime = /^\d\d:\d\d$/

/** 16.00 in Finnish, Swedish and Northern Sámi, 16:00 in English. */
function showTime(time: string, language: ResidentLanguage): string {
  return language === 'en' ? time : time.replace(':', '.')
}

/** 24.2.2027 in Finnish, Swedish and Northern Sámi, 24 February 2027 in English. No locale of the machine is asked. */
function showDate(date: string, language: ResidentLanguage): string {
  const [year = '', month = '', day = ''] = date.split('-')
  if (language !== 'en') return `${Number(day)}.${Number(month)}.${year}`
  return `${Number(day)} ${englishMonths[Number(month) - 1] ?? ''} ${year}`
}
