import type { LocalText, TextLanguage } from './local-text.ts'
import type { RawFact, RawModel } from './model-file.ts'

/** What is wrong with a question of a model, and where in its file. */
export interface QuestionFault {
  readonly path: string
  readonly reason: string
}

/**
 * Words that speak to the reader, by language. Not every inflection: Finnish says «you» by a verb's ending, of which only
 * the question form is told apart («oletko», never «ovatko»), and Northern Sámi by an ending it shares with the plural.
 */
const secondPerson: Readonly<Record<TextLanguage, RegExp>> = {
  fi: /(?<!\p{L})(sinä|sinu\p{L}*)(?!\p{L})|\p{L}+(?<!v[aä])tk[oö](?!\p{L})/iu,
  sv: /\b(du|dig|din|ditt|dina)\b/i,
  en: /\b(you|your|yourself)\b/i,
  se: /(?<!\p{L})(don|du|dus|dutnje|iežat)(?!\p{L})/iu,
}

/**
 * Questions that could not be put to somebody who asks for another: without a wording in the third person, with one that
 * says «you», or one that has Northern Sámi for the person alone. And pages shared by one question or by such as cannot be
 * ticked.
 */
export function faultsOfQuestions(models: readonly RawModel[]): { model: string; faults: QuestionFault[] }[] {
  const pages = new Map<string, number>()
  for (const model of models)
    for (const { among } of Object.values(model.facts ?? {}))
      if (among !== undefined) pages.set(among.page, (pages.get(among.page) ?? 0) + 1)
  return models.map((model) => ({
    model: model.name,
    faults: Object.entries(model.facts ?? {}).flatMap(([id, fact]) =>
      [...faultsOfOther(fact), ...faultsOfAmong(fact, pages)].map(({ path, reason }) => ({
        path: `facts.${id}.${path}`,
        reason: `the question of "${id}" ${reason}`,
      })),
    ),
  }))
}

function faultsOfOther({ ask, askOfOther }: RawFact): QuestionFault[] {
  if (ask === undefined)
    return askOfOther === undefined ? [] : [{ path: 'askOfOther', reason: 'is worded for another only' }]
  if (askOfOther === undefined)
    return [{ path: 'ask', reason: 'has no wording for somebody who asks for another: give askOfOther, or "same"' }]
  if (askOfOther === 'same')
    return saysYou(ask).map((lang) => ({
      path: 'ask',
      reason: `says «you» in ${lang}: it is not the same for another`,
    }))
  const faults = saysYou(askOfOther).map((lang) => ({ path: 'askOfOther', reason: `says «you» of another in ${lang}` }))
  if (ask.se !== undefined && askOfOther.se === undefined)
    faults.push({ path: 'askOfOther', reason: 'has no se for another, and has it for oneself' })
  return faults
}

function faultsOfAmong({ ask, among, kind }: RawFact, pages: ReadonlyMap<string, number>): QuestionFault[] {
  if (among === undefined) return []
  const faults: QuestionFault[] = saysYou(among.text).map((lang) => ({
    path: 'among',
    reason: `says «you» in ${lang} on a page it shares`,
  }))
  if (ask === undefined || (kind !== undefined && kind !== 'yesNoUnknown'))
    faults.push({ path: 'among', reason: 'shares a page and cannot be ticked' })
  if ((pages.get(among.page) ?? 0) < 2) faults.push({ path: 'among', reason: `is alone on its page "${among.page}"` })
  return faults
}

const saysYou = (text: LocalText): TextLanguage[] =>
  (['fi', 'sv', 'en', 'se'] as const).filter((lang) => secondPerson[lang].test(text[lang] ?? ''))
