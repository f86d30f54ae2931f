import { expect, test } from 'vitest'
import { compileModels, namedNumber } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const { measuredAnswers } = compileModels(readModelFiles()).common

test.each([...(measuredAnswers ?? []), 'phq9_item9'])(
  'the sum of a filled questionnaire has a name of its own on the desk: %s',
  (key) => {
    expect(namedNumber(key, 3)?.name.fi).toMatch(/./)
    expect(namedNumber(key, 3)?.value.fi).toContain('3')
  },
)
