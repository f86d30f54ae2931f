import { expect, test } from 'vitest'
import { parseDay } from './parse-day.ts'

test('a day is read as people write it', () => {
  for (const text of ['31.3.1957', '31/3/1957', ' 31. 3. 1957 ', '1957-03-31'])
    expect(parseDay(text)).toBe('1957-03-31')
})
test('29 February is a day in leap years only', () => {
  expect(parseDay('29.2.1960')).toBe('1960-02-29')
  expect(parseDay('29.2.1961')).toBeUndefined()
  expect(parseDay('29.2.1900')).toBeUndefined()
})
test('what is no day of the calendar is no day', () => {
  for (const text of ['', '32.1.2000', '0.1.2000', '1.13.2000', '1.1.57', 'eilen'])
    expect(parseDay(text)).toBeUndefined()
})
