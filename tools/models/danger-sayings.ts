import { readFileSync } from 'node:fs'
import { urgencyOf, type GuidanceModels } from '@luukku/domain/guidance'

export interface DangerSaying {
  readonly danger: string
  /** The least urgent class that is not under-triage. */
  readonly worst: 'A' | 'B' | 'C'
  readonly age: number
  readonly lang: 'fi' | 'sv' | 'en'
  readonly text: string
  /** Every second one was left out while words were mended, until its figure had been written down (docs/bench/guide.md). */
  readonly isHeldOut: boolean
}

interface DangerRow {
  readonly danger: string
  readonly worst: 'A' | 'B' | 'C'
  readonly age: number
  readonly fi: readonly string[]
  readonly sv: readonly string[]
  readonly en: readonly string[]
}

/** How people say a danger, written from how they speak and not from the words the rules know. */
export function readDangerSayings(): DangerSaying[] {
  const file = new URL('../../testdata/guidance/danger-sayings.json', import.meta.url)
  const rows = JSON.parse(readFileSync(file, 'utf8')) as readonly DangerRow[]
  return rows.flatMap(({ danger, worst, age, ...texts }) =>
    (['fi', 'sv', 'en'] as const).flatMap((lang) =>
      texts[lang].map((text, at) => ({ danger, worst, age, lang, text, isHeldOut: at % 2 === 1 })),
    ),
  )
}

/** A message around the saying: a long everyday story, a courtesy, a denial of another thing, somebody who writes all small. */
export type Frame = 'plain' | 'story' | 'courtesy' | 'denial' | 'small letters'

export const frames: readonly Frame[] = ['plain', 'story', 'courtesy', 'denial', 'small letters']

const story: Readonly<Record<DangerSaying['lang'], readonly [string, string]>> = {
  fi: [
    'Hei, olemme juuri muuttaneet tänne Savonlinnasta ja kaikki on vielä vähän levällään, koira haukkuu ja remontti on kesken.',
    'Kysyisin samalla mistä löytyy teidän aukioloajat ja miten pysäköinti toimii.',
  ],
  sv: [
    'Hej, vi har nyss flyttat hit från Vasa och allt är lite rörigt, hunden skäller och köket är halvfärdigt.',
    'Jag undrar samtidigt var jag hittar era öppettider och hur parkeringen fungerar.',
  ],
  en: [
    'Hello, we have just moved here from Turku and everything is a bit of a mess, the dog barks and the kitchen is half done.',
    'Also wondering where I find your opening hours and how parking works.',
  ],
}
const courtesy: Readonly<Record<DangerSaying['lang'], readonly [string, string]>> = {
  fi: ['Anteeksi että vaivaan,', 'Ei varmaan mitään vakavaa, kiitos jo etukäteen.'],
  sv: ['Ursäkta att jag stör,', 'Det är säkert inget, tack på förhand.'],
  en: ['Sorry to bother you,', 'Probably nothing, thanks in advance.'],
}
/** Denials of things that no danger of the file is about. */
const denial: Readonly<Record<DangerSaying['lang'], string>> = {
  fi: 'Ei allergioita eikä nuhaa.',
  sv: 'Inga allergier och ingen snuva.',
  en: 'No allergies and no runny nose.',
}

export function inFrame({ text, lang }: DangerSaying, frame: Frame): string {
  switch (frame) {
    case 'plain':
      return text
    case 'story':
      return `${story[lang][0]} ${text}. ${story[lang][1]}`
    case 'courtesy':
      return `${courtesy[lang][0]} ${text.charAt(0).toLowerCase()}${text.slice(1)}. ${courtesy[lang][1]}`
    case 'denial':
      return `${text}. ${denial[lang]}`
    case 'small letters':
      return text.toLowerCase().replaceAll(', ', ' ')
  }
}

/** Whether the message comes out as urgent as the danger asks. */
export function isHeard(models: GuidanceModels, saying: DangerSaying, text: string): boolean {
  const { urgencyClass } = urgencyOf(models, {
    text,
    lang: saying.lang,
    person: { age: saying.age },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-24T09:12',
  })
  return urgencyClass <= saying.worst
}
