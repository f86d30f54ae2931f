import { describe, expect, test } from 'vitest'
import { proposeGuidance } from '@luukku/domain/guidance'
import { getModels } from '../../apps/server/src/modules/guidance/index.ts'

const models = getModels()
const propose = (o: { text?: string; lang?: 'fi' | 'sv' | 'en'; onBehalfOf?: string; age?: number }) =>
  proposeGuidance(models, {
    text: o.text ?? 'Kurkku on kipeä ja kuumetta 39.',
    lang: o.lang ?? 'fi',
    person: { age: o.age ?? 44, ...(o.onBehalfOf === undefined ? {} : { onBehalfOf: o.onBehalfOf }) },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-24T09:12',
  })

describe('somebody else asks', () => {
  test.each(['child', 'other', 'äiti', 'naapuri', 'mamma', 'mother', 'eadni', 'taxi driver'])(
    'is known whatever the word is: «%s»',
    (onBehalfOf) => {
      expect(propose({ onBehalfOf, age: 17 })).toMatchObject({ proxy: 'guardian', permissionNeeded: true })
      expect(propose({ onBehalfOf, age: 18 })).toMatchObject({ proxy: 'proxy_with_consent', permissionNeeded: true })
    },
  )
  test.each([undefined, '', '  '])('is not so when the form says nothing of it: %j', (onBehalfOf) => {
    expect(propose({ ...(onBehalfOf === undefined ? {} : { onBehalfOf }) })).toMatchObject({
      proxy: null,
      permissionNeeded: false,
    })
  })
  test.each([
    ['My husband hits me and I am afraid of him.', 'en'],
    ['My throat hurts, my wife and my son had the same.', 'en'],
    ['Mieheni löi minua ja pelkään häntä.', 'fi'],
  ] as const)('is not heard in the text, where people speak of others: %s', (text, lang) => {
    expect(propose({ text, lang }).proxy).toBeNull()
  })
})
