import type { Instrument, InstrumentItem, InstrumentOption } from '@luukku/domain/questionnaire'
import type { LocalText } from '@luukku/domain/guidance'
import {
  extensionUrls,
  type FhirExtension,
  type FhirItem,
  type FhirQuestionnaire,
  type FhirTranslated,
} from './fhir-questionnaire.ts'
import { lossesOf } from './losses.ts'
import { fromExtension } from './plain-extension.ts'

/** What could not be taken over, in words; an instrument with any of these must be looked at by a person. */
export interface ReadQuestionnaire {
  readonly instrument: Instrument
  readonly left: readonly string[]
}

/**
 * Reads an R4 Questionnaire as an instrument. Groups are laid flat in their order; items of a kind that is not scored here
 * (free text, dates, attachments) are left out and named, and so is every part that has no place here (`losses.ts`). A questionnaire of another system has no bands and no alarms of
 * ours: it is then filled and not scored, and nobody is alarmed by it until a person has written when.
 *
 * @throws Error in words when it is no Questionnaire, or has no item that can be asked
 */
export function fromFhirQuestionnaire(resource: FhirQuestionnaire): ReadQuestionnaire {
  if ((resource as { resourceType?: string }).resourceType !== 'Questionnaire')
    throw new Error('this is no Questionnaire')
  const left = lossesOf(resource)
  const ours = plainOf<Partial<Instrument>>(resource.extension, extensionUrls.scoring)
  const scoring = ours ?? {}
  const items = flat(resource.item ?? []).flatMap((item) => toItem(item, resource.language ?? 'fi', left))
  if (items.length === 0) throw new Error('the questionnaire has no item that can be asked here')
  const lang = resource.language ?? 'fi'
  const title = textOf(resource.title ?? resource.id ?? 'questionnaire', resource._title, lang)
  if (ours === undefined) left.push('scales and bands: the questionnaire is not scored')
  if (ours === undefined) left.push('alarms: no answer brings help by itself')
  return {
    left,
    instrument: {
      id: idOf(resource),
      version: resource.version ?? '1',
      title,
      intro: textOf(resource.description ?? resource.title ?? '', resource._description, lang),
      licence: scoring.licence ?? {
        holder: resource.copyright ?? '',
        terms: resource.copyright ?? '',
        source: resource.url ?? '',
        file: '',
      },
      checked: scoring.checked ?? {},
      filledBy: scoring.filledBy ?? 'self',
      items,
      scales: scoring.scales ?? [],
      alarms: scoring.alarms ?? [],
      ...(scoring.gate === undefined ? {} : { gate: scoring.gate }),
    },
  }
}

const idOf = ({ id, url }: FhirQuestionnaire): string =>
  (id ?? url?.split(/[/:]/).at(-1) ?? 'questionnaire').toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')

const flat = (items: readonly FhirItem[]): FhirItem[] =>
  items.flatMap((item) => (item.type === 'group' ? flat(item.item ?? []) : [item, ...flat(item.item ?? [])]))

function toItem(item: FhirItem, lang: string, left: string[]): InstrumentItem[] {
  const base = {
    id: item.linkId,
    text: textOf(item.text ?? item.linkId, item._text, lang),
    ...optional('help', plainOf<LocalText>(item.extension, 'help')),
    ...optional('when', whenOf(item, left)),
  }
  if (item.type === 'choice' && (item.answerOption ?? []).length > 1)
    return [
      { ...base, kind: 'choice', options: (item.answerOption ?? []).map((option, n) => toOption(option, n, lang)) },
    ]
  if (item.type === 'decimal' || item.type === 'integer' || item.type === 'quantity') {
    const measure = plainOf<{ steps?: []; unablePoints?: number }>(item.extension, extensionUrls.measure)
    const number = (url: string) => {
      const found = item.extension?.find((one) => one.url === url)
      return found?.valueDecimal ?? found?.valueInteger
    }
    const min = number(extensionUrls.min)
    const max = number(extensionUrls.max)
    if (min !== undefined && max !== undefined) {
      const unit = item.extension?.find(({ url }) => url === extensionUrls.unit)?.valueCoding
      return [
        {
          ...base,
          kind: 'measure',
          unit: unit?.code ?? unit?.display ?? '1',
          min,
          max,
          steps: measure?.steps ?? [{ atLeast: min, points: 0 }],
          ...optional('unablePoints', measure?.unablePoints),
        },
      ]
    }
  }
  if (item.type !== 'display') left.push(`${item.linkId}: an item of the type ${item.type} is not asked here`)
  return []
}

function toOption(option: NonNullable<FhirItem['answerOption']>[number], n: number, lang: string): InstrumentOption {
  const coding = option.valueCoding ?? { display: option.valueString ?? String(option.valueInteger ?? '') }
  const points = coding.extension?.find(({ url }) => url === extensionUrls.ordinal)
  return {
    code: coding.code ?? String(n),
    points: points?.valueDecimal ?? points?.valueInteger ?? 0,
    text: textOf(coding.display ?? coding.code ?? '', coding._display, lang),
  }
}

function whenOf({ linkId, enableWhen = [], enableBehavior }: FhirItem, left: string[]) {
  const when: Record<string, string[]> = {}
  for (const { question, operator, answerCoding } of enableWhen) {
    if (operator === '=' && answerCoding?.code !== undefined) (when[question] ??= []).push(answerCoding.code)
    else left.push(`${linkId}: the condition on ${question} is not read; the item is always asked`)
  }
  if (Object.keys(when).length === 0) return undefined
  // «Any» over several questions is another thing than the «all» that is known here: asking too much is the safer error.
  if (enableBehavior === 'any' && Object.keys(when).length > 1) {
    left.push(`${linkId}: «any» of several conditions is not read; the item is always asked`)
    return undefined
  }
  return when
}

/** A text in three languages; where one was not given the resource's own stands in its place. */
function textOf(own: string, more: FhirTranslated | undefined, lang: string): LocalText {
  const given: Record<string, string> = { [lang.slice(0, 2)]: own }
  for (const { url, extension = [] } of more?.extension ?? []) {
    const code = extension.find((one) => one.url === 'lang')?.valueCode
    const part = extension.find((one) => one.url === 'content')
    const content = part?.valueString ?? part?.valueMarkdown
    if (url === extensionUrls.translation && code !== undefined && content !== undefined)
      given[code.slice(0, 2)] = content
  }
  const { fi = own, sv = own, en = own, se } = given
  return { fi, sv, en, ...(se === undefined ? {} : { se }) }
}

function plainOf<Value>(extensions: readonly FhirExtension[] | undefined, url: string): Value | undefined {
  const found = extensions?.find((one) => one.url === url)
  return found === undefined ? undefined : (fromExtension(found) as Value)
}

const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, Value>>
