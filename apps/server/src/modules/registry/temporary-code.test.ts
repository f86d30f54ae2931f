import { expect, test } from 'vitest'
import { isTemporaryCode, makeTemporaryCode } from './temporary-code.ts'

test('a temporary code is read back, and one wrong letter shows', () => {
  for (let n = 0; n < 500; n++) {
    const code = makeTemporaryCode()
    expect(isTemporaryCode(code), code).toBe(true)
    expect(isTemporaryCode(code.toLowerCase())).toBe(true)
    for (const at of [2, 5, 7, 10]) {
      const wrong = code.slice(0, at) + (code[at] === 'C' ? 'D' : 'C') + code.slice(at + 1)
      expect(isTemporaryCode(wrong), `${code} ${wrong}`).toBe(false)
    }
  }
  expect(isTemporaryCode('010180-900M')).toBe(false)
})
