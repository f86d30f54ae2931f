import { eventTexts } from './event-texts.ts'
import type { Limit, LimitUnit, Rule } from './rule.ts'
import type { LawText } from './types.ts'

const t = (fi: string, sv: string, en: string): LawText => ({ fi, sv, en })

/** How each unit is said; `#` is the number. */
const units: Readonly<Record<LimitUnit, LawText>> = {
  calendarDays: t('# vuorokautta', '# dygn', '# days'),
  weeks: t('# viikkoa', '# veckor', '# weeks'),
  months: t('# kk', '# mån', '# months'),
  workingDays: t('# arkipäivää', '# vardagar', '# working days'),
  schoolWorkingDays: t('# koulun työpäivää', '# skolans arbetsdagar', '# school working days'),
  sameOrNextWorkingDay: t(
    'sama tai seuraava arkipäivä',
    'samma eller följande vardag',
    'the same or the next working day',
  ),
  sameOrNextSchoolWorkingDay: t(
    'sama tai seuraava koulun työpäivä',
    'samma eller följande arbetsdag i skolan',
    'the same or the next school working day',
  ),
  sameOfficeDay: t('sama päivä virka-aikana', 'samma dag under tjänstetid', 'the same day in office hours'),
  immediately: t('heti', 'genast', 'at once'),
  immediatelyInOfficeHours: t('heti virka-aikana', 'genast under tjänstetid', 'at once in office hours'),
  withoutDelay: t('viivyttelemättä', 'utan dröjsmål', 'without delay'),
  asPlanned: t('suunnitelman mukaan', 'enligt planen', 'as the plan says'),
  asApplicableRule: t('samat ajat kuin muutoin', 'samma tider som annars', 'the same limits as otherwise'),
  monthEndNext: t('seuraavan kuukauden loppu', 'slutet av följande månad', 'the end of the next month'),
  workingDaysOrFirstOfMonth: t(
    '# arkipäivää tai kuukauden ensimmäinen arkipäivä, jos se on myöhemmin',
    '# vardagar eller månadens första vardag om den är senare',
    '# working days, or the first working day of the month if that is later',
  ),
}

/** A limit in words: how long, from what, and what else is counted. */
export function limitWords({ limit, orIfLater, extensionMonths, firstDayCounted, rollForward }: Rule): LawText {
  const parts = [
    said(limit),
    ...(orIfLater === undefined ? [] : [orLater(orIfLater)]),
    ...(extensionMonths === 0
      ? []
      : [
          t(
            `perustellusti ${extensionMonths} kk lisää`,
            `på motiverade grunder ${extensionMonths} mån till`,
            `${extensionMonths} months more on grounds`,
          ),
        ]),
    ...(firstDayCounted
      ? [t('ensimmäinen päivä lasketaan', 'den första dagen räknas', 'the first day is counted')]
      : []),
    ...(rollForward
      ? [t('siirtyy pyhän yli arkipäivään', 'flyttas till följande vardag', 'moves to the next working day')]
      : []),
  ]
  return joined(parts, '; ')
}

/** Events in words, joined by commas. */
export function eventWords(names: readonly (keyof typeof eventTexts)[]): LawText {
  return joined(
    names.map((name) => eventTexts[name]),
    ', ',
  )
}

function said({ unit, value }: Limit): LawText {
  const { fi, sv, en } = units[unit]
  const put = (text: string) => text.replace('#', String(value))
  return t(put(fi), put(sv), put(en))
}

function orLater({ limit, from }: NonNullable<Rule['orIfLater']>): LawText {
  const { fi, sv, en } = said(limit)
  const event = eventTexts[from]
  return t(
    `tai, jos myöhemmin, ${fi} (${event.fi})`,
    `eller, om senare, ${sv} (${event.sv})`,
    `or, if later, ${en} from ${event.en}`,
  )
}

function joined(parts: readonly LawText[], by: string): LawText {
  const all = (language: 'fi' | 'sv' | 'en') => parts.map((part) => part[language]).join(by)
  return t(all('fi'), all('sv'), all('en'))
}
