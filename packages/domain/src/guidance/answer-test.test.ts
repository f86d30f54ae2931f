import { describe, expect, test } from 'vitest'
import { parseAnswerTest, polarityOf, truthFromAnswer } from './answer-test.ts'

describe('what an answer says by itself', () => {
  test.each([
    ...[
      'unknown',
      'not_asked',
      'not asked',
      'not_asked_alone',
      'not sure',
      'not_sure',
      'not known',
      'not measured',
      'not assessed',
    ],
    ...[
      'not applicable',
      'no idea',
      'no answer',
      'n/a',
      'N/A',
      '?',
      '-',
      '',
      ' ',
      "don't know",
      'I don’t know',
      'unsure',
      'unclear',
    ],
    ...[
      'ei tiedä',
      'ei tiedossa',
      'ei kysytty',
      'ei mitattu',
      'ei osaa sanoa',
      'ei tietoa',
      'En tiedä',
      'epävarma',
      'tuntematon',
    ],
    ...['vet ej', 'vet inte', 'nej vet ej', 'inte frågat', 'inte säker', 'ej känt', 'okänt', 'oklart', 'osäker'],
    // What was there before is no sign of today, nor that it is gone.
    ...['stable', 'unchanged', 'as_before', 'ennallaan', 'oförändrat', 'stabilt'],
  ])('nobody knows: %s', (value) => expect(polarityOf(value)).toBe('unknown'))

  test.each([
    ...[
      'never stops',
      'not stopping',
      'not normal',
      'not ok',
      'ei lopu',
      'ei normaali',
      'inte normalt',
      'slutar inte, nej',
    ],
    ...['no, but yesterday', 'ok but worse at night', 'ei, mutta eilen', 'nej, men i går', 'normal until today'],
  ])('a no-word that goes on is no reassuring no: %s', (value) => expect(polarityOf(value)).not.toBe('no'))

  test.each([
    ...[
      false,
      0,
      '0',
      'no',
      'No.',
      'none',
      'never',
      'not at all',
      'no, never',
      'ok',
      'OK',
      'normal',
      'false',
      'negative',
    ],
    ...['ei', 'Ei.', 'ei ole', 'ei lainkaan', 'ei koskaan', 'kunnossa', 'nej', 'inte alls', 'aldrig', 'inga'],
    ...[['no'], ['none', false]],
  ])('a plain no: %s', (value) => expect(polarityOf(value)).toBe('no'))

  test.each([
    true,
    1,
    '2',
    'yes',
    'yes_mother_home',
    'kyllä',
    'ja',
    'superficial_no_treatment',
    'walker_10m',
    ['no', 'a knife'],
  ])('a yes: %s', (value) => expect(polarityOf(value)).toBe('yes'))

  test.each([null, undefined, {}, [], [null], ['unknown']])('nothing: %s', (value) =>
    expect(polarityOf(value)).toBe('unknown'),
  )
})

describe('what an answer says for a fact', () => {
  const says = (binding: string, value: unknown) => truthFromAnswer(parseAnswerTest(binding), value)
  test('where a no is the alarm, only a plain yes or «ok» reassures', () => {
    expect(
      ['no', false, 'ei', 'not safe', 'no, but a neighbour is here', 'ei pysty', 'inte trygg', ['no']].map((value) =>
        says('safe_now = no', value),
      ),
    ).toEqual([2, 2, 2, 2, 2, 2, 2, 2])
    expect(
      ['yes', true, 'ok', 'kunnossa', ['ok'], 'yes_mother_home', 'kyllä'].map((value) => says('safe_now = no', value)),
    ).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(
      ['maybe', 'with difficulty', 'not sure', 'yes_but_afraid', 'ok but worse', 'ei tiedossa'].map((value) =>
        says('safe_now = no', value),
      ),
    ).toEqual([1, 1, 1, 1, 1, 1])
  })
  test('among values a no that goes on is not known, and a bare no alarms where it is listed', () => {
    expect(says('cognition = confus*', 'not normal')).toBe(1)
    expect(says('cognition = confus*', 'ok')).toBe(0)
    expect(['none', 'no', false, 'refuses'].map((value) => says('feeding = none|no|refus*', value))).toEqual([
      2, 2, 2, 2,
    ])
    expect(says('vomiting = cannot_drink', 'cannot drink')).toBe(2)
  })
})
