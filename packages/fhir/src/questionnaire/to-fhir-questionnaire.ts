import type { Instrument, InstrumentItem } from '@luukku/domain/questionnaire'
import type { LocalText } from '@luukku/domain/guidance'
import {
  extensionUrls,
  type FhirCoding,
  type FhirExtension,
  type FhirItem,
  type FhirQuestionnaire,
  type FhirTranslated,
} from './fhir-questionnaire.ts'
import { toExtension } from './plain-extension.ts'

/**
 * An instrument as an R4 Questionnaire: Finnish as its language, the others as translations, points as ordinal values.
 * Scales with their bands, alarms and the gate have no place in R4 and stand in one extension of our own.
 */
export function toFhirQuestionnaire(instrument: Instrument): FhirQuestionnaire {
  const { id, version, title, intro, licence, checked, filledBy, items, scales, alarms, gate } = instrument
  const url = `urn:luukku:questionnaire:${id}`
  return {
    resourceType: 'Questionnaire',
    id,
    url,
    version,
    language: 'fi',
    // A wording that no speaker has compared with the published one is not ready for use as it stands.
    status: checked.fi === true ? 'active' : 'draft',
    title: title.fi,
    _title: translated(title),
    description: intro.fi,
    _description: translated(intro),
    copyright: `${licence.holder} ${licence.terms}`,
    subjectType: ['Patient'],
    item: items.map((item) => toItem(item, url)),
    extension: toExtension(extensionUrls.scoring, { filledBy, scales, alarms, gate, licence, checked }),
  }
}

function toItem(item: InstrumentItem, url: string): FhirItem {
  const enabled = Object.entries(item.when ?? {})
  const base = {
    linkId: item.id,
    text: item.text.fi,
    _text: translated(item.text),
    required: true,
    ...(enabled.length === 0
      ? {}
      : {
          // R4 has one behaviour for all conditions: several codes of one answer are «any», which one question always is.
          enableBehavior: enabled.length === 1 ? ('any' as const) : ('all' as const),
          enableWhen: enabled.flatMap(([question, codes]) =>
            codes.map((code) => ({ question, operator: '=', answerCoding: { system: `${url}:${question}`, code } })),
          ),
        }),
  }
  const help = item.help === undefined ? [] : toExtension('help', item.help)
  if (item.kind === 'choice')
    return {
      ...base,
      type: 'choice',
      answerOption: item.options.map(({ code, points, text }) => ({
        valueCoding: {
          system: `${url}:${item.id}`,
          code,
          display: text.fi,
          _display: translated(text),
          extension: [{ url: extensionUrls.ordinal, valueDecimal: points }],
        } satisfies FhirCoding,
      })),
      ...(help.length === 0 ? {} : { extension: help }),
    }
  const { unit, min, max, steps, unablePoints } = item
  return {
    ...base,
    type: 'decimal',
    extension: [
      ...help,
      { url: extensionUrls.unit, valueCoding: { system: 'http://unitsofmeasure.org', code: unit, display: unit } },
      { url: extensionUrls.min, valueDecimal: min },
      { url: extensionUrls.max, valueDecimal: max },
      ...toExtension(extensionUrls.measure, { steps, unablePoints }),
    ],
  }
}

/** Every language but the resource's own, as the standard's translation extension has it. */
function translated(text: LocalText): FhirTranslated {
  const others = (['sv', 'en', 'se'] as const).flatMap((lang): FhirExtension[] => {
    const content = text[lang]
    return content === undefined
      ? []
      : [
          {
            url: extensionUrls.translation,
            extension: [
              { url: 'lang', valueCode: lang },
              { url: 'content', valueString: content },
            ],
          },
        ]
  })
  return { extension: others }
}
